"""Languages: which there are, which one a reader gets, and what is handed to translators."""
