"""Data in words of the reader's language: countries, languages, months, opening hours.

Names come from CLDR through Babel, which loads a language for its first reader: thirty languages
at the start would cost 28 MB and half a second.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Literal
from unicodedata import combining, normalize

from babel import Locale, dates
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import g
from flask_babel import gettext

from warning_signs.caching import cached
from warning_signs.content.models.helplines import Helpline
from warning_signs.content.models.law import Law
from warning_signs.content.models.opening_hours import WEEK, Opening
from warning_signs.content.models.platforms import Fact
from warning_signs.csv_safe import Delimiter
from warning_signs.web.request.site import site

MIDNIGHT = "24:00"
ALL_DAY = ("00:00", MIDNIGHT)
NO_BREAK_SPACE = "\u00a0"
UNBROKEN_DASH = "\u2060–\u2060"

IN_ARABIC_LETTERS = ("ar", "ckb", "fa", "ps", "ur")
COMMAS = {**dict.fromkeys(IN_ARABIC_LETTERS, "، "), "ti": "፣ "}
SEMICOLONS = {**dict.fromkeys(IN_ARABIC_LETTERS, "؛ "), "ti": "፤ "}
"""What stands between two names or two opening hours, where it is no Latin mark."""
LEVANT = "ar_SY"
"""Arabic has two names for each month: families from Syria, Lebanon and Iraq say the other one."""

MOST_OPENINGS = 2
"""How many opening hours fit beside a button."""


def country_name(code: str) -> str:
    """The name of a country in the reader's language; its code where CLDR has no name."""
    return dict(country_names()).get(code, code)


def country_names() -> tuple[tuple[str, str], ...]:
    """(code, name) of the countries with known helplines, sorted by name."""
    return _country_names(g.locale.format_identifier, site().content.countries)


def language_names(tags: Iterable[str]) -> str:
    """The names of languages in the reader's language, as one list in words."""
    return _language_names(g.locale.format_identifier, tuple(tags))


def name_in_english(tag: str) -> str:
    """The name of a language in English, which helplines in other countries understand."""
    return _language_names("en", (tag,))


def format_month(month: str) -> str:
    """A month such as “2026-04” in words: April 2026; a year alone stays a year."""
    return _format_month(g.locale.format_identifier, month)


def format_short_date(day: date) -> str:
    """A day in a few letters: 24 Nov 2026."""
    words = dates.format_skeleton("yMMMd", day, locale=_locale())
    return _with_both_names(g.locale.format_identifier, words, day.month)


def format_share(share: float) -> str:
    """A share from 0 to 1 in per cent, as the language writes it: 12%."""
    return format_percent(share, locale=_locale())


def format_number(number: int) -> str:
    """A whole number as the language writes it: 1,234."""
    return format_decimal(number, locale=_locale())


def list_separator() -> Delimiter:
    """The character between cells that a spreadsheet in the reader’s language expects."""
    symbols = Locale.parse(g.locale.babel_identifier).number_symbols["latn"]
    return ";" if symbols["decimal"] == "," else ","


def format_date(day: date) -> str:
    """A day in words, as in the date of a letter."""
    words = dates.format_date(day, "long", locale=_locale())
    return _with_both_names(g.locale.format_identifier, words, day.month)


def format_seen(service: Helpline | Fact | Law) -> str:
    """When a public source last showed the helpline, fact or law, or that none has a date."""
    if not service.seen:
        return gettext("We found no date of when this was last checked.")
    return gettext("Seen in a public source in %(month)s.", month=format_month(service.seen))


def format_hours(service: Helpline) -> str:
    """When the helpline is open, by the clock of its country."""
    if service.hours is None:
        return gettext("We do not know the opening hours.")
    if service.hours == "always":
        return gettext("Open day and night")
    # Translators: when a helpline answers; "open" is no button
    hours = semicolon().join(map(_format_opening, service.hours))
    return gettext("Open: %(hours)s", hours=hours)


def format_hours_briefly(service: Helpline) -> str:
    """The same in as few letters as possible, for a button: “Mon–Fri 14:00–17:00”.

    Empty where the hours are not known: beside a button that would be words without use. Where they
    differ from day to day, only the days: the hours stand among what happens when one calls.
    """
    if service.hours == "always":
        return gettext("day and night")
    openings = service.hours or ()
    if len(openings) > MOST_OPENINGS:
        open_on = {day for one in openings for day in one.each_day}
        return _format_days([day for day in WEEK if day in open_on], "abbreviated")
    return semicolon().join(map(_format_opening_briefly, openings))


def _format_opening_briefly(opening: Opening) -> str:
    days = _format_days(opening.each_day, "abbreviated")
    if (opening.from_, opening.to) == ALL_DAY:
        return days
    clock = f"{_format_clock(opening.from_)}–{_format_clock(opening.to)}"
    return f"{days} {_on_one_line(clock)}"


def _format_opening(opening: Opening) -> str:
    """One line of opening hours: which days, from when to when."""
    days = _format_days(opening.each_day)
    if (opening.from_, opening.to) == ALL_DAY:
        return gettext("%(days)s, day and night", days=days)
    start, end = _format_clock(opening.from_), _format_clock(opening.to)
    # Some languages write a dash.
    opening_hours = gettext("%(days)s, from %(start)s to %(end)s", days=days, start=start, end=end)
    return opening_hours.replace("–", UNBROKEN_DASH)


def _on_one_line(text: str) -> str:
    """The same words, between which no line ends."""
    return text.replace(" ", NO_BREAK_SPACE).replace("–", UNBROKEN_DASH)


def _format_days(days: Sequence[str], width: Literal["wide", "abbreviated"] = "wide") -> str:
    if len(days) == len(WEEK):
        return gettext("every day")
    names: Mapping[int, str] = dates.get_day_names(width, "format", _locale())
    first, last = names[WEEK.index(days[0])], names[WEEK.index(days[-1])]
    if first == last:
        return first
    if width == "abbreviated":
        return f"{first}–{last}"
    # Translators: days of the week, as in "Monday to Friday"
    return gettext("%(first)s to %(last)s", first=first, last=last)


def _format_clock(clock: str) -> str:
    """A time of day as the language writes it."""
    if clock == MIDNIGHT:  # many would read “12:00 AM” as noon
        # Translators: the end of opening hours, as in "from 2:00 PM to midnight"
        return gettext("midnight")
    return dates.format_time(time.fromisoformat(clock), "short", locale=_locale())


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
    return tuple(sorted(((code, names.get(code, code)) for code in codes), key=_by_name))


@cached
def _language_names(identifier: str, tags: tuple[str, ...]) -> str:
    locale = Locale.parse(identifier)
    return format_list([locale.languages.get(tag, tag) for tag in tags], locale=locale)


def _by_name(country: tuple[str, str]) -> str:
    """A sort key without accents: Österreich comes with O and Éire with E."""
    return "".join(c for c in normalize("NFD", country[1].casefold()) if not combining(c))


def _locale() -> Locale:
    return Locale.parse(g.locale.format_identifier)
