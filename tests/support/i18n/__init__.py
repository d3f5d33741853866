"""Languages that the site does not have yet, and the two that all are translated from."""
