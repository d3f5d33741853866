"""The WSGI application, for servers: `warning_signs.serving.wsgi:app`."""

from warning_signs import create_app
from warning_signs.errors import StartError

try:
    app = create_app()
except StartError as error:
    raise SystemExit(str(error)) from None  # says what to do; a stack trace would bury it
