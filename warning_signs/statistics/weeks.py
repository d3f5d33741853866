"""Weeks from Monday to Sunday, in UTC; each is represented by the date of its Monday."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

WEEK = timedelta(weeks=1)


def week_of(moment: datetime) -> date:
    """The week of a moment. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("expected a moment with a time zone")
    return monday_of(moment.astimezone(UTC).date())


def monday_of(day: date) -> date:
    """The week of a day in UTC."""
    return day - timedelta(days=day.weekday())


def last_closed(today: date) -> date:
    """The last week that is over on `today`, so no new count can belong to it."""
    return monday_of(today) - WEEK


def weeks_between(first: date, last: date) -> Iterator[date]:
    """Every week from the first to the last, inclusive; none if the last is earlier."""
    while first <= last:
        yield first
        first += WEEK
