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
        self._pages = {is_busy: busy_pages(app, is_busy=is_busy) for is_busy in (False, True)}
        self._problems = {
            is_busy: _answer(problem, "application/problem+json")
            for is_busy, problem in ((False, FAILED), (True, BUSY))
        }
        # One policy serves all pages, which have the same style and the same script.
        _headers, body = self._pages[True][SOURCE_TAG, ""]
        self._framed_policy = content_security_policy(body, ANYBODY)

    def answer(self, environ: Mapping[str, Any], *, is_busy: bool = False) -> Answer:
        """The headers and the body for a request (WSGI), whatever is wrong with it."""
        if str(environ.get("PATH_INFO", "")).startswith(API_PREFIX):
            return self._problems[is_busy]
        pages = self._pages[is_busy]
        try:
            headers, body = pages[self._language(environ), self._country(environ)]
            is_framed = CAMPAIGN.match(environ["PATH_INFO"])
            return (self._framed(headers) if is_framed else headers), body
        except Exception:  # the reader’s choice cannot be read: any page is better than none
            return pages[SOURCE_TAG, ""]

    def _framed(self, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The headers of a page that others may frame."""
        return list((dict(headers) | {"Content-Security-Policy": self._framed_policy}).items())

    def _language(self, environ: Mapping[str, Any]) -> str:
        tag = str(environ["PATH_INFO"]).partition("/")[2].partition("/")[0]
        accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return tag if tag in self._locales else negotiate(accepted, [*self._locales.values()]).tag

    def _country(self, environ: Mapping[str, Any]) -> str:
        (asked,) = parse_qs(str(environ.get("QUERY_STRING", ""))).get("country", [""])[:1]
        known = asked.upper() if asked.upper() in self._countries else None
        accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return known or region(accepted, self._countries) or ""


def busy_pages(app: Flask, *, is_busy: bool = True) -> Mapping[tuple[str, str], Answer]:
    """The page by language and country ('' for none) of a site that is too busy, or has failed."""
    return {
        (locale.tag, country): _page(app, locale, country, is_busy=is_busy)
        for locale in site(app).locales
        for country in ("", *site(app).content.countries)
    }


def _page(app: Flask, locale: SiteLocale, country: str, *, is_busy: bool) -> Answer:
    page = app.jinja_env.get_template(TEMPLATE).render(
        gettext=site(app).catalogue(locale.tag).gettext,
        locale=locale,
        country=country,
        is_busy=is_busy,
        home=f"/{locale.tag}/",
        exit_url=app.config["EXIT_URL"],
        **_helplines(site(app).content, locale, country),
    )
    return _answer(mark_up(page).encode(), "text/html; charset=utf-8")


def _helplines(content: Content, locale: SiteLocale, country: str) -> dict[str, Any]:
    lines = content.helplines.get(country)
    emergency = (lines or content.international).emergency
    return {"emergency": emergency, "line": first_line(lines, "parent", locale.tag)}


def _answer(body: bytes, content_type: str) -> Answer:
    headers = [
        *ALWAYS.items(),
        ("Content-Security-Policy", content_security_policy(body)),
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex"),
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
    ]
    return headers, body
