"""Languages: which there are, which one a reader gets, and what translators work with."""
