"""The rate of results to opened pages is told where it is near the truth, and nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import sqrt
from statistics import fmean

import pytest
from hypothesis import given

from tests.unit.statistics.test_figures import MONDAY, exactly, published_figures
from warning_signs.statistics import noise
from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.figures import Figures
from warning_signs.statistics.publication import NOISE, Count, publish
from warning_signs.statistics.rates import LARGEST_ERROR, rates, rates_by_week, total_rate
from warning_signs.statistics.weeks import WEEK

TWO = CampaignDimensions({"parent": ["low"], "teacher": ["low"]}, ["fr", "en"], MONDAY)
"""Two questionnaires and two languages."""
ONE = CampaignDimensions({"parent": ["low"]}, ["fr"], MONDAY)


def all_rates(figures: Figures) -> Iterator[float | None]:
    yield total_rate(figures)
    yield from rates_by_week(figures)
    for by in ("language", "questionnaire"):
        yield from rates(figures, by)


def pages(number, weeks=1, level=None, share=1.0) -> list[Count]:
    """Three quarters of them are those of parents in French, in each week alike."""
    return [
        Count(MONDAY + week * WEEK, questionnaire, language, level, round(part * share))
        for week in range(weeks)
        for questionnaire, language, part in (
            ("parent", "fr", number * 3 // 4),
            ("teacher", "en", number // 4),
        )
    ]


@given(published_figures())
def test_a_rate_is_a_part_of_the_whole(figures):
    assert all(rate is None or 0 <= rate <= 1 for rate in all_rates(figures))


@given(published_figures())
def test_there_is_one_for_each_row_and_none_without_both_its_numbers(figures):
    assert len(rates_by_week(figures)) == len(figures.weeks)
    results = {row.value: row.number for row in figures.table("results", "language")}
    opened = figures.table("opened", "language")
    for rate, row in zip(rates(figures, "language"), opened, strict=True):
        assert rate is None or rate == results[row.value] / row.number


@pytest.mark.parametrize("weeks", [1, 10])
@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
def test_those_told_are_as_near_the_truth_as_promised(monkeypatch, weeks, share):
    monkeypatch.setattr(noise, "randbelow", random.Random(1).randrange)  # noqa: S311
    for number in (12, 40, 120, 400, 1200):
        counts = {
            "results": pages(number, weeks, "low", share),
            "opened": pages(number, weeks),
            "missed": [],
        }
        drawn = [
            Figures(TWO, [publish(TWO, MONDAY + one * WEEK, counts) for one in range(weeks)])
            for _ in range(60)
        ]
        truth = list(all_rates(Figures(TWO, exactly_weeks(counts, weeks))))
        told = [list(all_rates(one)) for one in drawn]
        for row, true in enumerate(truth):
            errors = [one[row] - true for one in told if one[row] is not None and true is not None]
            if len(errors) > 10:
                assert sqrt(fmean(error**2 for error in errors)) < 1.3 * LARGEST_ERROR, number


def exactly_weeks(counts, weeks):
    return [
        publish(TWO, MONDAY + one * WEEK, counts, draw=lambda chance: 0) for one in range(weeks)
    ]


def test_a_rate_of_few_is_not_told_even_where_it_could_be_true():
    told = exactly(TWO, pages(16, level="low"), pages(16), MONDAY + WEEK)
    assert told.table("opened", "questionnaire")[0].number == 12
    assert set(all_rates(told)) == {None}


def test_a_rate_of_many_is_told_but_not_above_the_whole():
    told = exactly(TWO, pages(800, level="low", share=0.5), pages(800), MONDAY + WEEK)
    assert set(all_rates(told)) == {0.5}
    told = exactly(TWO, pages(808, level="low"), pages(800), MONDAY + WEEK)
    assert set(all_rates(told)) == {None}


@pytest.mark.parametrize("number", range(5, 120, 5))
def test_the_only_row_of_a_table_is_told_as_the_total_is(number):
    one = (
        [Count(MONDAY, "parent", "fr", "low", number)],
        [Count(MONDAY, "parent", "fr", None, number)],
    )
    told = exactly(ONE, *one, MONDAY + WEEK)
    assert rates(told, "language") == [total_rate(told)] == rates_by_week(told)


@pytest.mark.parametrize("chance", sorted({c for one in NOISE.values() for c in one.values()}))
def test_the_usual_size_of_noise_is_that_of_what_is_drawn(monkeypatch, chance):
    monkeypatch.setattr(noise, "randbelow", random.Random(1).randrange)  # noqa: S311
    drawn = fmean(noise.draw(chance) ** 2 for _ in range(20_000))
    assert drawn == pytest.approx(noise.variance(chance), rel=0.1)
