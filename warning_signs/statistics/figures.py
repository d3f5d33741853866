"""What a campaign publishes of its counters. Page, charts, CSV and JSON all read this, and no more.

Everything stands in a week for good, and that is the week in which it was *released*: a result
that waited for others is told in the week in which there were enough of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.release import Cell, Counts, ReleaseBatch, release_batches
from warning_signs.statistics.weeks import monday_of

Dimension = Literal["week", "level", "language", "questionnaire"]


@dataclass(frozen=True)
class Count:
    """A counter: `number` of results, or of pages opened, in the week of that Monday.

    `level` is None for a questionnaire that has none, and for pages opened. Raises ValueError
    for a day that is no Monday and for a negative number.
    """

    week: date
    questionnaire: str
    language: str
    level: str | None
    number: int

    def __post_init__(self) -> None:
        if self.week != monday_of(self.week) or self.number < 0:
            raise ValueError(f"expected a Monday and a number from 0 on, got {self}")


@dataclass(frozen=True)
class Row:
    """A value and its published number; None: nothing is told, be it none, few, or many that wait.

    The value is the Monday of a week, or the id of a level, a language or a questionnaire.
    """

    value: date | str
    number: int | None


@dataclass(frozen=True)
class Table:
    """One number for each value there can be, in the order of the scope.

    `rest` is what is published without saying which value it has: it was pooled, or has none, as
    a questionnaire that is not scored has no level. None if there is no such thing.
    """

    rows: tuple[Row, ...]
    unattributed: int | None

    @property
    def total(self) -> int | None:
        """All that is published; None if nothing is."""
        return sum(row.number or 0 for row in self.rows) + (self.unattributed or 0) or None


@dataclass(frozen=True)
class Published:
    """What is published of one kind of counter: the total, and the same total by dimension."""

    total: int | None
    tables: Mapping[Dimension, Table]


@dataclass(frozen=True)
class Figures:
    """The published numbers of a campaign: each is None, or `min_cell_size` or more.

    until:   the last week that is in them; None before the first week is over
    results: by week, level, language and questionnaire; no table by level if none has one
    opened:  pages opened, by week, language and questionnaire
    """

    min_cell_size: int
    until: date | None
    results: Published
    opened: Published


def figures(
    dimensions: CampaignDimensions, results: Iterable[Count], opened: Iterable[Count], today: date
) -> Figures:
    """What may be told on `today`, a day in UTC, of the counters of a campaign.

    Raises ValueError for a count of what the scope does not have. Counts of the present week, and
    of weeks before the campaign began or after it was closed, are in no number.
    """
    weeks = dimensions.closed_weeks(today)
    return Figures(
        min_cell_size=dimensions.min_cell_size,
        until=weeks[-1] if weeks else None,
        results=_published(dimensions, weeks, dimensions.result_cells(), results),
        opened=_published(dimensions, weeks, dimensions.opened_cells(), opened),
    )


def _published(
    dimensions: CampaignDimensions,
    weeks: Sequence[date],
    cells: Sequence[Cell],
    counts: Iterable[Count],
) -> Published:
    timed = [(week, dimensions.merges(week)) for week in weeks]
    found = release_batches(cells, _by_week(cells, counts), timed, dimensions.min_cell_size)
    values: dict[Dimension, Sequence[date | str]] = {
        "week": weeks,
        "level": list(dict.fromkeys(cell.level for cell in cells if cell.level is not None)),
        "language": dimensions.languages,
        "questionnaire": list(dimensions.levels),
    }
    tables = {
        by: _table(found, by, among) for by, among in values.items() if among or by != "level"
    }
    return Published(sum(batch.number for batch in found) or None, tables)


def _by_week(cells: Sequence[Cell], counts: Iterable[Count]) -> Counts:
    known = frozenset(cells)
    by_week: dict[date, dict[Cell, int]] = defaultdict(lambda: defaultdict(int))
    for count in counts:
        cell = Cell(count.questionnaire, count.language, count.level)
        if cell not in known:
            raise ValueError(f"the campaign does not have what was counted: {count}")
        by_week[count.week][cell] += count.number
    return by_week


def _table(found: Iterable[ReleaseBatch], by: Dimension, among: Iterable[date | str]) -> Table:
    numbers: dict[date | str | None, int] = defaultdict(int)
    for batch in found:
        numbers[getattr(batch, by)] += batch.number
    return Table(tuple(Row(value, numbers.get(value)) for value in among), numbers.get(None))
