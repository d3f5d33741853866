"""Language and country in addresses: read once for each request, and put into every link.

Neither is ever in a cookie. The language is the first part of the path and the country the query
argument `country`, so the address alone identifies a page and any cache can store it.
"""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from warning_signs.caching import cached
from warning_signs.i18n.languages import SiteLocale, find_locale
from warning_signs.i18n.negotiate import negotiate
from warning_signs.web.request.site import site

TURN = "turn"
"""A query argument that tells an address from that of the page before, for WebKit."""


def init_app(app: Flask) -> None:
    """Give each request `g.locale` and `g.country`, and each link the same two."""
    app.before_request(_redirect_to_slash)
    app.url_value_preprocessor(_read_language_and_country)
    app.url_defaults(_add_language_and_country)
    app.jinja_env.globals.update(
        url=url_for_reader,
        same_page_in=same_page_in,
        form_address=form_address,
        absolute_url=absolute_url,
    )


def language_prefix(locales: Iterable[SiteLocale]) -> str:
    """The `url_prefix` of all pages: matches the tags of these languages and nothing else."""
    return "/<any({}):lang>".format(",".join(f"'{locale.tag}'" for locale in locales))


def known_country(code: str | None) -> str | None:
    """The country code in capitals if helplines are known for it, else None."""
    code = (code or "").upper()
    return code if code in site().content.countries else None


def url_for_reader(endpoint: str, **values: str | None) -> str:
    """The address of an endpoint, in the language and country of this request; for templates.

    Like url_for, which would build each of a page’s forty links anew.
    """
    return _url_for_reader(
        request.root_path, g.locale.tag, g.country, endpoint, tuple(values.items())
    )


@cached
def _url_for_reader(
    _root: str, _tag: str, _country: str | None, endpoint: str, values: tuple[tuple[str, Any], ...]
) -> str:
    return url_for(endpoint, **dict(values))


def same_page_in(tag: str) -> str:
    """The address of this page in another language; of the home page where it is an error page."""
    endpoint = request.endpoint
    if not endpoint or not _has_language(endpoint):
        return url_for("pages.home", lang=tag)
    return url_for(endpoint, **(request.view_args or {}), lang=tag)


def form_address() -> str:
    """Where the answers of this page are posted: to the same page, never to its very address.

    WebKit, and so Safari, takes Back to the same address with a fragment (`#part-7`) for a move
    within the page, even where the page is the answer to a post: nobody would get back from a
    result to the questions. So an argument comes and goes with each post. It means nothing.
    """
    address = url_for_reader(request.endpoint or "", **(request.view_args or {}))
    if TURN in request.args:
        return address
    return f"{address}{'&' if '?' in address else '?'}{TURN}=1"


def public_root() -> str | None:
    """The address of the site that people see, which ends in a slash: PUBLIC_URL.

    Without it, that of this request, if the site is being tried on this very machine; else None. A
    sender may write any other host into a request, so none may get into what is kept or printed.
    """
    public: str = current_app.config["PUBLIC_URL"]
    if public or not _is_this_machine(request.host):
        return public or None
    return f"{request.scheme}://{request.host}{quote(request.root_path)}/"


def absolute_url(path: str) -> str:
    """`path` as a full URL that people see; the path alone where the site does not know its own."""
    return urljoin(public_root() or "", path)


def _is_this_machine(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _redirect_to_slash() -> Response | None:
    """Redirect to the URL with its trailing slash by a relative Location.

    Flask would send a full URL, with http where a proxy speaks https to the reader.
    """
    error = request.routing_exception
    if not isinstance(error, RequestRedirect):
        return None
    parts = urlsplit(error.new_url)
    path = f"/{parts.path.lstrip('/')}"  # two slashes would be another host
    return redirect(f"{path}?{parts.query}" if parts.query else path, error.code)


def _read_language_and_country(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Set `g.locale` and `g.country`, and take `lang` out of the arguments of views.

    Where the address has no language (an error, `/`, the API), the browser's choice decides.
    """
    tag = (values or {}).pop("lang", None) or request.path.partition("/")[2].partition("/")[0]
    accepted = request.headers.get("Accept-Language", "")
    g.locale = find_locale(site().locales, tag) or negotiate(accepted, site().locales)
    g.country = known_country(request.args.get("country"))


def _add_language_and_country(endpoint: str, values: dict[str, Any]) -> None:
    """Add to a link what it does not give itself; `country=None` makes one without a country."""
    if _has_language(endpoint) and "locale" in g:
        values.setdefault("lang", g.locale.tag)
        values.setdefault("country", g.country)


def _has_language(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "lang")
