"""The figures of a campaign for other programs: one long table, as CSV and as JSON.

Both have the same lines in the same order. Ids stand in them and no words, so that they are the
same in every language.

kind:   results or opened; in the CSV file also campaign, for the lines about the file itself
by:     total, week, level, language or questionnaire
value:  the Monday of the week in which the results were released, or an id; NOT_TOLD for what is
        published without saying which; nothing for the total
number: nothing where nothing is told: there may be none, few, or many that still wait
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from warning_signs.csv_safe import Delimiter, as_csv_file
from warning_signs.statistics.figures import Figures, Published

SUPPRESSED = "(not told)"
"""In brackets, as no id of a level, language or questionnaire is."""


class Line(NamedTuple):
    """A published number, or None, and what it is the number of."""

    kind: str
    by: str
    value: str | None
    number: int | None


def as_csv(figures: Figures, slug: str, name: str, delimiter: Delimiter = ",") -> bytes:
    """The file of a campaign, known by its `slug` and its `name`, which may hold anything."""
    about = [
        ("campaign", "slug", slug, ""),
        ("campaign", "name", name, ""),
        ("campaign", "until", str(figures.until or ""), ""),
        ("campaign", "smallest", "", str(figures.min_cell_size)),
    ]
    lines = ((kind, by, value or "", _digits(number)) for kind, by, value, number in _all(figures))
    return as_csv_file(Line._fields, [*about, *lines], delimiter)


def as_json(figures: Figures, slug: str, name: str) -> dict[str, Any]:
    """The same, ready for `json.dumps`: about the campaign, and `numbers`, an object a line."""
    return {
        "campaign": {"slug": slug, "name": name},
        "until": figures.until and figures.until.isoformat(),
        "smallest": figures.min_cell_size,
        "numbers": [line._asdict() for line in _all(figures)],
    }


def _all(figures: Figures) -> Iterator[Line]:
    yield from _lines("results", figures.results)
    yield from _lines("opened", figures.opened)


def _lines(kind: str, published: Published) -> Iterator[Line]:
    yield Line(kind, "total", None, published.total)
    for by, table in published.tables.items():
        for row in table.rows:
            yield Line(kind, by, str(row.value), row.number)
        if table.unattributed:
            yield Line(kind, by, SUPPRESSED, table.unattributed)


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)
