"""The one thing that page, charts, CSV and JSON read: its tables agree and keep back few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.figures import Count, FigureRow, figures
from warning_signs.statistics.weeks import WEEK, merges

MONDAY = date(2026, 9, 7)
SCOPE = CampaignDimensions(
    levels={"parent": ["unsure", "low", "high"], "teacher": ["low", "urgent"], "family": []},
    languages=["fr", "en", "ar"],
    begins=MONDAY + timedelta(days=2),
)
POOL = next(MONDAY + WEEK * number for number in range(4) if merges(MONDAY + WEEK * number))

weeks = st.integers(0, 9).map(lambda number: MONDAY + WEEK * number)
numbers = st.integers(0, 12)
result_counts = st.lists(
    st.tuples(weeks, st.sampled_from(SCOPE.result_cells()), numbers).map(
        lambda drawn: Count(drawn[0], *drawn[1], drawn[2])
    )
)
opened_counts = st.lists(
    st.tuples(weeks, st.sampled_from(SCOPE.opened_cells()), numbers).map(
        lambda drawn: Count(drawn[0], *drawn[1], drawn[2])
    )
)
days = st.integers(-7, 80).map(lambda number: MONDAY + timedelta(days=number))
scopes = st.builds(
    lambda min_cell_size, closed_on: replace(
        SCOPE, min_cell_size=min_cell_size, closed_on=closed_on
    ),
    st.integers(5, 9),
    st.none() | st.integers(2, 60).map(lambda number: MONDAY + timedelta(days=number)),
)


def parent(number, week=MONDAY, language="fr", level="low") -> Count:
    return Count(week, "parent", language, level, number)


def results(counts, today, dimensions=SCOPE):
    return figures(dimensions, counts, [], today).results


def shown(table) -> dict:
    return {row.value: row.number for row in table.rows if row.number}


# Rules that always hold


@given(scopes, result_counts, opened_counts, days)
def test_every_table_comes_to_the_same_total(dimensions, counted, opened, today):
    told = figures(dimensions, counted, opened, today)
    for published in (told.results, told.opened):
        assert {table.total for table in published.tables.values()} == {published.total}


@given(scopes, result_counts, opened_counts, days)
def test_no_number_is_too_small(dimensions, counted, opened, today):
    told = figures(dimensions, counted, opened, today)
    for published in (told.results, told.opened):
        tables = published.tables.values()
        numbers = [row.number for table in tables for row in table.rows]
        for number in (*numbers, *(table.unattributed for table in tables), published.total):
            assert number is None or number >= dimensions.min_cell_size


@given(scopes, result_counts, opened_counts, days, st.randoms())
def test_the_order_of_counters_does_not_matter(dimensions, counted, opened, today, random):
    told = figures(dimensions, counted, opened, today)
    random.shuffle(counted)
    random.shuffle(opened)
    assert figures(dimensions, counted, opened, today) == told


@given(scopes, result_counts, days, days)
def test_from_one_day_to_another_a_number_stays_or_grows_by_enough(dimensions, counted, one, other):
    earlier, later = sorted((one, other))
    before, after = results(counted, earlier, dimensions), results(counted, later, dimensions)
    for by, table in before.tables.items():
        for row, then in zip(table.rows, after.tables[by].rows, strict=False):
            grown = (then.number or 0) - (row.number or 0)
            assert grown == 0 or grown >= dimensions.min_cell_size
            assert grown == 0 or by != "week", "a week that was told is told for good"


@given(result_counts, opened_counts, days)
def test_the_present_week_changes_nothing(counted, opened, today):
    over = [
        [count for count in counts if count.week + WEEK <= today] for counts in (counted, opened)
    ]
    assert figures(SCOPE, counted, opened, today) == figures(SCOPE, *over, today)


@given(result_counts, days, days)
def test_closing_a_campaign_only_adds(counted, day, closed_on):
    closing = replace(SCOPE, closed_on=max(closed_on, SCOPE.begins))
    before = shown(results(counted, min(day, closing.closed_on)).tables["week"])
    after = shown(results(counted, date(2027, 6, 1), closing).tables["week"])
    assert before.items() <= after.items()


# By hand


def test_a_table_has_a_row_for_each_value_in_the_order_of_the_scope():
    tables = results([parent(5), parent(4, level="high")], MONDAY + 2 * WEEK).tables
    assert tables["level"].rows == (
        FigureRow("unsure", None),
        FigureRow("low", 5),
        FigureRow("high", None),
        FigureRow("urgent", None),
    )
    assert tables["language"].rows == (
        FigureRow("fr", 5),
        FigureRow("en", None),
        FigureRow("ar", None),
    )
    assert tables["questionnaire"].rows == (
        FigureRow("parent", 5), FigureRow("teacher", None), FigureRow("family", None)
    )  # fmt: skip
    assert tables["week"].rows == (FigureRow(MONDAY, 5), FigureRow(MONDAY + WEEK, None))


def test_results_are_told_in_the_week_in_which_there_were_enough():
    counted = [parent(3), parent(3, MONDAY + WEEK)]
    assert shown(results(counted, MONDAY + 2 * WEEK).tables["week"]) == {MONDAY + WEEK: 6}


def test_merged_results_are_published_without_their_attributes():
    counted = [parent(4, POOL, language) for language in ("fr", "en")]
    told = results(counted, POOL + WEEK)
    assert shown(told.tables["level"]) == {"low": 8} and told.tables["level"].unattributed is None
    for by in ("language", "questionnaire"):
        assert not shown(told.tables[by]) and told.tables[by].unattributed == 8
    assert told.total == 8


def test_a_questionnaire_without_levels_has_numbers_without_a_level():
    told = results([Count(MONDAY, "family", "en", None, 6)], MONDAY + WEEK)
    assert shown(told.tables["questionnaire"]) == {"family": 6}
    assert not shown(told.tables["level"]) and told.tables["level"].unattributed == 6


def test_pages_opened_have_no_level():
    opened = [Count(MONDAY, "parent", "fr", None, 7)]
    told = figures(SCOPE, [], opened, MONDAY + WEEK)
    assert told.results.total is None and told.opened.total == 7
    assert list(told.opened.tables) == ["week", "language", "questionnaire"]


def test_without_any_scored_questionnaire_there_is_no_table_by_level():
    told = results([], MONDAY + WEEK, replace(SCOPE, levels={"family": []}))
    assert "level" not in told.tables


def test_before_its_first_week_is_over_a_campaign_tells_nothing():
    counted = [parent(50)]
    told = figures(SCOPE, counted, [], MONDAY + timedelta(days=6))
    assert told.until is None and told.results.total is None
    assert told.results.tables["week"].rows == ()
    assert figures(SCOPE, counted, [], MONDAY + WEEK).until == MONDAY


def test_a_closed_campaign_merges_in_its_last_week_and_ends_with_it():
    last = POOL + WEEK
    dimensions = replace(SCOPE, closed_on=last + timedelta(days=3))
    counted = [parent(4, last, "fr"), parent(4, last, "en"), parent(50, last + WEEK)]
    assert results(counted, last + WEEK).total is None
    told = figures(dimensions, counted, [], last + 9 * WEEK)
    assert told.until == last and told.results.total == 8


@pytest.mark.parametrize(
    "count",
    [
        parent(1, level="urgent"),
        parent(1, level=None),
        parent(1, language="de"),
        Count(MONDAY, "family", "en", "low", 1),
        Count(MONDAY, "child", "en", None, 1),
    ],
)
def test_a_count_of_what_the_campaign_does_not_have_is_refused(count):
    with pytest.raises(ValueError, match="does not have"):
        results([count], MONDAY)


@pytest.mark.parametrize(("week", "number"), [(MONDAY + timedelta(days=1), 1), (MONDAY, -1)])
def test_a_counter_that_cannot_be_is_refused(week, number):
    with pytest.raises(ValueError, match="expected a Monday"):
        parent(number, week)


@pytest.mark.parametrize(
    "change",
    [
        {"min_cell_size": 4},
        {"min_cell_size": 0},
        {"closed_on": MONDAY},
        {"languages": ["fr", "fr"]},
        {"levels": {"parent": ["low", "low"]}},
    ],
)
def test_a_campaign_that_would_tell_too_much_is_refused(change):
    with pytest.raises(ValueError, match="expected"):
        replace(SCOPE, **change)
