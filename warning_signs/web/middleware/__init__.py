"""What surrounds every page: headers, compression, the page cache, errors, a limit to bodies."""

from flask import Flask, Response, request

from warning_signs.web.middleware import errors, guard
from warning_signs.web.middleware.body_limit import refuse_long_stream
from warning_signs.web.middleware.compression import compress
from warning_signs.web.middleware.page_cache import PageCache
from warning_signs.web.middleware.security_headers import set_headers


def init_app(app: Flask) -> None:
    """Put the middleware around `app`, whose content must be loaded."""
    errors.init_app(app)
    app.before_request(refuse_long_stream)
    app.after_request(_finish)
    if not app.debug:  # who works on a template wants to see the change
        countries = app.extensions["content"].countries
        queries = ["", *(f"country={code}" for code in countries)]
        app.wsgi_app = app.extensions["pages"] = PageCache(app.wsgi_app, queries)
    guard.init_app(app)


def _finish(response: Response) -> Response:
    """Headers first: the policy is computed from the page, which is unreadable once packed."""
    set_headers(response, request)
    compress(response, request.headers.get("Accept-Encoding", ""))
    return response
