"""What every template can use: the reader's language and country, help at once, words for data."""

from typing import Any

from flask import Flask, current_app, g, request
from flask_babel import Babel
from jinja2 import StrictUndefined
from markupsafe import Markup

from warning_signs.content.models.text import Text
from warning_signs.web.request import assets, formatting
from warning_signs.web.request.country_helplines import emergency_helpline, first_helpline
from warning_signs.web.request.fragments import cached_fragment
from warning_signs.web.request.locale_context import (
    WORDS,
    LocaleTexts,
    catalogue,
    localised_macros,
    texts_in,
)
from warning_signs.web.request.qr import qr_code
from warning_signs.web.request.urls import offered_locales, site_locales


def init_app(app: Flask) -> None:
    """Set up gettext and give templates their globals."""
    _set_up_gettext(app)
    # A name that a template misspells is an error in every test, not a help line left blank.
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(
        t=translated,
        settings=app.config,
        qr_code=qr_code,
        localised_macros=localised_macros,
        cached_fragment=cached_fragment,
        **WORDS,
    )
    assets.init_app(app)
    app.context_processor(_for_this_reader)


def translated(text: Text) -> str:
    """A text of the content in the reader's language; in English where the catalogue lacks it."""
    return catalogue(g.locale.tag).pgettext(text.context, text.msgid)


def _set_up_gettext(app: Flask) -> None:
    """Flask-Babel for the code, and for templates a shorter way to the same catalogues.

    Flask-Babel finds out anew for each of a result's 300 texts which language is spoken, which
    took a quarter of the time of the page.
    """
    babel = Babel(app, locale_selector=lambda: g.locale.babel_identifier)
    babel.domain_instance = LocaleTexts()
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(
        gettext=lambda text: catalogue(g.locale.tag).gettext(text),
        ngettext=lambda one, many, count: catalogue(g.locale.tag).ngettext(one, many, count),
        newstyle=False,
    )


def _for_this_reader() -> dict[str, Any]:
    return {
        **texts_in(g.locale),
        "locales": site_locales(),
        "offered_locales": offered_locales(),
        "unreviewed": current_app.extensions["unreviewed"],
        "country": g.country,
        "countries": formatting.country_names(),
        "emergency": emergency_helpline(),
        "first_line": first_helpline(),
        "campaign": g.get("campaign"),
        "visit": g.get("visit"),
        "uncounted": g.get("uncounted", False),
        **_ways_out(),
    }


def _ways_out() -> dict[str, str]:
    """What a link that leaves the page bears: `away` to our own pages, `abroad` to those of others.

    No browser can come back to the answer to a post, and inside a frame no other page of the site
    may stand: from both, each link opens a tab of its own.
    """
    if g.get("campaign") or request.method == "POST":
        return {
            "away": Markup(' target="_blank" rel="noopener"'),
            "abroad": Markup(' target="_blank" rel="noopener noreferrer"'),
        }
    return {"away": "", "abroad": Markup(' rel="noreferrer"')}
