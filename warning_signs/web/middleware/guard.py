"""The outermost layer: a failure outside Flask gets a response too, and no message is logged."""

import logging
import re
from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask.logging import default_handler

from warning_signs.error_log import DayFormatter, describe
from warning_signs.web.middleware.security_headers import ALWAYS, content_security_policy

log = logging.getLogger(__name__)

HOST = re.compile(
    r"(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|\[[0-9a-f:.]{1,45}\])(?::\d{1,5})?",
    re.IGNORECASE | re.ASCII,
)
LONGEST_HOST = 260

LAST_RESORT = """<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Something went wrong on our side</title></head>
<body><main data-page="error">
<p><a href="tel:112">In danger now: call 112 (in the EU)</a></p>
<h1>Something went wrong on our side</h1>
<p>You did nothing wrong. Please try again in a few minutes.</p>
</main></body></html>
"""
"""The page for when no page can be rendered, in the language that needs no catalogue."""


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

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._application = app.wsgi_app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, whatever happens (WSGI)."""
        if not _is_host(environ.get("HTTP_HOST", "")):
            environ.pop("HTTP_HOST", None)  # links would have no base, and no page could be made
        try:
            return self._application(environ, start_response)
        except Exception as error:
            if self._app.testing or self._app.debug:
                raise
            log.error(describe(error))
        start_response("500 INTERNAL SERVER ERROR", _headers())
        return [LAST_RESORT.encode()]


def init_app(app: Flask) -> None:
    """Put the guard around everything that surrounds `app` so far."""
    default_handler.setFormatter(DayFormatter())
    # Flask’s documentation wraps wsgi_app like this, though it is a method.
    app.wsgi_app = Guard(app)  # type: ignore[method-assign]


def _is_host(header: str) -> bool:
    return len(header) <= LONGEST_HOST and bool(HOST.fullmatch(header))


def _headers() -> list[tuple[str, str]]:
    return [
        *ALWAYS.items(),
        ("Content-Security-Policy", content_security_policy(LAST_RESORT)),
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex"),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(LAST_RESORT))),
    ]
