"""The language that a page, or a part of it, speaks.

A page speaks the reader’s language. A part of it can speak another one: what is handed to a
school, say, or stands beside the reader’s own words.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any

from babel.support import NullTranslations
from flask import current_app, g
from flask_babel import Domain, force_locale
from jinja2 import pass_context
from jinja2.runtime import Context

from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request import formatting

WORDS: Mapping[str, Callable[..., Any]] = {
    helper.__name__: helper
    for helper in (
        formatting.country_name,
        formatting.format_date,
        formatting.language_names,
        formatting.format_hours,
        formatting.format_seen,
    )
}
"""The helpers of templates that put data into words, in the language of `g.locale`."""


def catalogue(tag: str) -> NullTranslations:
    """The catalogue of a language on this site (i18n/catalogues.py)."""
    return current_app.extensions["catalogues"](tag)


class LocaleTexts(Domain):
    """What Flask-Babel finds texts in: the catalogue of the language that is being spoken."""

    def get_translations(self) -> NullTranslations:
        """The catalogue of the language of `g.locale`."""
        return catalogue(g.locale.tag)


def texts_in(locale: SiteLocale) -> dict[str, Any]:
    """What a template says its texts with, bound to a language once: a result has some 300."""
    messages = catalogue(locale.tag)
    return {
        "t": lambda text: messages.pgettext(text.context, text.msgid),
        "gettext": messages.gettext,
        "ngettext": messages.ngettext,
        "locale": locale,
    }


def locale_overrides(locale: SiteLocale) -> dict[str, Any]:
    """All template variables that a part in another language needs, to be put over the reader’s."""
    return {
        **texts_in(locale),
        **{name: _in_locale(locale, helper) for name, helper in WORDS.items()},
    }


@contextmanager
def using_locale(locale: SiteLocale) -> Iterator[None]:
    """Have all code within speak this language: gettext, the helpers of `words`, links too."""
    before = g.locale
    g.locale = locale
    try:
        with force_locale(locale.babel_identifier):
            yield
    finally:
        g.locale = before


@pass_context
def localised_macros(
    context: Context, template: str, overrides: Mapping[str, Any]
) -> Callable[..., str]:
    """Load the texts and macros of `template` with this voice; an empty one is that of the page.

    Returns what says one of them by its name: `say('title')`, `say('step', step)`.
    """
    macros = context.environment.get_template(template)
    # As {% import … with context %} does, but for the voice.
    module = macros.make_module({**context.get_all(), **overrides}, shared=True)

    def say(piece: str, *arguments: Any) -> str:
        found = getattr(module, piece)
        return found(*arguments) if callable(found) else found

    return say


def _in_locale(locale: SiteLocale, helper: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(helper)
    def said(*arguments: Any) -> Any:
        with using_locale(locale):
            return helper(*arguments)

    return said
