"""Publish a week: once, when it is over, each of its numbers with noise of its own.

docs/decisions/small-numbers.md says what the noise guarantees, and what it costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from warning_signs.statistics import noise
from warning_signs.statistics.dimensions import NO_VALUE, CampaignDimensions, Dimension, Kind
from warning_signs.statistics.weeks import monday_of

NOISE: Mapping[Kind, Mapping[Dimension, Fraction]] = {
    "results": {
        "total": Fraction(1, 4),
        "level": Fraction(1, 2),
        "language": Fraction(1, 2),
        "questionnaire": Fraction(1, 2),
    },
    "opened": {
        "total": Fraction(1, 2),
        "language": Fraction(3, 4),
        "questionnaire": Fraction(3, 4),
    },
    "missed": {"total": Fraction(1, 2)},
}
"""The chance of noise.draw in each table. The sum of ln(1 / chance) is ε, the loss of privacy."""

Numbers = Mapping[Kind, Mapping[Dimension, Mapping[str, int]]]
"""What is published of one week: a number for each value, which noise can make negative."""


@dataclass(frozen=True)
class PublishedWeek:
    """The numbers of a week, by its Monday. They never change."""

    week: date
    numbers: Numbers


@dataclass(frozen=True)
class Count:
    """One raw counter: the number of results, of opened pages, or of both that were missed.

    week:  its Monday
    level: None for a questionnaire without a level, and for opened pages

    Raises ValueError for a day that is not a Monday, and for a negative number.
    """

    week: date
    questionnaire: str
    language: str
    level: str | None
    number: int

    def __post_init__(self) -> None:
        if self.week != monday_of(self.week) or self.number < 0:
            raise ValueError(f"expected a Monday and a number from 0 on, got {self}")

    def value(self, by: Dimension) -> str:
        """Where it belongs in the table of this dimension."""
        return NO_VALUE if by == "total" else getattr(self, by) or NO_VALUE


def publish(
    dimensions: CampaignDimensions,
    week: date,
    counts: Mapping[Kind, Iterable[Count]],
    draw: Callable[[Fraction], int] = noise.draw,
) -> PublishedWeek:
    """The numbers of a closed week, drawn now; call it once for each week and keep the result.

    Counts of other weeks are ignored. Every possible value gets a number, whether it was counted
    or not: that there is a number says nothing. Raises ValueError for a value that the campaign
    does not have.
    """
    numbers: dict[Kind, dict[Dimension, dict[str, int]]] = {}
    for kind in NOISE:
        counted = [one for one in counts[kind] if one.week == week]
        numbers[kind] = {
            by: _noisy(values, _sums(counted, by, values), NOISE[kind][by], draw)
            for by, values in dimensions.values(kind).items()
        }
    return PublishedWeek(week, numbers)


def _sums(counts: Iterable[Count], by: Dimension, known: Iterable[str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for one in counts:
        sums[one.value(by)] += one.number
    if unknown := set(sums) - set(known):
        raise ValueError(f"the campaign does not have what was counted: {unknown}")
    return sums


def _noisy(
    values: Iterable[str], sums: Counter[str], chance: Fraction, draw: Callable[[Fraction], int]
) -> dict[str, int]:
    return {value: sums[value] + draw(chance) for value in values}
