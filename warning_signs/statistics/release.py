"""Which numbers may be published: every result at most once, in a parcel of enough results.

A parcel is a number of results that are published together for good. Every table and every total
is a sum of parcels, so no two published numbers, of one day or of two, differ by fewer results
than a parcel holds. What is in no parcel yet waits, and is in no number at all.

Why a parcel of pooled cells tells nothing about one of them, and what this costs, stands in
docs/decisions/small-numbers.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Cell(NamedTuple):
    """The finest that is counted; level None: a questionnaire that has none, or a page opened."""

    questionnaire: str
    language: str
    level: str | None


Counts = Mapping[date, Mapping[Cell, int]]
"""How many were counted, by week and cell."""


@dataclass(frozen=True)
class ReleaseBatch:
    """The results published in `week`, which came in that week or waited until then.

    What the results do not have in common, or what is withheld about them, is None.
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
    """The parcels of closed `weeks`, in their order; with each goes whether it pools.

    `cells` are all that there can be, whether or not anything was counted in them: readers know
    them, so they are what a pool hides among. A batch holds `min_cell_size` results or
    more. Raises KeyError for a count in another cell.
    """
    waiting = dict.fromkeys(cells, 0)
    published: list[ReleaseBatch] = []
    for week, merged in weeks:
        for cell, number in counts.get(week, {}).items():
            waiting[cell] += number
        alone = [cell for cell in cells if waiting[cell] >= min_cell_size]
        published += [ReleaseBatch(week, _take(waiting, [cell]), *cell) for cell in alone]
        if merged:
            hidden = [cell for cell in cells if cell not in alone]
            published += _merged(week, hidden, waiting, min_cell_size)
    return published


def _merged(
    week: date, hidden: Sequence[Cell], waiting: dict[Cell, int], min_cell_size: int
) -> Iterator[ReleaseBatch]:
    """The parcels of what waits in the `hidden` cells: one for each level, then one of the rest.

    A cell that was published this very week is not hidden: everybody knows that it is empty.
    Where the parcel of a level could have been published and was not, that tells something of its
    sum. From then on the level hides as one, like a single cell, and no longer as many.
    """
    rest: list[Sequence[Cell]] = []
    for level, members in _by_level(hidden).items():
        sums = safe_sums(len(members), min_cell_size)
        if sum(waiting[cell] for cell in members) in sums:
            yield ReleaseBatch(week, _take(waiting, members), level=level)
        else:
            rest += [members] if sums else [[cell] for cell in members]
    members = [cell for one in rest for cell in one]
    if sum(waiting[cell] for cell in members) in safe_sums(len(rest), min_cell_size):
        yield ReleaseBatch(week, _take(waiting, members))


def safe_sums(members: int, min_cell_size: int) -> range:
    """The sums of so many members, each below `min_cell_size`, that tell nothing about any one.

    Beneath such a sum a member can be anything below `min_cell_size`, as the others can make up for
    it. A larger sum says that every member holds something: with two members, 8 would say
    4 and 4. Empty for fewer than three members.
    """
    return range(min_cell_size, (members - 1) * (min_cell_size - 1) + 1)


def _by_level(cells: Iterable[Cell]) -> dict[str | None, list[Cell]]:
    levels: dict[str | None, list[Cell]] = defaultdict(list)
    for cell in cells:
        levels[cell.level].append(cell)
    return levels


def _take(waiting: dict[Cell, int], cells: Iterable[Cell]) -> int:
    """How much waits in the cells; nothing does afterwards."""
    taken = 0
    for cell in cells:
        taken += waiting[cell]
        waiting[cell] = 0
    return taken
