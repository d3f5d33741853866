"""The columns of the evidence log, named for readers; evidence/log.py has their ids."""

from flask_babel import gettext

from warning_signs.evidence.log import COLUMNS


def column_names() -> dict[str, str]:
    """The name of each column in the reader's language, in the order of the log."""
    names = {
        "date_time": gettext("Date and time"),
        # Translators: the app, game or chat where a message came
        "place": gettext("Where"),
        "account": gettext("Account name"),
        "address": gettext("Web address"),
        "what": gettext("What happened"),
        "kept": gettext("Where the screenshot is kept"),
    }
    return {column: names[column] for column in COLUMNS}
