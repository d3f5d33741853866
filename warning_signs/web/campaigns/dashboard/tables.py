"""The tables of a campaign’s dashboard, each with its chart, in the reader’s language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import g
from flask_babel import gettext

from warning_signs.charts.bar_chart_data import Amount, Chart
from warning_signs.statistics.dimensions import KINDS, NO_VALUE, Dimension, Kind
from warning_signs.statistics.figures import FigureRow, Figures
from warning_signs.statistics.rates import rates, rates_by_week, total_rate
from warning_signs.web.campaigns.dashboard.figures import (
    finished_title,
    format_finished,
    format_published,
)
from warning_signs.web.campaigns.dashboard.period import Period
from warning_signs.web.request.locales import translated as t
from warning_signs.web.request.site import site
from warning_signs.web.templating.formatting import format_share, format_short_date, language_names

UPRIGHT = ("results-week", "opened-week", "results-levels")
"""The tables of weeks, whose charts have columns."""


@dataclass(frozen=True)
class Column:
    """One column of a table: what stands above it, a cell for each row, and one for all rows."""

    name: str
    cells: Sequence[str]
    total: str = ""


@dataclass(frozen=True)
class LocalisedTable:
    """One table as people read it. `key` is the name of its chart: results-level, say."""

    key: str
    title: str
    chart: Chart
    columns: Sequence[Column]

    @property
    def rows(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each row: its label, and its cells."""
        cells = zip(*(column.cells for column in self.columns), strict=True)
        return list(zip((amount.label for amount in self.chart.amounts), cells, strict=True))


def all_tables(period: Period) -> Iterator[LocalisedTable]:
    """Every table in the reader’s language; none without a week."""
    figures = period.shown
    if not figures.weeks:
        return
    for kind in KINDS:
        for by, values in figures.dimensions.values(kind).items():
            if by != "total" and any(values):
                yield _by_value(period, kind, by)
    yield from (_by_week(figures, kind) for kind in KINDS)
    if any(figures.dimensions.values("results")["level"]):
        yield _levels_by_week(figures)


def _by_value(period: Period, kind: Kind, by: Dimension) -> LocalisedTable:
    """A row for each level, language or questionnaire."""
    figures = period.shown
    rows = figures.table(kind, by)
    columns = [_numbers(figures, kind, rows)]
    if kind == "results":
        columns.append(_shares(rows))
    else:
        columns.append(_finished(figures, rates(figures, by)))
    if period.before:
        earlier = {row.value: row for row in period.before.table(kind, by)}
        known = [earlier.get(row.value, FigureRow(row.value, None)) for row in rows]
        columns.append(replace(_numbers(period.before, kind, known), name=gettext("Before")))
    amounts = [_amount(_value_label(by, row.value), row.number) for row in rows]
    return _table(f"{kind}-{by}", _title(kind, by), amounts, columns)


def _by_week(figures: Figures, kind: Kind) -> LocalisedTable:
    """A row for each week."""
    rows = figures.by_week(kind)
    columns = [_numbers(figures, kind, rows)]
    if kind == "opened":
        columns.append(_finished(figures, rates_by_week(figures)))
    return _table(f"{kind}-week", _title(kind, "week"), _weeks(rows), columns)


def _levels_by_week(figures: Figures) -> LocalisedTable:
    """A row for each week, with a column for each level."""
    levels = [value for value in figures.dimensions.values("results")["level"] if value]
    totals = _by_level(figures)
    weeks = [_by_level(one) for _week, one in figures.each_week()]
    names = [_value_label("level", level) for level in levels]
    columns = [
        Column(
            name, [format_published(one[level]) for one in weeks], format_published(totals[level])
        )
        for name, level in zip(names, levels, strict=True)
    ]
    amounts = [
        replace(amount, parts=tuple(one[level] or 0 for level in levels))
        for amount, one in zip(_weeks(figures.by_week("results")), weeks, strict=True)
    ]
    table = _table("results-levels", gettext("Levels by week"), amounts, columns)
    rest = gettext("Not broken down by level")
    return replace(table, chart=replace(table.chart, legend=tuple(names), rest=rest))


def _by_level(figures: Figures) -> dict[date | str, int | None]:
    return {row.value: row.number for row in figures.table("results", "level")}


def _numbers(figures: Figures, kind: Kind, rows: Sequence[FigureRow]) -> Column:
    cells = [format_published(row.number) for row in rows]
    return Column(gettext("Number"), cells, format_published(figures.total(kind)))


def _shares(rows: Sequence[FigureRow]) -> Column:
    # Translators: above a column of per cents: which part of all results each row has
    name = gettext("Of all")
    return Column(name, ["" if row.share is None else format_share(row.share) for row in rows])


def _finished(figures: Figures, found: Sequence[float | None]) -> Column:
    return Column(
        finished_title(), list(map(format_finished, found)), format_finished(total_rate(figures))
    )


def _weeks(rows: Sequence[FigureRow]) -> list[Amount]:
    return [
        _amount(format_short_date(row.value), row.number)
        for row in rows
        if isinstance(row.value, date)
    ]


def _amount(label: str, number: int | None) -> Amount:
    return Amount(label, number, format_published(number))


def _table(
    key: str,
    title: str,
    amounts: Sequence[Amount],
    columns: Sequence[Column],
) -> LocalisedTable:
    upright = key in UPRIGHT
    chart = Chart(title, tuple(amounts), g.locale.direction, upright)
    return LocalisedTable(key, title, chart, columns)


def _value_label(by: Dimension, value: date | str) -> str:
    value = str(value)
    if value == NO_VALUE:
        return _unattributed_label(by)
    if by == "language":
        return language_names([value])
    content = site().content
    if by == "level":
        return t(content.rules.level(value).short)
    questionnaire = content.questionnaires.get(value)
    return t(questionnaire.title) if questionnaire else value


def _unattributed_label(by: Dimension) -> str:
    if by == "level":
        return gettext("Not broken down by level")
    if by == "language":
        return gettext("Not broken down by language")
    return gettext("Not broken down by questionnaire")


def _title(kind: Kind, by: str) -> str:
    titles = {
        ("results", "week"): gettext("Results by week"),
        ("results", "level"): gettext("Results by level"),
        ("results", "language"): gettext("Results by language"),
        ("results", "questionnaire"): gettext("Results by questionnaire"),
        ("opened", "week"): gettext("Opened pages by week"),
        ("opened", "language"): gettext("Opened pages by language"),
        ("opened", "questionnaire"): gettext("Opened pages by questionnaire"),
    }
    return titles[kind, by]
