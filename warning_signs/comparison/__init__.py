"""A second look: the short code of a result, and two results side by side. No Flask here."""
