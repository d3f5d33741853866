"""Weeks: from Monday to Sunday, in UTC, each named by the date of its Monday."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

WEEK = timedelta(weeks=1)
MERGED_EVERY = 4
"""What waits is pooled in every week of this many (see release.py)."""


def week_of(moment: datetime) -> date:
    """The week that the moment lies in. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("expected a moment with a time zone")
    return monday_of(moment.astimezone(UTC).date())


def monday_of(day: date) -> date:
    """The week that the day, a day in UTC, lies in."""
    return day - timedelta(days=day.weekday())


def last_closed(today: date) -> date:
    """The last week that is over on `today`: nothing counted from now on can belong to it."""
    return monday_of(today) - WEEK


def merges(week: date) -> bool:
    """Whether the week is one of every four.

    Counted from the first Monday of the calendar and not by the number of the week in its year:
    a year with a week 53 would upset that.
    """
    return week.toordinal() // 7 % MERGED_EVERY == 0


def weeks_between(first: date, last: date) -> Iterator[date]:
    """Every week from the first to the last, both with them; none if the last is earlier."""
    while first <= last:
        yield first
        first += WEEK
