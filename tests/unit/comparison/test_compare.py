"""Two results side by side: what is compared with what, and what never gets lost in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.any_snapshots import snapshots
from warning_signs.comparison.compare import compare
from warning_signs.comparison.snapshot import DomainPoints, Snapshot

RULES = CONTENT.rules
ANY = snapshots(CONTENT.code_layouts)
DAY = date(2026, 11, 3)
GRAVITY = ["unsure", "low", "some", "high", "urgent"]


def snapshot(questionnaire: str = "parent", level: str = "some", day: date = DAY) -> Snapshot:
    shape = CONTENT.code_layouts.find(questionnaire, 1)
    domains = tuple(DomainPoints(domain, n, n, n) for domain, n in shape.questions.items())
    return Snapshot(questionnaire, 1, day, level, domains)


@pytest.mark.parametrize(
    ("other", "days", "relation"),
    [
        ("parent", 1, "over_time"),
        ("parent", 400, "over_time"),
        ("teacher", 0, "observers"),
        ("teacher", 14, "observers"),
        ("teacher", 15, "apart"),
        ("teacher", -14, "observers"),
    ],
)
def test_who_looked_when_says_what_is_compared(other, days, relation):
    second = snapshot(other, day=DAY + timedelta(days=days))
    assert compare([snapshot(), second], RULES).relation == relation


def test_one_result_and_the_same_twice_stand_alone():
    for results in ([snapshot()], [snapshot(), snapshot()]):
        comparison = compare(results, RULES)
        assert comparison.relation == "alone" and comparison.snapshots == (snapshot(),)


def test_two_results_of_one_day_are_no_change_over_time():
    assert compare([snapshot(), snapshot(level="low")], RULES).relation == "same_day"


@given(ANY, ANY)
def test_the_older_comes_first_in_whichever_order_they_are_given(one, other):
    comparison = compare([one, other], RULES)
    days = [each.day for each in comparison.snapshots]
    assert days == sorted(days)
    if one.day != other.day:
        assert compare([other, one], RULES) == comparison


@given(ANY, ANY)
def test_each_area_shows_the_points_of_each_result(one, other):
    comparison = compare([one, other], RULES)
    for area in comparison.areas:
        held = [each.domain(area.domain.id) for each in comparison.snapshots]
        assert [bar.points for bar in area.bars] == [each.points for each in held]
        assert list(area.unknown) == [each.questions - each.known for each in held]
    order = [domain.id for domain in RULES.domains]
    shown = [area.domain.id for area in comparison.areas]
    assert shown == sorted(shown, key=order.index)


@given(ANY, ANY)
def test_a_grave_level_always_puts_help_first(one, other):
    comparison = compare([one, other], RULES)
    if comparison.snapshots[-1].level in ("high", "urgent"):
        assert comparison.help_first
    if comparison.relation != "over_time":
        levels = [each.level for each in comparison.snapshots]
        assert comparison.highest == max(levels, key=GRAVITY.index)
        assert comparison.help_first == (comparison.highest in ("high", "urgent"))


@pytest.mark.parametrize(
    ("then", "now", "change", "help_first"),
    [
        ("low", "some", "higher", True),
        ("some", "some", "same", False),
        ("some", "low", "lower", False),
        ("urgent", "high", "lower", True),
        ("unsure", "low", "was_unsure", False),
        ("unsure", "some", "was_unsure", True),
        ("high", "unsure", "now_unsure", False),
    ],
)
def test_the_level_of_one_observer_over_time(then, now, change, help_first):
    later = snapshot(level=now, day=DAY + timedelta(days=20))
    comparison = compare([snapshot(level=then), later], RULES)
    assert (comparison.level_change, comparison.help_first) == (change, help_first)
    assert comparison.highest == now


def test_an_area_that_only_one_asks_about_is_named_and_not_compared():
    less = replace(snapshot("teacher"), domains=snapshot("teacher").domains[:-1])
    comparison = compare([snapshot(), less], RULES)
    assert [domain.id for domain in comparison.left_out] == ["participation"]
    assert len(comparison.areas) == 4


def test_points_are_compared_only_where_the_questions_are_the_same():
    comparison = compare([snapshot(), snapshot("teacher")], RULES)
    same = {area.domain.id: area.same_questions for area in comparison.areas}
    assert same["school"] and not same["screen"]


def test_points_of_questions_in_other_words_are_not_compared():
    newer = replace(snapshot(day=DAY + timedelta(days=20)), version=2)
    comparison = compare([snapshot(), newer], RULES)
    assert comparison.relation == "over_time" and len(comparison.areas) == 5
    assert not any(area.same_questions for area in comparison.areas)


@given(st.sampled_from([*CONTENT.code_layouts.shapes]), st.data())
def test_every_bar_of_a_comparison_is_drawn_ahead(shape, data):
    from warning_signs.charts.domains import all_bars

    drawn = set(all_bars(CONTENT))
    one = data.draw(ANY.filter(lambda each: each.questionnaire == shape.questionnaire))
    assert {bar for area in compare([one], RULES).areas for bar in area.bars} <= drawn
