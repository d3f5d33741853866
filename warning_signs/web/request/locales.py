"""The languages of a request: which its page offers, the current one, and their texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from babel import Locale
from babel.support import NullTranslations
from flask import g
from flask_babel import Domain, force_locale

from warning_signs.content.models.text import Text
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.site import site


def offered_locales() -> Sequence[SiteLocale]:
    """The languages of this page: a campaign may offer only some of the site’s."""
    campaign = g.get("campaign")
    if not campaign:
        return site().locales
    return [locale for locale in site().locales if locale.tag in campaign.languages]


def catalogue(tag: str) -> NullTranslations:
    """The catalogue of a language on this site (i18n/catalogues.py)."""
    return site().catalogue(tag)


def translated(text: Text) -> str:
    """A text of the content in the reader’s language; in English where the catalogue lacks it."""
    return str(catalogue(g.locale.tag).pgettext(text.context, text.msgid))


class LocaleTexts(Domain):
    """Makes Flask-Babel find texts in the catalogue of the current language."""

    def get_translations(self) -> NullTranslations:
        """The catalogue of the language of `g.locale`."""
        return catalogue(g.locale.tag)


def babel_locale() -> Locale:
    """The current language as Babel knows it, to write dates, numbers and names in."""
    return Locale.parse(g.locale.format_identifier)


@contextmanager
def using_locale(locale: SiteLocale) -> Iterator[None]:
    """Make `locale` the current language inside the block: of gettext, formatters and links."""
    previous = g.locale
    g.locale = locale
    try:
        with force_locale(locale.babel_identifier):
            yield
    finally:
        g.locale = previous
