"""Around everything else: what fails outside Flask has an answer too, and no message is written."""

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
"""For when no page can be made, in the language that needs no catalogue."""


class Application(Flask):
    """The application, which says of an exception no more than its kind and its line of code."""

    def log_exception(self, exc_info: Any) -> None:
        """Write what was not caught; Flask would write the address and the exception’s text too."""
        if self.debug:  # who works on the site wants to see it all
            super().log_exception(exc_info)
        else:
            log.error(describe(exc_info[1]))


class Guard:
    """WSGI middleware: what comes out of the application as an exception becomes an answer."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._application = app.wsgi_app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, whatever happens (WSGI)."""
        if not _is_host(environ.get("HTTP_HOST", "")):
            environ.pop("HTTP_HOST", None)  # no page could be made, as links would have no base
        try:
            return self._application(environ, start_response)
        except Exception as error:
            if self._app.testing or self._app.debug:
                raise
            log.error(describe(error))
        start_response("500 INTERNAL SERVER ERROR", _headers())
        return [LAST_RESORT.encode()]


def init_app(app: Flask) -> None:
    """Put it around all that is there."""
    default_handler.setFormatter(DayFormatter())
    app.wsgi_app = Guard(app)


def _is_host(written: str) -> bool:
    return len(written) <= LONGEST_HOST and bool(HOST.fullmatch(written))


def _headers() -> list[tuple[str, str]]:
    return [
        *ALWAYS.items(),
        ("Content-Security-Policy", content_security_policy(LAST_RESORT)),
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex"),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(LAST_RESORT))),
    ]
