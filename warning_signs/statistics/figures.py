"""The published figures of a campaign, the only source of its page, charts, CSV and JSON.

A result belongs for good to the week in which it was *released*: if it was pending until there were
enough others, that is the week in which there were enough.
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
    """One raw counter: the number of results, or of opened pages, in one week.

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


@dataclass(frozen=True)
class FigureRow:
    """One row of a table of figures.

    value:  the Monday of a week, or the id of a level, a language or a questionnaire
    number: None if it is not published: there may be no results, few, or many that are pending
    """

    value: date | str
    number: int | None


@dataclass(frozen=True)
class Table:
    """One row for each possible value, in the order of the campaign's dimensions.

    unattributed: how many results are published without their value, since they were merged or
                  have none (a questionnaire without a score has no level); None if there are none
    """

    rows: tuple[FigureRow, ...]
    unattributed: int | None

    @property
    def total(self) -> int | None:
        """The published total; None if nothing is published."""
        return sum(row.number or 0 for row in self.rows) + (self.unattributed or 0) or None


@dataclass(frozen=True)
class Published:
    """The published numbers of one kind of counter: the total, and a table for each dimension."""

    total: int | None
    tables: Mapping[Dimension, Table]


@dataclass(frozen=True)
class Figures:
    """The published numbers of a campaign; each is None, or `min_cell_size` or more.

    until:   the last week that is included; None before the first week is over
    results: by week, level, language and questionnaire; no table by level if no result has one
    opened:  opened pages, by week, language and questionnaire
    """

    min_cell_size: int
    until: date | None
    results: Published
    opened: Published


def figures(
    dimensions: CampaignDimensions, results: Iterable[Count], opened: Iterable[Count], today: date
) -> Figures:
    """The figures that may be published on `today`, a day in UTC.

    Counts of the current week, and of weeks before the campaign began or after it was closed, are
    ignored. Raises ValueError for a count in a cell outside the campaign's dimensions.
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
    batches = release_batches(cells, _by_week(cells, counts), timed, dimensions.min_cell_size)
    values: dict[Dimension, Sequence[date | str]] = {
        "week": weeks,
        "level": list(dict.fromkeys(cell.level for cell in cells if cell.level is not None)),
        "language": dimensions.languages,
        "questionnaire": list(dimensions.levels),
    }
    tables = {
        by: _table(batches, by, among) for by, among in values.items() if among or by != "level"
    }
    return Published(sum(batch.number for batch in batches) or None, tables)


def _by_week(cells: Sequence[Cell], counts: Iterable[Count]) -> Counts:
    known = frozenset(cells)
    by_week: dict[date, dict[Cell, int]] = defaultdict(lambda: defaultdict(int))
    for count in counts:
        cell = Cell(count.questionnaire, count.language, count.level)
        if cell not in known:
            raise ValueError(f"the campaign does not have what was counted: {count}")
        by_week[count.week][cell] += count.number
    return by_week


def _table(batches: Iterable[ReleaseBatch], by: Dimension, among: Iterable[date | str]) -> Table:
    numbers: dict[date | str | None, int] = defaultdict(int)
    for batch in batches:
        numbers[getattr(batch, by)] += batch.number
    return Table(tuple(FigureRow(value, numbers.get(value)) for value in among), numbers.get(None))
