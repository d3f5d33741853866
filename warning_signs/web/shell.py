"""What surrounds every page: headers, packing, ready pages in memory, errors."""

from flask import Flask, Response, request

from . import shell_errors
from .shell_cache import PageCache
from .shell_compression import compress
from .shell_headers import set_headers


def init_app(app: Flask) -> None:
    """Put the shell around `app`, whose content must be loaded."""
    shell_errors.init_app(app)
    app.after_request(_finish)
    if not app.debug:  # who works on a template wants to see the change
        countries = app.extensions["content"].countries
        queries = ["", *(f"country={code}" for code in countries)]
        app.wsgi_app = app.extensions["pages"] = PageCache(app.wsgi_app, queries)


def _finish(response: Response) -> Response:
    """Headers first: the policy is computed from the page, which is unreadable once packed."""
    set_headers(response, request)
    compress(response, request.headers.get("Accept-Encoding", ""))
    return response
