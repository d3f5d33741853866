"""Opening hours in words of the reader’s language, by the clock of the helpline’s country."""

from collections.abc import Mapping, Sequence, Set
from datetime import time
from itertools import groupby
from typing import Literal

from babel import dates
from flask_babel import gettext

from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.helplines.opening_hours import WEEK, Day, Opening
from warning_signs.web.request.locales import babel_locale
from warning_signs.web.templating.formatting import semicolon

MIDNIGHT = "24:00"
ALL_DAY = ("00:00", MIDNIGHT)
NO_BREAK_SPACE = "\u00a0"
UNBROKEN_DASH = "\u2060–\u2060"

MOST_OPENINGS = 2
"""How many opening hours fit beside a button."""


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
        return semicolon().join(_format_days(days, "abbreviated") for days in _runs(open_on))
    return semicolon().join(map(_format_opening_briefly, openings))


def _runs(open_on: Set[Day]) -> list[list[Day]]:
    """These days in runs without a gap; the first may run over the end of the week (sun to thu)."""
    begin = max((i for i, day in enumerate(WEEK, 1) if day not in open_on), default=0)
    week = WEEK[begin:] + WEEK[:begin]
    return [list(days) for is_open, days in groupby(week, open_on.__contains__) if is_open]


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
    names: Mapping[int, str] = dates.get_day_names(width, "format", babel_locale())
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
    return dates.format_time(time.fromisoformat(clock), "short", locale=babel_locale())
