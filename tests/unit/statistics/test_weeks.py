"""Weeks of a campaign: where they begin, and when they are over."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.statistics.weeks import (
    WEEK,
    last_closed,
    monday_of,
    week_of,
    weeks_between,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 11, 23, 0, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 29, 23, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 30, 0, 30, tzinfo=timezone(timedelta(hours=1))), date(2026, 11, 23)),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday_in_utc(moment, week):
    assert week_of(moment) == week


def test_a_moment_without_a_time_zone_is_in_no_week():
    with pytest.raises(ValueError, match="time zone"):
        week_of(datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001


@given(DAYS)
def test_the_week_of_today_is_open_and_the_one_before_is_closed(today):
    assert last_closed(today) + WEEK == monday_of(today) <= today < monday_of(today) + WEEK


@given(DAYS.map(monday_of), st.integers(-2, 60))
def test_weeks_follow_each_other_to_the_last(first, number):
    weeks = list(weeks_between(first, first + WEEK * number))
    assert weeks == [first + WEEK * step for step in range(number + 1)]
