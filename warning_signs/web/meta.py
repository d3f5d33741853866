"""Addresses for machines (health, crawlers, security contact), and `/`, which redirects."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from warning_signs.i18n.negotiate import region
from warning_signs.web.request.operator import contact_address
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import absolute_url, public_root
from warning_signs.web.sitemap import sitemap_pages, sitemap_xml

blueprint = Blueprint("meta", __name__)

SECURITY_TXT_DAYS = 180


@blueprint.get("/")
def start() -> WerkzeugResponse:
    """Redirect to the home page in the reader’s language, with a country if the browser has one."""
    known = site().content.countries
    country = g.country or region(request.headers.get("Accept-Language", ""), known)
    response = redirect(url_for("pages.home", country=country))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/healthz")
def health() -> Response:
    """Report that the site is up; content and translations were checked before it started."""
    response = _text("ok")
    response.cache_control.no_store = True
    return response


@blueprint.get("/readyz")
def ready() -> Response:
    """Report whether all works: like health, and the database of campaigns answers, if any.

    503 is for who watches and restarts the site. A site that does not count still helps, so nothing
    should take it away from readers for that.
    """
    problem = site().campaigns.problem()
    response = _text(problem or "ready")
    response.status_code = 503 if problem else 200
    response.cache_control.no_store = True
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Crawlers may list every page; a result is the answer to a POST, which they never see."""
    lines = "User-agent: *\nDisallow: /api/"
    if public_root():
        lines += f"\n\nSitemap: {absolute_url(url_for('.sitemap'))}"
    return _with_addresses(_text(lines))


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The sitemap: every page in every language; 404 if the site does not know its address."""
    if not public_root():
        abort(404)
    document = sitemap_xml(sitemap_pages())
    return _with_addresses(Response(document, content_type="application/xml; charset=utf-8"))


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell about a vulnerability (RFC 9116); 404 if the operator names nobody."""
    contact = contact_address()
    if not contact:
        abort(404)
    expires = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    expires += timedelta(days=SECURITY_TXT_DAYS)
    languages = ", ".join(locale.tag for locale in site().locales)
    lines = (f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}")
    return _text("\n".join((*lines, f"Preferred-Languages: {languages}")))


def _with_addresses(response: Response) -> Response:
    """Keep a response with full addresses out of shared caches, unless PUBLIC_URL gives them.

    Else one request with a made-up Host would send the next reader to another site.
    """
    if not current_app.config["PUBLIC_URL"]:
        response.headers["Cache-Control"] = "private, max-age=0"
    return response


def _text(text: str) -> Response:
    return Response(f"{text}\n", content_type="text/plain; charset=utf-8")
