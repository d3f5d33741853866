"""What is published is near the truth, and hides one family from who knows all the others."""

from __future__ import annotations

import random
import secrets
from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.statistics.test_figures import MONDAY, SCOPE
from tools.published_numbers import MINORITY, SERIES, error
from warning_signs.statistics import noise
from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.publication import NOISE, Count, publish

RESULTS = [
    (name, language, level)
    for name, levels in SCOPE.levels.items()
    for language in SCOPE.languages
    for level in (levels or [None])
]
MOST_OF_A_RESULT, MOST_OF_A_PAGE, MOST_OF_A_LEVEL = 32, Fraction(32, 9), 4
MOST_OF_WHAT_WAS_MISSED = 2
"""How much likelier one family can make a publication (docs/decisions/small-numbers.md): by a
result, by an opened page, by the level of a result that is known to be there, and by either if it
could not be counted.
"""

of_others = st.lists(st.sampled_from(RESULTS), max_size=40)
families = st.sampled_from(RESULTS)


def counts(results, opened=(), missed=0):
    return {
        "results": [Count(MONDAY, *cell, 1) for cell in results],
        "opened": [Count(MONDAY, name, language, None, 1) for name, language, _ in opened],
        "missed": [Count(MONDAY, "", "", None, missed)],
    }


def likelihood_ratio(one, other) -> Fraction:
    """How much likelier one history can make a publication than another, at the very most.

    Without noise, the two differ by whole numbers in some values. What each of these can reveal is
    bounded by its noise, as `test_noise_hides_a_difference_of_one` shows.
    """
    there, here = (publish(SCOPE, MONDAY, counts(*one), lambda chance: 0) for one in (one, other))
    return prod(
        (1 / NOISE[kind][by]) ** abs(number - here.numbers[kind][by][value])
        for kind in NOISE
        for by, numbers in there.numbers[kind].items()
        for value, number in numbers.items()
    )


def probability(drawn: int, chance: Fraction) -> Fraction:
    """Of this noise, by the formula of the distribution."""
    return (1 - chance) / (1 + chance) * chance ** abs(drawn)


def draw_alike(monkeypatch) -> None:
    """Let chance be the same in each run of a test."""
    monkeypatch.setattr(noise, "randbelow", random.Random(1).randrange)  # noqa: S311


# The noise


@pytest.mark.parametrize("chance", [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)])
def test_noise_is_drawn_as_the_formula_says(chance, monkeypatch):
    draw_alike(monkeypatch)
    drawn = Counter(noise.draw(chance) for _ in range(20_000))
    for value in range(-4, 5):
        assert drawn[value] / drawn.total() == pytest.approx(
            float(probability(value, chance)), abs=0.012
        )


@pytest.mark.parametrize("chance", {one for table in NOISE.values() for one in table.values()})
def test_noise_hides_a_difference_of_one(chance):
    for published, true in product(range(-30, 30), repeat=2):
        ratio = probability(published - true, chance) / probability(published - true - 1, chance)
        assert chance <= ratio <= 1 / chance


def test_nobody_can_foretell_the_noise():
    assert noise.randbelow is secrets.randbelow


@given(of_others, of_others)
def test_how_often_noise_is_drawn_says_nothing(results, opened):
    drawn = []
    published = publish(SCOPE, MONDAY, counts(results, opened), lambda c: drawn.append(c) or 0)
    tables = [(kind, by, values) for kind in NOISE for by, values in SCOPE.values(kind).items()]
    assert drawn == [NOISE[kind][by] for kind, by, values in tables for _ in values]
    for kind, by, values in tables:
        assert list(published.numbers[kind][by]) == values, "each has a number, counted or not"


# The attacker


@given(of_others, of_others, families)
def test_who_knows_all_other_families_hardly_learns_that_there_was_one_more(known, opened, family):
    assert likelihood_ratio(([*known, family], opened), (known, opened)) == MOST_OF_A_RESULT
    assert likelihood_ratio((known, [*opened, family]), (known, opened)) == MOST_OF_A_PAGE
    missed = likelihood_ratio((known, opened, len(known) + 1), (known, opened, len(known)))
    assert missed == MOST_OF_WHAT_WAS_MISSED


@given(of_others, families, families)
def test_who_knows_all_other_families_hardly_learns_the_level_of_the_last(known, family, other):
    one, two = [*known, family], [*known, (*family[:2], other[2])]
    if other[2] in SCOPE.levels[family[0]]:
        assert likelihood_ratio((one, []), (two, [])) <= MOST_OF_A_LEVEL


def guess(noisy: bool) -> float:
    """How often an attacker who knows all but the level of one result finds it, of two levels.

    He sees the whole publication and takes what makes it likeliest, which nobody can do better.
    """
    right, tries = 0, 1000
    others = [RESULTS[number % len(RESULTS)] for number in range(50)]
    supposed = {one: counts([*others, ("parent", "fr", one)]) for one in ("low", "high")}
    expected = {one: of_levels(supposed[one], lambda chance: 0) for one in supposed}
    for number in range(tries):
        truth = ["low", "high"][number % 2]
        seen = of_levels(supposed[truth], noise.draw if noisy else lambda chance: 0)
        right += truth == max(expected, key=lambda one: _likelihood(seen, expected[one]))
    return right / tries


def of_levels(counted, draw) -> dict[str, int]:
    """The only numbers that depend on a level."""
    return publish(SCOPE, MONDAY, counted, draw).numbers["results"]["level"]


def _likelihood(seen, expected) -> Fraction:
    chance = NOISE["results"]["level"]
    return prod(probability(seen[one] - expected[one], chance) for one in expected)


def test_an_attacker_guesses_hardly_better_than_the_guarantee_says(monkeypatch):
    draw_alike(monkeypatch)
    assert guess(noisy=True) < MOST_OF_A_LEVEL / (1 + MOST_OF_A_LEVEL)
    assert guess(noisy=False) == 1


def test_what_is_counted_in_another_week_is_not_in_this_one():
    later = MONDAY + timedelta(weeks=1)
    counted = counts([RESULTS[0]])
    assert publish(SCOPE, later, counted, lambda chance: 0).numbers["results"]["total"] == {"": 0}


# The truth


@pytest.mark.parametrize("series", SERIES, ids=lambda one: one.name)
def test_published_numbers_are_near_the_truth(series, monkeypatch):
    draw_alike(monkeypatch)
    found = error(series, repeats=50)
    assert found.total <= 0.1
    if sum(series.weeks) >= 20 * len(series.weeks):
        assert found.weekly <= 0.1 and found.direction >= 0.9
    if sum(series.weeks) >= 500:
        assert found.shares <= 0.02 and found.within >= 0.95
        assert abs(found.minority) <= 0.005, f"no bias, not even against one of {MINORITY:.0%}"


def test_a_campaign_without_a_scored_questionnaire_is_published():
    dimensions = CampaignDimensions({"family": ()}, ["fr"], MONDAY)
    week = publish(dimensions, MONDAY, counts([("family", "fr", None)]), lambda chance: 0)
    assert week.numbers["results"]["level"] == {"": 1}
