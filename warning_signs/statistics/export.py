"""Export the figures of a campaign as one long table, in CSV and in JSON.

Both formats have the same lines in the same order. They hold ids and no words, so they are the same
in every language.

kind:   results or opened; in CSV also campaign, for lines about the file itself
by:     total, week, level, language or questionnaire
value:  the Monday of a week, or an id; NO_LABEL for results without this attribute; empty for the
        total
until:  the Monday of the last week; in CSV the value of a line about the file
number: empty if it is smaller than the smallest that the campaign shows
week:   the Monday of the week that the line is about; empty for all weeks of the file
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from warning_signs.csv_safe import Delimiter, as_csv_file
from warning_signs.statistics.dimensions import KINDS, NO_VALUE, Dimension, Kind
from warning_signs.statistics.figures import FigureRow, Figures

FileFormat = Literal["csv", "json"]

NO_LABEL = "(not told)"
"""In brackets, so that it cannot be an id of a level, language or questionnaire."""


class ExportLine(NamedTuple):
    """One line of the export; number is None if it is too small to be shown."""

    kind: Kind
    by: Dimension | str
    value: str | None
    number: int | None
    week: str | None = None


def as_csv(figures: Figures, slug: str, name: str, delimiter: Delimiter = ",") -> bytes:
    """The figures as a CSV file; `slug` and `name` say of which campaign."""
    about = [
        ("campaign", "slug", slug, "", ""),
        ("campaign", "name", name, "", ""),
        ("campaign", "until", str(figures.until or ""), "", ""),
        ("campaign", "smallest", "", str(figures.dimensions.min_number), ""),
    ]
    lines = (tuple("" if cell is None else str(cell) for cell in line) for line in _all(figures))
    return as_csv_file(ExportLine._fields, [*about, *lines], delimiter)


def as_json(figures: Figures, slug: str, name: str) -> dict[str, Any]:
    """The same as an object for `json.dumps`; `numbers` holds one object for each line."""
    return {
        "campaign": {"slug": slug, "name": name},
        "until": figures.until and figures.until.isoformat(),
        "smallest": figures.dimensions.min_number,
        "numbers": [line._asdict() for line in _all(figures)],
    }


def _all(figures: Figures) -> Iterator[ExportLine]:
    for kind in KINDS:
        yield ExportLine(kind, "total", None, figures.total(kind))
        yield from (_line(kind, "week", row) for row in figures.by_week(kind))
        for by in list(figures.dimensions.values(kind))[1:]:
            yield from (_line(kind, by, row) for row in figures.table(kind, by))
    for week, one in figures.each_week():
        yield from (_line("results", "level", row, week) for row in one.table("results", "level"))


def _line(kind: Kind, by: str, row: FigureRow, week: date | None = None) -> ExportLine:
    value = NO_LABEL if row.value == NO_VALUE else str(row.value)
    return ExportLine(kind, by, value, row.number, str(week) if week else None)
