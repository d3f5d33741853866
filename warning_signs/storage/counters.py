"""The counters of campaigns, which cannot tell one result from another.

No counter stands for one answer, and none has a time finer than a week. So that a reload does not
count twice, the hash of a form's random token is stored for a day at most, linked to no counter.
"""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, func, insert, select

from warning_signs.caching import cached
from warning_signs.statistics.dimensions import NO_VALUE, Kind
from warning_signs.statistics.publication import Count
from warning_signs.statistics.weeks import WEEK, week_of
from warning_signs.storage.count_batch import CountBatch, CountedCell
from warning_signs.storage.tables import (
    campaign,
    missed_count,
    opened_count,
    published_week,
    result_count,
    signing,
    visit,
)

SECONDS_A_PERIOD = 8 * 60 * 60
PERIODS_TO_DELETION = 3
"""A hash is deleted after two to three periods: after 16 hours at the earliest, within a day."""


def write_batch(connection: Connection, batch: CountBatch) -> None:
    """Count what is in the batch; of its results those whose hash is new, each once.

    What belongs to a campaign that is closed or deleted by now is left out. Every process writes in
    the same order, so that none waits for another that waits for it.
    """
    is_open = set(connection.scalars(OPEN, {"slugs": sorted(batch.slugs())}))
    hashes = [one for one in batch.sorted_hashes() if batch.results[one].slug in is_open]
    results = Counter(batch.results[one] for one in _first_uses(connection, hashes))
    opened = {cell: number for cell, number in batch.opened.items() if cell.slug in is_open}
    missed = {
        CountedCell(slug, "", ""): batch.missed[slug] for slug in batch.missed.keys() & is_open
    }
    weeks = _weeks(connection, sorted(is_open))
    for table, cells in ((result_count, results), (opened_count, opened), (missed_count, missed)):
        _add(connection, table, cells, weeks)


def counts(connection: Connection, slug: str) -> Mapping[Kind, Sequence[Count]]:
    """The raw counters of results, of opened pages, and of what was missed.

    Never show these: `statistics.publication` turns them into numbers that may be published.
    """
    results = connection.execute(select(result_count).where(result_count.c.slug == slug))
    opened = connection.execute(select(opened_count).where(opened_count.c.slug == slug))
    missed = connection.execute(select(missed_count).where(missed_count.c.slug == slug))
    return {
        "results": [
            Count(r.week, r.questionnaire, r.language, r.level or None, r.number) for r in results
        ],
        "opened": [Count(o.week, o.questionnaire, o.language, None, o.number) for o in opened],
        "missed": [Count(m.week, NO_VALUE, NO_VALUE, None, m.number) for m in missed],
    }


def signing_key(connection: Connection) -> str:
    """The key of the numbers in forms (campaigns/submission_token.py), the same on all machines."""
    return str(connection.scalars(select(signing.c.key)).one())


def forget_visits(connection: Connection) -> None:
    """Delete the hashes of tokens that are old enough."""
    connection.execute(
        delete(visit).where(visit.c.period <= current_period() - PERIODS_TO_DELETION)
    )


def forget_order(connection: Connection) -> None:
    """Write the counters of a PostgreSQL anew, so that nothing in their files tells an order.

    Each row there says in which transaction it was written, and what it was before stays beside it
    for a while: the hash that was written together with it would tell its level.
    """
    if connection.dialect.name != "postgresql":
        return
    tables = (result_count, opened_count, missed_count)
    names = ", ".join(table.name for table in tables)
    connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    rows = {
        table: connection.execute(select(table).order_by(*table.primary_key)).mappings().all()
        for table in tables
    }
    connection.exec_driver_sql(f"TRUNCATE {names}")
    for table in tables:
        if rows[table]:
            connection.execute(insert(table), [{**row} for row in rows[table]])


def current_period() -> int:
    """The number of the current third of a day, counted since 1970 (UTC)."""
    return int(time.time()) // SECONDS_A_PERIOD


def _first_uses(connection: Connection, hashes: Sequence[str]) -> Sequence[str]:
    """Remember the hashes; return those that were unknown, in no telling order."""
    if not hashes:
        return []
    rows = [{"hash": one, "period": current_period()} for one in hashes]
    return connection.scalars(_insert_visit(connection.dialect.name), rows).all()


def _weeks(connection: Connection, slugs: Sequence[str]) -> Mapping[str, date]:
    """The week in which each campaign counts now: this one, or the first that is not published.

    They differ where a clock is wrong: a published week never gets another count.
    """
    this_week = week_of(datetime.now(UTC))
    published = connection.execute(LATEST, {"slugs": slugs})
    return dict.fromkeys(slugs, this_week) | {
        slug: max(this_week, week + WEEK) for slug, week in published
    }


def _add(
    connection: Connection,
    table: Table,
    cells: Mapping[CountedCell, int],
    weeks: Mapping[str, date],
) -> None:
    names = [column.name for column in table.primary_key if column.name != "week"]
    rows = [
        {name: getattr(cell, name) for name in names}
        | {"week": weeks[cell.slug], "number": cells[cell]}
        for cell in sorted(cells)
    ]
    if rows:
        connection.execute(_increment(connection.dialect.name, table), rows)


# Statements that a reader waits for are built once: building one takes longer than running it.

SLUGS: BindParameter[str] = bindparam("slugs", expanding=True)
OPEN = select(campaign.c.slug).where(campaign.c.slug.in_(SLUGS), campaign.c.closed_on.is_(None))
LATEST = (
    select(published_week.c.slug, func.max(published_week.c.week))
    .where(published_week.c.slug.in_(SLUGS))
    .group_by(published_week.c.slug)
)


@cached
def _insert_visit(dialect: str) -> Any:
    """Insert a hash unless it exists, and return it if it was inserted.

    RETURNING is needed because psycopg does not report how many rows an INSERT has added.
    """
    return _insert(dialect, visit).on_conflict_do_nothing().returning(visit.c.hash)


@cached
def _increment(dialect: str, table: Table) -> Any:
    """Add a number to the counter of a cell, or create the counter."""
    added = _insert(dialect, table)
    more = {"number": table.c.number + added.excluded.number}
    return added.on_conflict_do_update(index_elements=list(table.primary_key), set_=more)


def _insert(dialect: str, table: Table) -> Any:
    """An INSERT that can handle a conflict: each database has its own, and only one is loaded."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
