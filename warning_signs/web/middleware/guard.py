"""The outermost layer: a failure outside Flask gets a response too, and no message is logged."""

import logging
import re
from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask.logging import default_handler

from warning_signs.error_log import DayFormatter, describe
from warning_signs.web.middleware.last_resort import LastResort

log = logging.getLogger(__name__)

HOST = re.compile(
    r"(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|\[[0-9a-f:.]{1,45}\])(?::\d{1,5})?",
    re.IGNORECASE | re.ASCII,
)
LONGEST_HOST = 260


class Application(Flask):
    """The Flask application, which logs of an exception only its kind and its line of code."""

    def log_exception(self, exc_info: Any) -> None:
        """Log an uncaught exception; Flask would log the address and the exception’s text too."""
        if self.debug:  # a developer wants to see it all
            super().log_exception(exc_info)
        else:
            log.error(describe(exc_info[1]))


class Guard:
    """WSGI middleware: an exception that leaves the application becomes a response."""

    def __init__(self, app: Flask, last_resort: LastResort) -> None:
        self._app = app
        self._application = app.wsgi_app
        self._last_resort = last_resort

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, whatever happens (WSGI)."""
        if not is_host(environ.get("HTTP_HOST", "")):
            environ.pop("HTTP_HOST", None)  # links would have no base, and no page could be made
        try:
            return self._application(environ, start_response)
        except Exception as error:
            if self._app.testing or self._app.debug:
                raise
            log.error(describe(error))
        headers, body = self._last_resort.answer(environ)
        start_response("500 INTERNAL SERVER ERROR", list(headers))
        return [body]


def init_app(app: Flask, last_resort: LastResort) -> None:
    """Put the guard around everything that surrounds `app` so far."""
    default_handler.setFormatter(DayFormatter())
    # Flask’s documentation wraps wsgi_app like this, though it is a method.
    app.wsgi_app = Guard(app, last_resort)  # type: ignore[method-assign]


def is_host(header: str) -> bool:
    """Whether a Host header names a host (RFC 9110, section 7.2)."""
    return len(header) <= LONGEST_HOST and bool(HOST.fullmatch(header))
