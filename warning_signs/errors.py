"""What keeps the site from starting."""


class StartError(ValueError):
    """The site cannot start like this; the text names everything that is wrong and what to do."""
