"""The published numbers of a campaign in words: tables and charts for its dashboard.

Everything shown or exported goes through `published`: raw counters never leave the storage.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from flask import g
from flask_babel import gettext

from warning_signs.campaigns.campaign import Campaign
from warning_signs.charts.bar_chart_data import Amount, Chart
from warning_signs.csv_safe import Delimiter
from warning_signs.statistics.dimensions import KINDS, NO_VALUE, Kind
from warning_signs.statistics.export import as_csv, as_json
from warning_signs.statistics.figures import FigureRow, Figures
from warning_signs.web.request.context import translated as t
from warning_signs.web.request.formatting import (
    format_date,
    format_number,
    format_short_date,
    language_names,
)
from warning_signs.web.request.site import site


@dataclass(frozen=True)
class LocalisedTable:
    """One table as people read it. `key` is the name of its chart: results-level, say."""

    key: str
    title: str
    chart: Chart
    total: str

    @property
    def rows(self) -> tuple[Amount, ...]:
        """Its rows, each with its label and its number as written."""
        return self.chart.amounts


def published(campaign: Campaign) -> Figures:
    """What may be published of a campaign today. Raises Unavailable if its database is."""
    return site().campaigns.repository.figures(campaign)


def figures_file(
    campaign: Campaign, kind: Literal["csv", "json"], delimiter: Delimiter = ","
) -> bytes:
    """The published numbers as a file for other programs."""
    figures = published(campaign)
    if kind == "csv":
        return as_csv(figures, campaign.slug, campaign.name, delimiter)
    return json.dumps(as_json(figures, campaign.slug, campaign.name), indent=1).encode() + b"\n"


def all_tables(figures: Figures) -> Iterator[LocalisedTable]:
    """Every table of both kinds."""
    for kind in KINDS:
        yield from localised_tables(figures, kind)


def localised_tables(figures: Figures, kind: Kind) -> list[LocalisedTable]:
    """The tables of results or of opened pages in the reader’s language; none without a week."""
    if not figures.weeks:
        return []
    tables: dict[str, Sequence[FigureRow]] = {"week": figures.by_week(kind)}
    tables |= {by: figures.table(kind, by) for by in figures.dimensions.values(kind)}
    del tables["total"]
    total = format_total(figures, kind)
    return [
        _localised(total, kind, by, rows)
        for by, rows in tables.items()
        if any(row.value for row in rows)
    ]


def format_total(figures: Figures, kind: Kind) -> str:
    """How many there were."""
    return _format_published(figures.total(kind))


def format_missed(campaign: Campaign) -> str:
    """How many opened pages and results could not be counted. Raises Unavailable."""
    missed = site().campaigns.repository.missed(campaign)
    if missed is None:
        # Translators: how many opened pages and results were lost; no smaller number is ever told
        return gettext("fewer than %(smallest)s", smallest=format_number(campaign.smallest))
    return format_number(missed)


def format_last_day(figures: Figures) -> str | None:
    """The last day that is in the numbers; None before the first week is over."""
    return format_date(figures.until + timedelta(days=6)) if figures.until else None


def _localised(total: str, kind: Kind, by: str, rows: Sequence[FigureRow]) -> LocalisedTable:
    amounts = tuple(
        Amount(_value_label(by, row.value), row.number, _format_published(row.number))
        for row in rows
    )
    title = _title(kind, by)
    chart = Chart(title, amounts, direction=g.locale.direction, upright=by == "week")
    return LocalisedTable(f"{kind}-{by}", title, chart, total)


def _format_published(number: int | None) -> str:
    """The number; a text where it is too small to be shown, or was never published."""
    if number is None:
        # Translators: in place of a number, in a table and on a chart; as short as can be
        return gettext("not told")
    return format_number(number)


def _value_label(by: str, value: date | str) -> str:
    if isinstance(value, date):
        return format_short_date(value)
    if value == NO_VALUE:
        return _unattributed_label(by)
    if by == "language":
        return language_names([value])
    content = site().content
    if by == "level":
        return t(content.rules.level(value).short)
    questionnaire = content.questionnaires.get(value)
    return t(questionnaire.title) if questionnaire else value


def _unattributed_label(by: str) -> str:
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
