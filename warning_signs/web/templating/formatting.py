"""Data in words of the reader's language: countries, languages, dates, numbers.

Names come from CLDR through Babel; what is read of it at the start: i18n/locale_data.py.
"""

from collections.abc import Iterable
from datetime import date

from babel import Locale, dates
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import g
from flask_babel import gettext

from warning_signs.caching import cached
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.law import Law
from warning_signs.content.models.platforms import Fact
from warning_signs.csv_safe import Delimiter
from warning_signs.i18n.languages import without_accents
from warning_signs.i18n.locale_data import LEVANT
from warning_signs.web.request.locales import babel_locale
from warning_signs.web.request.site import site

IN_ARABIC_LETTERS = ("ar", "ckb", "fa", "ps", "ur")
COMMAS = {**dict.fromkeys(IN_ARABIC_LETTERS, "، "), "ti": "፣ "}
SEMICOLONS = {**dict.fromkeys(IN_ARABIC_LETTERS, "؛ "), "ti": "፤ "}
"""What stands between two names or two opening hours, where it is no Latin mark."""


def country_name(code: str) -> str:
    """The name of a country in the reader's language; its code where CLDR has no name."""
    return dict(country_names()).get(code, code)


def country_names() -> tuple[tuple[str, str], ...]:
    """(code, name) of the countries with known helplines, sorted by name."""
    return _country_names(g.locale.format_identifier, site().content.countries)


def language_names(tags: Iterable[str]) -> str:
    """The names of languages in the reader's language, as one list in words."""
    return _language_names(g.locale.format_identifier, tuple(tags))


def format_month(month: str) -> str:
    """A month such as “2026-04” in words: April 2026; a year alone stays a year."""
    return _format_month(g.locale.format_identifier, month)


def format_short_date(day: date) -> str:
    """A day in a few letters: 24 Nov 2026."""
    words = dates.format_skeleton("yMMMd", day, locale=babel_locale())
    return _with_both_names(g.locale.format_identifier, words, day.month)


def format_share(share: float) -> str:
    """A share from 0 to 1 in per cent, as the language writes it: 12%."""
    return format_percent(share, locale=babel_locale())


def format_number(number: int) -> str:
    """A whole number as the language writes it: 1,234."""
    return format_decimal(number, locale=babel_locale())


def list_separator() -> Delimiter:
    """The character between cells that a spreadsheet in the reader’s language expects."""
    symbols = Locale.parse(g.locale.babel_identifier).number_symbols["latn"]
    return ";" if symbols["decimal"] == "," else ","


def format_date(day: date) -> str:
    """A day in words, as in the date of a letter."""
    words = dates.format_date(day, "long", locale=babel_locale())
    return _with_both_names(g.locale.format_identifier, words, day.month)


def format_seen(service: Helpline | Fact | Law) -> str:
    """When a public source last showed the helpline, fact or law, or that none has a date."""
    if not service.seen:
        return gettext("We found no date of when this was last checked.")
    return gettext("Seen in a public source in %(month)s.", month=format_month(service.seen))


@cached
def _format_month(identifier: str, month: str) -> str:
    year, _, number = month.partition("-")
    day = date(int(year), int(number or 1), 1)
    words = dates.format_skeleton("yMMMM" if number else "y", day, locale=identifier)
    return _with_both_names(identifier, words, day.month)


def _with_both_names(identifier: str, words: str, month: int) -> str:
    """A date in words; in Arabic the month by both of its names: كانون الثاني/يناير."""
    if identifier != "ar":
        return words
    there, here = (
        dates.get_month_names("wide", "format", locale)[month] for locale in (LEVANT, identifier)
    )
    return words.replace(here, f"{there}/{here}")


def comma() -> str:
    """The mark between the names of a list."""
    return COMMAS.get(g.locale.tag, ", ")


def semicolon() -> str:
    """The mark between the parts of a list that may have commas themselves."""
    return SEMICOLONS.get(g.locale.tag, "; ")


@cached
def _country_names(identifier: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(identifier).territories
    countries = ((code, names.get(code, code)) for code in codes)
    return tuple(sorted(countries, key=lambda country: without_accents(country[1])))


@cached
def _language_names(identifier: str, tags: tuple[str, ...]) -> str:
    locale = Locale.parse(identifier)
    return format_list([locale.languages.get(tag, tag) for tag in tags], locale=locale)
