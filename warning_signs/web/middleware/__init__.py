"""What surrounds every page: headers, compression, the page cache, errors, limits."""

from flask import Flask, Response, g, request

from warning_signs.web.middleware import errors, guard
from warning_signs.web.middleware.admission import Admission
from warning_signs.web.middleware.body_limit import refuse_long_stream
from warning_signs.web.middleware.compression import compress
from warning_signs.web.middleware.english_parts import mark_english
from warning_signs.web.middleware.last_resort import LastResort
from warning_signs.web.middleware.page_cache import PageCache
from warning_signs.web.middleware.security_headers import set_headers
from warning_signs.web.request.site import site


def init_app(app: Flask) -> None:
    """Put the middleware around `app`, which must have its site."""
    last_resort = LastResort(app)
    errors.init_app(app, last_resort)
    app.before_request(refuse_long_stream)
    app.after_request(_finish)
    # Flask’s documentation wraps wsgi_app like this, though it is a method.
    largest = app.config["MAX_CONTENT_LENGTH"]
    app.wsgi_app = Admission(app.wsgi_app, last_resort, largest)  # type: ignore[method-assign]
    if not app.debug:  # whoever changes a template wants to see the change
        countries = site(app).content.countries
        app.wsgi_app = PageCache(app.wsgi_app, countries, site(app).pages)  # type: ignore[method-assign]
    guard.init_app(app, last_resort)


def _finish(response: Response) -> Response:
    """Headers first: the policy is computed from the page, which cannot be read once compressed."""
    if site().core_only:
        mark_english(response)
    set_headers(response, request)
    accepted = request.headers.get("Accept-Encoding", "")
    compress(response, accepted, _shared_part(response))
    return response


def _shared_part(response: Response) -> bytes:
    """A part of this response that many readers get: what its view names, else its style.

    What the view names may be gone by now: English in it was marked, or an error page came instead.
    """
    named: bytes = g.get("shared_part", b"")
    return named if named and named in response.get_data() else _style(response)


def _style(response: Response) -> bytes:
    """The stylesheet of a page, the same for all readers (see security_headers.py)."""
    if response.mimetype != "text/html":
        return b""
    body = response.get_data()
    return body[body.find(b"<style>") : body.find(b"</style>")]
