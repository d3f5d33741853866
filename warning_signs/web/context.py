"""What every template can use: the reader's language and country, help at once, words for data."""

from typing import Any

from flask import Flask, g
from flask_babel import Babel, get_translations
from jinja2 import StrictUndefined

from ..content.text import Text
from ..paths import TRANSLATIONS
from . import words
from .services import emergency_service, first_service
from .urls import site_locales


def init_app(app: Flask) -> None:
    """Set up gettext and give templates their globals."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, locale_selector=lambda: g.locale.babel_identifier)
    # A name that a template misspells is an error in every test, not a help line left blank.
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(
        t=translated,
        settings=app.config,
        country_name=words.country_name,
        date_words=words.date_words,
        language_names=words.language_names,
        hours_words=words.hours_words,
        seen_words=words.seen_words,
    )
    app.context_processor(_for_this_reader)


def translated(text: Text) -> str:
    """A text of the content in the reader's language; in English where the catalogue lacks it."""
    return get_translations().pgettext(text.context, text.msgid)


def _for_this_reader() -> dict[str, Any]:
    return {
        "locale": g.locale,
        "locales": site_locales(),
        "country": g.country,
        "countries": words.country_names(),
        "emergency": emergency_service(),
        "first_line": first_service(),
    }
