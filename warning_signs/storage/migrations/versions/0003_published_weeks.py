"""Published weeks: until now numbers were worked out anew each time; from now on they are kept.

What was published stays as it was, so the earlier way to publish is spelt out here once more, as
short as can be: a result was published in a batch of `smallest` or more, by itself or merged with
others, in every fourth week and in that of closing. What was still pending is counted in the
present week; in a closed campaign it was never to be published.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WEEK = timedelta(weeks=1)
LEVELS = ("unsure", "low", "some", "high", "urgent")
Cell = tuple[str, ...]
"""Questionnaire and language; of a result also the level, '' without one."""
KINDS = {
    "results": ("questionnaire", "language", "level"),
    "opened": ("questionnaire", "language"),
}

campaign = sa.table(
    "campaign", sa.column("slug"), sa.column("definition", sa.JSON), sa.column("closed_on", sa.Date)
)
counters = {
    kind: sa.table(
        f"{'result' if kind == 'results' else kind}_count",
        *map(sa.column, ("slug", *names, "number")),
        sa.column("week", sa.Date),
    )
    for kind, names in KINDS.items()
}


def upgrade() -> None:
    """Create the table and fill it; delete the counters of the weeks in it."""
    published_week = op.create_table(
        "published_week",
        sa.Column(
            "slug",
            sa.String(40),
            sa.ForeignKey("campaign.slug", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("numbers", sa.JSON, nullable=False),
    )
    today = (datetime.now(UTC) - timedelta(hours=1)).date()
    for row in op.get_bind().execute(sa.select(campaign)).all():
        weeks = _closed_weeks(row, _monday(today))
        numbers: dict[date, Any] = {week: {} for week in weeks}
        for kind in KINDS:
            for week, tables in _published(row, kind, weeks, _monday(today)).items():
                numbers[week][kind] = tables
        rows = [{"slug": row.slug, "week": week, "numbers": numbers[week]} for week in weeks]
        op.bulk_insert(published_week, rows)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _closed_weeks(row: Any, this_week: date) -> list[date]:
    first = _monday(date.fromisoformat(row.definition["begins"]))
    last = min(this_week - WEEK, _monday(row.closed_on or date.max))
    return [first + WEEK * number for number in range((last - first) // WEEK + 1)]


def _published(row: Any, kind: str, weeks: Sequence[date], this_week: date) -> dict[date, Any]:
    """The tables of each week; the counters of the past are then in the present week, or gone."""
    table, names = counters[kind], KINDS[kind]
    counted: dict[date, Counter[Cell]] = {}
    for one in op.get_bind().execute(sa.select(table).where(table.c.slug == row.slug)):
        cell = tuple(getattr(one, name) for name in names)
        counted.setdefault(one.week, Counter())[cell] = one.number
    pending = Counter(dict.fromkeys(_cells(row, kind), 0))
    tables = {}
    for week in weeks:
        pending.update(counted.pop(week, {}))
        merging = week.toordinal() // 7 % 4 == 0 or week == _monday(row.closed_on or date.max)
        batches = list(_batches(pending, row.definition["smallest"], merging))
        tables[week] = _tables(batches, names)
    pending.update(counted.get(this_week, {}))
    is_over = row.closed_on and row.closed_on < this_week
    _replace(table, row.slug, this_week, names, Counter() if is_over else +pending)
    return tables


def _cells(row: Any, kind: str) -> list[Cell]:
    definition = row.definition
    return [
        (name, language, *level)
        for name in definition["questionnaires"]
        for language in definition["languages"]
        for level in _levels(kind, name in definition["scored"])
    ]


def _levels(kind: str, scored: bool) -> list[tuple[str, ...]]:
    if kind == "opened":
        return [()]
    return [(level,) for level in (LEVELS if scored else ("",))]


def _batches(pending: Counter[Cell], smallest: int, merging: bool) -> Iterator[tuple[Cell, int]]:
    """What is published of the pending cells in one week: labels, '' if withheld, and a number."""
    large = [cell for cell in pending if pending[cell] >= smallest]
    yield from ((cell, _take(pending, [cell])) for cell in large)
    if not merging:
        return
    hidden = [cell for cell in pending if cell not in large]
    remaining: list[list[Cell]] = []
    for level in dict.fromkeys(cell[2:] for cell in hidden):
        members = [cell for cell in hidden if cell[2:] == level]
        sums = range(smallest, (len(members) - 1) * (smallest - 1) + 1)
        if sum(pending[cell] for cell in members) in sums:
            yield ("", "", *level), _take(pending, members)
        else:
            remaining += [members] if sums else [[cell] for cell in members]
    members = [cell for group in remaining for cell in group]
    sums = range(smallest, (len(remaining) - 1) * (smallest - 1) + 1)
    if sum(pending[cell] for cell in members) in sums:
        yield ("", "", ""), _take(pending, members)


def _take(pending: Counter[Cell], cells: Sequence[Cell]) -> int:
    total = sum(pending[cell] for cell in cells)
    pending.update({cell: -pending[cell] for cell in cells})
    return total


def _tables(batches: Sequence[tuple[Cell, int]], names: Sequence[str]) -> dict[str, Any]:
    tables = {name: Counter[str]() for name in ("total", *names)}
    for cell, number in batches:
        tables["total"][""] += number
        for name, value in zip(names, cell, strict=False):
            tables[name][value] += number
    return tables


def _replace(table: Any, slug: str, week: date, names: Sequence[str], cells: Counter[Cell]) -> None:
    """Put these counters in the place of those of the week and of all weeks before it."""
    connection = op.get_bind()
    connection.execute(sa.delete(table).where(table.c.slug == slug, table.c.week <= week))
    for cell, number in cells.items():
        row = {"slug": slug, "week": week, "number": number}
        connection.execute(sa.insert(table).values(**row, **dict(zip(names, cell, strict=True))))
