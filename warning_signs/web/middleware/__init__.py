"""What surrounds every page: headers, packing, ready pages in memory, errors."""

from flask import Flask, Response, abort, request

from warning_signs.web.middleware import errors, guard
from warning_signs.web.middleware.compression import compress
from warning_signs.web.middleware.page_cache import PageCache
from warning_signs.web.middleware.security_headers import set_headers


def init_app(app: Flask) -> None:
    """Put the shell around `app`, whose content must be loaded."""
    errors.init_app(app)
    app.before_request(_refuse_long_stream)
    app.after_request(_finish)
    if not app.debug:  # who works on a template wants to see the change
        countries = app.extensions["content"].countries
        queries = ["", *(f"country={code}" for code in countries)]
        app.wsgi_app = app.extensions["pages"] = PageCache(app.wsgi_app, queries)
    guard.init_app(app)


def _refuse_long_stream() -> None:
    """Refuse a body that does not say its length and turns out too long.

    Werkzeug refuses a length that is said, but cuts a stream off at the limit without a word.
    """
    limit = request.max_content_length  # the setting, unless a page takes more
    streamed = request.method == "POST" and request.content_length is None
    if streamed and len(request.get_data()) >= limit:
        abort(413)


def _finish(response: Response) -> Response:
    """Headers first: the policy is computed from the page, which is unreadable once packed."""
    set_headers(response, request)
    compress(response, request.headers.get("Accept-Encoding", ""))
    return response
