"""What every template can use: language, country, the first helplines, data in words."""

from typing import Any

from flask import Flask, g, request
from flask_babel import Babel
from jinja2 import StrictUndefined
from markupsafe import Markup

from warning_signs.web.request.country_helplines import emergency_helpline, first_helpline
from warning_signs.web.request.law import law_here
from warning_signs.web.request.locales import LocaleTexts, catalogue, offered_locales
from warning_signs.web.request.site import site
from warning_signs.web.templating import formatting, stylesheets
from warning_signs.web.templating.fragments import cached_fragment
from warning_signs.web.templating.interpreter import interpreter_please
from warning_signs.web.templating.light_context import LightContext
from warning_signs.web.templating.localisation import (
    FORMATTERS,
    core_only_note,
    localised_macros,
    texts_in,
)
from warning_signs.web.templating.qr import qr_code


def init_app(app: Flask) -> None:
    """Set up gettext and give templates their globals."""
    _set_up_gettext(app)
    # A misspelt name in a template fails in every test, instead of leaving a helpline blank.
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.context_class = LightContext
    app.jinja_env.globals.update(
        settings=app.config,
        qr_code=qr_code,
        localised_macros=localised_macros,
        core_only_note=core_only_note,
        cached_fragment=cached_fragment,
        law_here=law_here,
        interpreter_please=interpreter_please,
        **FORMATTERS,
    )
    stylesheets.init_app(app)
    app.context_processor(_for_this_reader)


def _set_up_gettext(app: Flask) -> None:
    """Flask-Babel for the code; for templates a shorter way to the same catalogues.

    Flask-Babel looks up the language anew for each of a result's 300 texts, which took a quarter
    of the time of the page.
    """
    babel = Babel(app, locale_selector=lambda: g.locale.babel_identifier)
    babel.domain_instance = LocaleTexts()  # type: ignore[no-untyped-call]  # of its base
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    # The i18n extension, which Flask-Babel adds, gives the environment this method.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: catalogue(g.locale.tag).gettext(text),
        ngettext=lambda one, many, count: catalogue(g.locale.tag).ngettext(one, many, count),
        newstyle=False,
    )


def _for_this_reader() -> dict[str, Any]:
    return {
        **texts_in(g.locale),
        "locales": site().locales,
        "offered_locales": offered_locales(),
        "unreviewed": site().unreviewed,
        "core_only": site().core_only,
        "country": g.country,
        "countries": formatting.country_names(),
        "emergency": emergency_helpline(),
        "first_line": first_helpline(),
        "campaign": g.get("campaign"),
        "submission_token": g.get("submission_token"),
        "uncounted": g.get("uncounted", False),
        **_link_attributes(),
    }


def _link_attributes() -> dict[str, str]:
    """The attributes of a link that leaves the page: `away` to our pages, `abroad` to other sites.

    A browser cannot go back to the answer to a post, and a frame may not show other pages of this
    site: in both, each link opens a new tab.
    """
    if g.get("campaign") or request.method == "POST":
        return {
            "away": Markup(' target="_blank" rel="noopener"'),
            "abroad": Markup(' target="_blank" rel="noopener noreferrer"'),
        }
    return {"away": "", "abroad": Markup(' rel="noreferrer"')}
