"""Export the figures of a campaign as one long table, in CSV and in JSON.

Both formats have the same lines in the same order. They hold ids and no words, so they are the same
in every language.

kind:   results or opened; in CSV also campaign, for lines about the file itself
by:     total, week, level, language or questionnaire
value:  the Monday of the week in which the results were released, or an id; SUPPRESSED for results
        that are published without this attribute; empty for the total
number: empty if it is not published: there may be no results, few, or many that are still pending
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from warning_signs.csv_safe import Delimiter, as_csv_file
from warning_signs.statistics.figures import Figures, Published

SUPPRESSED = "(not told)"
"""In brackets, so that it cannot be an id of a level, language or questionnaire."""


class ExportLine(NamedTuple):
    """One line of the export; number is None if it is not published."""

    kind: str
    by: str
    value: str | None
    number: int | None


def as_csv(figures: Figures, slug: str, name: str, delimiter: Delimiter = ",") -> bytes:
    """The figures as a CSV file; `slug` and `name` say of which campaign."""
    about = [
        ("campaign", "slug", slug, ""),
        ("campaign", "name", name, ""),
        ("campaign", "until", str(figures.until or ""), ""),
        ("campaign", "smallest", "", str(figures.min_cell_size)),
    ]
    lines = ((kind, by, value or "", _digits(number)) for kind, by, value, number in _all(figures))
    return as_csv_file(ExportLine._fields, [*about, *lines], delimiter)


def as_json(figures: Figures, slug: str, name: str) -> dict[str, Any]:
    """The same as an object for `json.dumps`; `numbers` holds one object for each line."""
    return {
        "campaign": {"slug": slug, "name": name},
        "until": figures.until and figures.until.isoformat(),
        "smallest": figures.min_cell_size,
        "numbers": [line._asdict() for line in _all(figures)],
    }


def _all(figures: Figures) -> Iterator[ExportLine]:
    yield from _lines("results", figures.results)
    yield from _lines("opened", figures.opened)


def _lines(kind: str, published: Published) -> Iterator[ExportLine]:
    yield ExportLine(kind, "total", None, published.total)
    for by, table in published.tables.items():
        for row in table.rows:
            yield ExportLine(kind, by, str(row.value), row.number)
        if table.unattributed:
            yield ExportLine(kind, by, SUPPRESSED, table.unattributed)


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)
