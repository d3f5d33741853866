"""The answer for when no page can be made, prepared at the start so that it cannot fail itself.

It has the emergency number of every country, in every language of the site. There are two: for a
failure, and for when too much is asked of the site at a time.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from flask import Flask

from warning_signs.content.content import Content
from warning_signs.guidance.helplines import first_line
from warning_signs.i18n.english_parts import mark_up
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale
from warning_signs.i18n.negotiate import negotiate, region
from warning_signs.web.middleware.security_headers import (
    ALWAYS,
    ANYBODY,
    NOTHING,
    content_security_policy,
)
from warning_signs.web.request.site import site

TEMPLATE = "pages/last_resort.html"
API_PREFIX = "/api/"
CAMPAIGN = re.compile(r"/[^/]+/c/")
"""Where the pages of campaigns are, which are shown in frames."""
FAILED = b'{"type":"about:blank","title":"Internal Server Error","status":500}'
BUSY = b'{"type":"about:blank","title":"Service Unavailable","status":503}'

Answer = tuple[list[tuple[str, str]], bytes]
"""The headers of a response and its body."""


class LastResort:
    """The page of each language and country, ready to be sent."""

    def __init__(self, app: Flask) -> None:
        self._locales = {locale.tag: locale for locale in site(app).locales}
        self._countries = site(app).content.countries
        self._pages = {
            is_busy: last_resort_pages(app, is_busy=is_busy) for is_busy in (False, True)
        }
        # One policy serves all pages, which have the same style and the same script.
        page = self._pages[True][SOURCE_TAG, ""]
        self._policy = content_security_policy(page)
        self._framed_policy = content_security_policy(page, ANYBODY)

    def answer(self, environ: Mapping[str, Any], *, is_busy: bool = False) -> Answer:
        """The headers and the body for a request (WSGI), whatever is wrong with it."""
        path = str(environ.get("PATH_INFO", ""))
        if path.startswith(API_PREFIX):
            return _answer(BUSY if is_busy else FAILED, "application/problem+json", NOTHING)
        pages = self._pages[is_busy]
        try:
            page = pages[self._language(environ), self._country(environ)]
        except Exception:  # the reader’s choice cannot be read: any page is better than none
            page = pages[SOURCE_TAG, ""]
        policy = self._framed_policy if CAMPAIGN.match(path) else self._policy
        return _answer(page, "text/html; charset=utf-8", policy)

    def _language(self, environ: Mapping[str, Any]) -> str:
        tag = str(environ["PATH_INFO"]).partition("/")[2].partition("/")[0]
        accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return tag if tag in self._locales else negotiate(accepted, [*self._locales.values()]).tag

    def _country(self, environ: Mapping[str, Any]) -> str:
        (asked,) = parse_qs(str(environ.get("QUERY_STRING", ""))).get("country", [""])[:1]
        known = asked.upper() if asked.upper() in self._countries else None
        accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return known or region(accepted, self._countries) or ""


def last_resort_pages(app: Flask, *, is_busy: bool) -> Mapping[tuple[str, str], bytes]:
    """The page by language and country ('' for none) of a site that is too busy, or has failed."""
    return {
        (locale.tag, country): _page(app, locale, country, is_busy=is_busy)
        for locale in site(app).locales
        for country in ("", *site(app).content.countries)
    }


def _page(app: Flask, locale: SiteLocale, country: str, *, is_busy: bool) -> bytes:
    page = app.jinja_env.get_template(TEMPLATE).render(
        gettext=site(app).catalogue(locale.tag).gettext,
        locale=locale,
        country=country,
        is_busy=is_busy,
        home=f"/{locale.tag}/",
        exit_url=app.config["EXIT_URL"],
        **_helplines(site(app).content, locale, country),
    )
    return mark_up(page).encode()


def _helplines(content: Content, locale: SiteLocale, country: str) -> dict[str, Any]:
    lines = content.helplines.get(country)
    emergency = (lines or content.international).emergency
    return {"emergency": emergency, "line": first_line(lines, "parent", locale.tag)}


def _answer(body: bytes, content_type: str, policy: str) -> Answer:
    headers = [
        *ALWAYS.items(),
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex"),
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
    ]
    return headers, body
