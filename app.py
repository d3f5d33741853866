"""The site as servers and the `flask` command find it."""

from warning_signs import create_app
from warning_signs.content.source import ContentError
from warning_signs.settings import SettingsError

try:
    app = create_app()
except (ContentError, SettingsError) as error:
    raise SystemExit(str(error)) from None  # says what to do; a stack trace would bury it
