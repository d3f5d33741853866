"""The one thing that page, charts, CSV and JSON read: its tables agree and favour nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.statistics.dimensions import KINDS, NO_VALUE, CampaignDimensions
from warning_signs.statistics.figures import FEWEST_MISSED, Figures, shared_out
from warning_signs.statistics.publication import Count, PublishedWeek, publish
from warning_signs.statistics.weeks import WEEK

MONDAY = date(2026, 9, 7)
SCOPE = CampaignDimensions(
    levels={"parent": ["unsure", "low", "high"], "teacher": ["low", "urgent"], "family": []},
    languages=["fr", "en", "ar"],
    begins=MONDAY + timedelta(days=2),
)


def exactly(dimensions, results, opened, today) -> Figures:
    """The figures without noise, as nobody ever sees them."""
    counts = {"results": results, "opened": opened, "missed": []}
    weeks = dimensions.closed_weeks(today)
    return Figures(
        dimensions, [publish(dimensions, week, counts, lambda chance: 0) for week in weeks]
    )


@st.composite
def published_figures(draw) -> Figures:
    """Figures of any numbers at all, as noise can make them."""
    numbers = st.integers(-9, 60)
    weeks = [
        PublishedWeek(
            MONDAY + number * WEEK,
            {
                kind: {
                    by: {value: draw(numbers) for value in values}
                    for by, values in SCOPE.values(kind).items()
                }
                for kind in KINDS
            },
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return Figures(replace(SCOPE, min_number=draw(st.integers(5, 9))), weeks)


def parent(number, week=MONDAY, language="fr", level="low") -> Count:
    return Count(week, "parent", language, level, number)


def shown(rows) -> dict:
    return {row.value: row.number for row in rows if row.number}


TABLES = [(kind, by) for kind in KINDS for by in SCOPE.values(kind) if by != "total"]


# Rules that always hold


@given(published_figures())
def test_no_number_is_smaller_than_the_smallest_that_is_shown(figures):
    rows = [row for kind, by in TABLES for row in figures.table(kind, by)]
    rows += [row for kind in KINDS for row in figures.by_week(kind)]
    for number in [*(row.number for row in rows), *map(figures.total, KINDS)]:
        assert number is None or number >= figures.dimensions.min_number


@given(published_figures())
def test_each_table_has_a_row_for_each_value_and_never_says_more_than_the_total(figures):
    for kind, by in TABLES:
        rows = figures.table(kind, by)
        assert [row.value for row in rows if row.value] == [
            value for value in SCOPE.values(kind)[by] if value
        ]
        assert sum(row.number or 0 for row in rows) <= (figures.total(kind) or 0)
        assert sum(row.share or 0 for row in rows) <= 1 + 1e-9


@given(st.integers(0, 500), st.lists(st.integers(0, 90), min_size=1))
def test_what_is_shared_out_is_the_whole_and_in_proportion(total, parts):
    shares = shared_out(total, parts)
    assert sum(shares) == (total if any(parts) else 0)
    for share, part in zip(shares, parts, strict=True):
        assert abs(share - Fraction(total * part, sum(parts) or 1)) <= 1


@given(published_figures(), st.integers(-1, 5), st.integers(-1, 5))
def test_a_range_has_its_own_weeks_and_their_numbers(figures, first, last):
    some = figures.between(MONDAY + first * WEEK, MONDAY + last * WEEK)
    assert some.by_week("results") == figures.by_week("results")[max(0, first) : max(0, last + 1)]


# By hand


def test_a_table_says_how_the_total_is_shared_out():
    counted = [parent(30), parent(15, language="en", level="high"), parent(15, MONDAY + WEEK)]
    told = exactly(SCOPE, counted, [], MONDAY + 2 * WEEK)
    assert told.total("results") == 60
    assert shown(told.by_week("results")) == {MONDAY: 45, MONDAY + WEEK: 15}
    assert shown(told.table("results", "level")) == {"low": 45, "high": 15}
    assert shown(told.table("results", "language")) == {"fr": 45, "en": 15}
    assert {row.value: row.share for row in told.table("results", "language")} == {
        "fr": 0.75,
        "en": 0.25,
        "ar": None,
    }


def test_a_value_that_noise_made_negative_in_one_week_still_counts_in_the_sum():
    week = {"total": {"": 20}, "level": {}, "questionnaire": {}}
    first = PublishedWeek(MONDAY, {"results": {**week, "language": {"fr": 12, "ar": -2}}})
    second = PublishedWeek(MONDAY + WEEK, {"results": {**week, "language": {"fr": 12, "ar": 18}}})
    rows = Figures(SCOPE, [first, second]).table("results", "language")
    assert shown(rows) == {"fr": 24, "ar": 16}


def test_only_a_week_in_which_many_were_missed_tells_how_many():
    missed = [FEWEST_MISSED - 1, FEWEST_MISSED, 40, 3, -2]
    weeks = [
        PublishedWeek(MONDAY + number * WEEK, {"missed": {"total": {NO_VALUE: one}}})
        for number, one in enumerate(missed)
    ]
    before_there_was_such_a_number = PublishedWeek(MONDAY - WEEK, {"results": {}, "opened": {}})
    figures = Figures(SCOPE, [before_there_was_such_a_number, *weeks])
    assert figures.missed() == FEWEST_MISSED + 40
    assert figures.between(weeks[3].week, weeks[4].week).missed() == 0


def test_a_questionnaire_without_levels_has_numbers_without_a_level():
    counted = [Count(MONDAY, "family", "en", None, 6), parent(18)]
    rows = exactly(SCOPE, counted, [], MONDAY + WEEK).table("results", "level")
    assert shown(rows) == {"low": 18, NO_VALUE: 6}
    assert [row.share for row in rows if row.number] == [1, None]


def test_pages_opened_have_no_level():
    opened = [Count(MONDAY, "parent", "fr", None, 7)]
    told = exactly(SCOPE, [], opened, MONDAY + WEEK)
    assert told.total("results") is None and told.total("opened") == 7
    assert list(SCOPE.values("opened")) == ["total", "language", "questionnaire"]


def test_before_its_first_week_is_over_a_campaign_tells_nothing():
    told = exactly(SCOPE, [parent(50)], [], MONDAY + timedelta(days=6))
    assert told.until is None and told.total("results") is None
    assert told.by_week("results") == []
    assert exactly(SCOPE, [parent(50)], [], MONDAY + WEEK).until == MONDAY


def test_a_closed_campaign_ends_with_its_last_week():
    last = MONDAY + WEEK
    dimensions = replace(SCOPE, closed_on=last + timedelta(days=3))
    counted = [parent(8, last), parent(50, last + WEEK)]
    told = exactly(dimensions, counted, [], last + 9 * WEEK)
    assert told.until == last and told.total("results") == 8


@pytest.mark.parametrize(
    "count",
    [
        parent(1, level="urgent2"),
        parent(1, language="de"),
        Count(MONDAY, "child", "en", None, 1),
    ],
)
def test_a_count_of_what_the_campaign_does_not_have_is_refused(count):
    with pytest.raises(ValueError, match="does not have"):
        exactly(SCOPE, [count], [], MONDAY + WEEK)


@pytest.mark.parametrize(("week", "number"), [(MONDAY + timedelta(days=1), 1), (MONDAY, -1)])
def test_a_counter_that_cannot_be_is_refused(week, number):
    with pytest.raises(ValueError, match="expected a Monday"):
        parent(number, week)


@pytest.mark.parametrize(
    "change",
    [
        {"min_number": 4},
        {"min_number": 0},
        {"closed_on": MONDAY},
        {"languages": ["fr", "fr"]},
        {"levels": {"parent": ["low", "low"]}},
    ],
)
def test_a_campaign_that_would_tell_too_much_is_refused(change):
    with pytest.raises(ValueError, match="expected"):
        replace(SCOPE, **change)
