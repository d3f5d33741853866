"""The published numbers of a campaign, in words: tables and charts for its dashboard.

Whatever is shown or handed out goes through `published`: raw counters never leave the store.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from flask import g
from flask_babel import gettext

from warning_signs.campaigns.campaign import Campaign
from warning_signs.charts.bar_chart_data import Amount, Chart
from warning_signs.csv_safe import Delimiter
from warning_signs.statistics.export import as_csv, as_json
from warning_signs.statistics.figures import Dimension, FigureRow, Figures, Published, Table
from warning_signs.web.request.campaign_store import campaign_store
from warning_signs.web.request.context import translated as t
from warning_signs.web.request.formatting import (
    format_date,
    format_number,
    format_short_date,
    language_names,
)
from warning_signs.web.request.site import site_content

Kind = Literal["results", "opened"]
KINDS: tuple[Kind, ...] = ("results", "opened")


@dataclass(frozen=True)
class LocalisedTable:
    """One table as people read it. `key` names its chart: results-level, say."""

    key: str
    title: str
    chart: Chart
    total: str

    @property
    def rows(self) -> tuple[Amount, ...]:
        """Its lines: what they are of, and how the number is written."""
        return self.chart.amounts


def published(campaign: Campaign) -> Figures:
    """What may be told of a campaign today. Raises Unavailable where the database is."""
    return campaign_store().campaigns().figures(campaign)


def figures_file(
    campaign: Campaign, kind: Literal["csv", "json"], delimiter: Delimiter = ","
) -> bytes:
    """The published numbers as a file for other programs."""
    found = published(campaign)
    if kind == "csv":
        return as_csv(found, campaign.slug, campaign.name, delimiter)
    return json.dumps(as_json(found, campaign.slug, campaign.name), indent=1).encode() + b"\n"


def localised_tables(found: Figures, kind: Kind) -> list[LocalisedTable]:
    """The tables of results, or of opened pages, in the reader’s language; none without a week."""
    one: Published = getattr(found, kind)
    return [_localised(found, kind, by, table) for by, table in one.tables.items() if table.rows]


def total_words(found: Figures, kind: Kind) -> str:
    """The number of all that is published."""
    return _number_words(getattr(found, kind).total)


def until_words(found: Figures) -> str | None:
    """The last day that is in the numbers; None before the first week is over."""
    return format_date(found.until + timedelta(days=6)) if found.until else None


def _localised(found: Figures, kind: Kind, by: Dimension, table: Table) -> LocalisedTable:
    amounts = [_amount(by, row) for row in table.rows]
    if table.unattributed:
        amounts.append(
            Amount(_unattributed_words(by), table.unattributed, format_number(table.unattributed))
        )
    title = _title(kind, by)
    chart = Chart(title, tuple(amounts), direction=g.locale.direction, upright=by == "week")
    return LocalisedTable(f"{kind}-{by}", title, chart, total_words(found, kind))


def _amount(by: Dimension, row: FigureRow) -> Amount:
    return Amount(_value_words(by, row.value), row.number, _number_words(row.number))


def _number_words(number: int | None) -> str:
    """The number; where none is told nobody may say more, as many can wait as well as few."""
    if number is None:
        # Translators: in place of a number, in a table and on a chart; as short as can be
        return gettext("not told")
    return format_number(number)


def _value_words(by: Dimension, value: object) -> str:
    if by == "week":
        return format_short_date(value)
    if by == "language":
        return language_names([value])
    content = site_content()
    if by == "level":
        return t(content.rules.level(value).short)
    asked = content.questionnaires.get(value)
    return t(asked.title) if asked else str(value)


def _unattributed_words(by: Dimension) -> str:
    if by == "level":
        return gettext("Not broken down by level")
    if by == "language":
        return gettext("Not broken down by language")
    return gettext("Not broken down by questionnaire")


def _title(kind: Kind, by: Dimension) -> str:
    titles = {
        ("results", "week"): gettext("Results by the week in which they were published"),
        ("results", "level"): gettext("Results by level"),
        ("results", "language"): gettext("Results by language"),
        ("results", "questionnaire"): gettext("Results by questionnaire"),
        ("opened", "week"): gettext("Opened pages by the week in which they were published"),
        ("opened", "language"): gettext("Opened pages by language"),
        ("opened", "questionnaire"): gettext("Opened pages by questionnaire"),
    }
    return titles[kind, by]


def all_tables(found: Figures) -> Iterator[LocalisedTable]:
    """Every table of both kinds."""
    for kind in KINDS:
        yield from localised_tables(found, kind)
