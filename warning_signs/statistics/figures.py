"""The figures of a campaign, the only source of its page, charts, CSV and JSON.

They are made of published numbers alone, so whatever is done with them reveals nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from warning_signs.statistics.dimensions import NO_VALUE, CampaignDimensions, Dimension, Kind
from warning_signs.statistics.publication import PublishedWeek

FEWEST_MISSED = 15
"""A week in which fewer were missed counts as whole: in one of 50,000 whole weeks, noise alone
seems to be as many. Without this, noise would add up to failures that never were.
"""


@dataclass(frozen=True)
class FigureRow:
    """One row of a table of figures.

    value:  the Monday of a week, or the id of a level, a language or a questionnaire; NO_VALUE for
            results that have none
    number: None if it is smaller than the smallest that the campaign shows
    share:  of the results with a value, from 0 to 1; None without a number, a value or a meaning
    """

    value: date | str
    number: int | None
    share: float | None = None


@dataclass(frozen=True)
class Figures:
    """The published weeks of a campaign, in their order, or some of them (`between`)."""

    dimensions: CampaignDimensions
    weeks: Sequence[PublishedWeek]

    @property
    def until(self) -> date | None:
        """The Monday of the last week; None before the first week is over."""
        return self.weeks[-1].week if self.weeks else None

    def between(self, first: date, last: date) -> Figures:
        """The same of the weeks from the first to the last, inclusive."""
        return replace(self, weeks=[one for one in self.weeks if first <= one.week <= last])

    def each_week(self) -> Iterator[tuple[date, Figures]]:
        """The figures of each week by itself."""
        return ((one.week, replace(self, weeks=[one])) for one in self.weeks)

    def total(self, kind: Kind) -> int | None:
        """How many there were in these weeks; None if fewer than the smallest that is shown."""
        return self._shown(self._total(kind))

    def missed(self) -> int:
        """How many results and opened pages could not be counted; 0 if too few to be told."""
        weeks = (figures._total("missed") for _week, figures in self.each_week())
        return sum(one for one in weeks if one >= max(FEWEST_MISSED, self.dimensions.min_number))

    def by_week(self, kind: Kind) -> list[FigureRow]:
        """The total of each week."""
        return [FigureRow(week, figures.total(kind)) for week, figures in self.each_week()]

    def table(self, kind: Kind, by: Dimension) -> list[FigureRow]:
        """One row for each value, in the order of the campaign; together they are the total.

        Noise differs from table to table. So a table says how the total, which has the least noise,
        is to be shared out. Noise below 0 counts as 0 only here, after the weeks were added up:
        before that it would favour small values.
        """
        sums = {value: max(0, number) for value, number in self._sums(kind, by).items()}
        told = sum(number for value, number in sums.items() if value != NO_VALUE)
        numbers = shared_out(self._total(kind), list(sums.values()))
        return [
            FigureRow(value, shown, number / told if shown and value != NO_VALUE else None)
            for (value, number), shown in zip(sums.items(), map(self._shown, numbers), strict=True)
        ]

    def _total(self, kind: Kind) -> int:
        return max(0, self._sums(kind, "total")[NO_VALUE])

    def _sums(self, kind: Kind, by: Dimension) -> dict[str, int]:
        found: Counter[str] = Counter()
        for one in self.weeks:
            for value, number in one.numbers.get(kind, {}).get(by, {}).items():
                found[value] += number
        order = dict.fromkeys([*self.dimensions.values(kind)[by], *found])
        return {value: found[value] for value in sorted(order, key=lambda one: one == NO_VALUE)}

    def _shown(self, number: int) -> int | None:
        return number if number >= self.dimensions.min_number else None


def shared_out(total: int, parts: Sequence[int]) -> list[int]:
    """Whole numbers in the proportion of the parts that add up to `total`; all 0 if these are."""
    whole, so_far, given = sum(parts) or 1, 0, 0
    shares = []
    for part in parts:
        so_far += part
        shares.append(round(total * so_far / whole) - given)
        given += shares[-1]
    return shares
