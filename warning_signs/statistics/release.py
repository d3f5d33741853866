"""Decide which numbers may be published: each result once, in a large enough release batch.

A release batch is a set of results that are published together, for good. Every table and every
total is a sum of batches. So any two published numbers, even of different days, differ by at least
one whole batch. Results that are in no batch yet are pending, and in no number at all.

docs/decisions/small-numbers.md explains why a batch of merged cells reveals nothing about any one
of them, and how many results stay unpublished.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MIN_CELL_SIZE = 5
"""No smaller number is ever published, whatever a campaign asks for."""


class Cell(NamedTuple):
    """The finest unit of counting.

    level is None for a questionnaire without a level, and for opened pages.
    """

    questionnaire: str
    language: str
    level: str | None


Counts = Mapping[date, Mapping[Cell, int]]
"""The raw counts by week (its Monday) and cell."""


@dataclass(frozen=True)
class ReleaseBatch:
    """`number` results published in `week`, which came in that week or were pending until then.

    An attribute is None if the results do not share it, or if it is withheld.
    """

    week: date
    number: int
    questionnaire: str | None = None
    language: str | None = None
    level: str | None = None


def release_batches(
    cells: Sequence[Cell],
    counts: Counts,
    weeks: Iterable[tuple[date, bool]],
    min_cell_size: int,
) -> list[ReleaseBatch]:
    """The batches of closed `weeks`; each week is given in order, with whether its cells merge.

    `cells` are all possible cells, counted or not: readers know them, so a merged batch hides its
    results among them. A batch holds `min_cell_size` results or more. Raises KeyError for a count
    in any other cell.
    """
    pending = dict.fromkeys(cells, 0)
    published: list[ReleaseBatch] = []
    for week, merged in weeks:
        for cell, number in counts.get(week, {}).items():
            pending[cell] += number
        large = [cell for cell in cells if pending[cell] >= min_cell_size]
        published += [ReleaseBatch(week, _take(pending, [cell]), *cell) for cell in large]
        if merged:
            hidden = [cell for cell in cells if cell not in large]
            published += _merged(week, hidden, pending, min_cell_size)
    return published


def _merged(
    week: date, hidden: Sequence[Cell], pending: dict[Cell, int], min_cell_size: int
) -> Iterator[ReleaseBatch]:
    """Merge what is pending in the `hidden` cells: a batch for each level, then one of the others.

    A cell that was published this week is not hidden, as everybody knows that it is empty now. If
    a level could have been published as a batch and was not, readers learn something about its sum.
    From then on the whole level counts as one member of the last batch, no longer as many.
    """
    remaining: list[Sequence[Cell]] = []
    for level, members in _by_level(hidden).items():
        sums = safe_sums(len(members), min_cell_size)
        if sum(pending[cell] for cell in members) in sums:
            yield ReleaseBatch(week, _take(pending, members), level=level)
        else:
            remaining += [members] if sums else [[cell] for cell in members]
    members = [cell for group in remaining for cell in group]
    if sum(pending[cell] for cell in members) in safe_sums(len(remaining), min_cell_size):
        yield ReleaseBatch(week, _take(pending, members))


def safe_sums(members: int, min_cell_size: int) -> range:
    """The sums of that many members, each 0 to `min_cell_size` - 1, that reveal nothing about one.

    With such a sum, each member can still be anything from 0 to `min_cell_size` - 1, because the
    others can make up the difference. A larger sum proves that no member is empty: 8 in two members
    can only be 4 and 4. The range is empty for fewer than three members.
    """
    return range(min_cell_size, (members - 1) * (min_cell_size - 1) + 1)


def _by_level(cells: Iterable[Cell]) -> dict[str | None, list[Cell]]:
    levels: dict[str | None, list[Cell]] = defaultdict(list)
    for cell in cells:
        levels[cell.level].append(cell)
    return levels


def _take(pending: dict[Cell, int], cells: Iterable[Cell]) -> int:
    """Remove and return the pending total of these cells."""
    total = 0
    for cell in cells:
        total += pending[cell]
        pending[cell] = 0
    return total
