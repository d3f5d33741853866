"""How many of the opened pages led to a result: told only where noise leaves something to tell.

Opened pages and results have noise of their own. In small numbers a rate of the two is mostly
noise, and can be above 1 although no page leads to two results.
"""

from __future__ import annotations

from math import sqrt

from warning_signs.statistics import noise
from warning_signs.statistics.dimensions import Dimension, Kind
from warning_signs.statistics.figures import FigureRow, Figures
from warning_signs.statistics.publication import NOISE

LARGEST_ERROR = 0.05
"""Of 1: a rate that noise usually (by one standard deviation) moves by more is not told."""


def total_rate(figures: Figures) -> float | None:
    """The rate of all weeks, from 0 to 1; None if it cannot be told."""
    return _rate(
        figures.total("results"),
        figures.total("opened"),
        _variance(figures, "results", "total"),
        _variance(figures, "opened", "total"),
    )


def rates_by_week(figures: Figures) -> list[float | None]:
    """The rate of each week."""
    return [total_rate(one) for _week, one in figures.each_week()]


def rates(figures: Figures, by: Dimension) -> list[float | None]:
    """The rate of each row of the table of opened pages."""
    results = {row.value: row for row in figures.table("results", by)}
    opened = figures.table("opened", by)
    parts = [(results.get(row.value, FigureRow(row.value, None)), row) for row in opened]
    return [
        _rate(
            result.number,
            page.number,
            _variance_of_part(figures, "results", by, result),
            _variance_of_part(figures, "opened", by, page),
        )
        for result, page in parts
    ]


def _rate(
    results: int | None, opened: int | None, of_results: float, of_opened: float
) -> float | None:
    """Results by opened pages, whose noise has these variances."""
    if results is None or opened is None or results > opened:
        return None
    rate = results / opened
    error = sqrt(of_results + rate**2 * of_opened) / opened
    return rate if error <= LARGEST_ERROR else None


def _variance_of_part(figures: Figures, kind: Kind, by: Dimension, row: FigureRow) -> float:
    """Of the noise in a row, which is the total, shared out in proportion to the numbers drawn.

    A row that is all of the table has the noise of the total alone.
    """
    total, part = figures.total(kind), row.number
    if total is None or part is None:
        return 0
    share, others = part / total, len(figures.dimensions.values(kind)[by]) - 1
    sharing = (1 - share) ** 2 + share**2 * others
    return share**2 * _variance(figures, kind, "total") + sharing * _variance(figures, kind, by)


def _variance(figures: Figures, kind: Kind, by: Dimension) -> float:
    """Of the noise in one number of these weeks, each of which has noise of its own."""
    return len(figures.weeks) * noise.variance(NOISE[kind][by])
