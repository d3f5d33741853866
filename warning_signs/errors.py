"""The error that keeps the site from starting."""


class StartError(ValueError):
    """The site cannot start; the message names every problem and how to fix it."""
