"""Language and country in addresses: read once a request, and put into every link.

Neither is ever in a cookie. The language is the first part of the path, the country the one
query argument `country`, so the address alone says which page it is and any cache can keep it.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask, Response, current_app, g, redirect, request, url_for
from werkzeug.routing import RequestRedirect

from warning_signs.i18n.languages import SiteLocale
from warning_signs.i18n.negotiate import negotiate
from warning_signs.web.request.site import site_content


def init_app(app: Flask) -> None:
    """Give each request `g.locale` and `g.country`, and each link the same two."""
    app.before_request(_lead_to_the_slash)
    app.url_value_preprocessor(_read_address)
    app.url_defaults(_keep_language_and_country)
    app.jinja_env.globals.update(
        url=url_for_reader, same_page_in=same_page_in, absolute_url=absolute_url
    )


def language_prefix(locales: Iterable[SiteLocale]) -> str:
    """The `url_prefix` of all pages: matches the tags of these languages and nothing else."""
    return "/<any({}):lang>".format(",".join(f"'{locale.tag}'" for locale in locales))


def site_locales() -> Sequence[SiteLocale]:
    """The languages of this site, in the order of a chooser."""
    return current_app.extensions["locales"]


def offered_locales() -> Sequence[SiteLocale]:
    """Those that this page can be had in: a campaign offers some of the site’s languages."""
    campaign = g.get("campaign")
    if not campaign:
        return site_locales()
    return [locale for locale in site_locales() if locale.tag in campaign.languages]


def known_country(code: str | None) -> str | None:
    """The country code in capitals if help services are known for it, else None."""
    code = (code or "").upper()
    return code if code in site_content().countries else None


def url_for_reader(endpoint: str, **values: str | None) -> str:
    """The address of an endpoint, in the language and country of this request; for templates.

    As url_for, which would work out anew each of some forty links of a page.
    """
    return _url_for_reader(
        request.root_path, g.locale.tag, g.country, endpoint, tuple(values.items())
    )


@lru_cache(maxsize=8192)
def _url_for_reader(
    _root: str, _tag: str, _country: str | None, endpoint: str, values: tuple[tuple[str, Any], ...]
) -> str:
    return url_for(endpoint, **dict(values))


def same_page_in(tag: str) -> str:
    """The address of this very page in another language; of the home page if this is none."""
    endpoint = request.endpoint
    if not endpoint or not _has_language(endpoint):
        return url_for("pages.home", lang=tag)
    return url_for(endpoint, **(request.view_args or {}), lang=tag)


def absolute_url(path: str) -> str:
    """The whole address people see: the operator's, or else the one this request came by."""
    return urljoin(current_app.config["PUBLIC_URL"] or request.url_root, path)


def _lead_to_the_slash() -> Response | None:
    """Send who left out the last slash there by the path alone.

    Flask would name a whole address, with the http that it hears from a proxy that speaks https.
    """
    error = request.routing_exception
    if not isinstance(error, RequestRedirect):
        return None
    parts = urlsplit(error.new_url)
    path = f"/{parts.path.lstrip('/')}"  # two slashes would name another host
    return redirect(f"{path}?{parts.query}" if parts.query else path, error.code)


def _read_address(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Set `g.locale` and `g.country`; views do not get `lang` as an argument of theirs.

    Where the address names no language (an error, `/`, the API), the browser's choice decides.
    """
    tag = (values or {}).pop("lang", None) or request.path.partition("/")[2].partition("/")[0]
    by_tag = {locale.tag: locale for locale in site_locales()}
    accepted = request.headers.get("Accept-Language", "")
    g.locale = by_tag.get(tag) or negotiate(accepted, site_locales())
    g.country = known_country(request.args.get("country"))


def _keep_language_and_country(endpoint: str, values: dict[str, Any]) -> None:
    """Fill in what a link does not say itself. `country=None` makes a link without country."""
    if _has_language(endpoint) and "locale" in g:
        values.setdefault("lang", g.locale.tag)
        values.setdefault("country", g.country)


def _has_language(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "lang")
