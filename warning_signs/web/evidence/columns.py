"""The columns of the evidence log, named for readers; evidence/log.py has their ids."""

from flask_babel import gettext


def column_names() -> dict[str, str]:
    """The name of each column in the reader's language."""
    return {
        "date_time": gettext("Date and time"),
        # Translators: the app, game or chat where a message came
        "place": gettext("Where"),
        "account": gettext("Account name"),
        "address": gettext("Web address"),
        "what": gettext("What happened"),
        "kept": gettext("Where the screenshot is kept"),
    }
