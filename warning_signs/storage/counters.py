"""The counters of campaigns. Nothing here can tell one result from another.

No row is one answer, and no time is finer than a week. For a day a hash of the random number in a
form is kept, which is tied to nothing, so that a reload does not count twice.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, exists, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from warning_signs.statistics.figures import Count
from warning_signs.statistics.weeks import week_of
from warning_signs.storage.tables import campaign, opened_count, result_count, visit

SECONDS_A_PERIOD = 8 * 60 * 60
PERIODS_KEPT = 3
"""A hash is forgotten after two to three periods: within a day, and not before sixteen hours."""


def count_result(
    connection: Connection, slug: str, questionnaire: str, language: str, level: str, number: str
) -> bool:
    """Count one result of an open campaign, once for each random `number`. False if it was not."""
    if not _is_open(connection, slug) or not _first_time(connection, number):
        return False
    cell = {"questionnaire": questionnaire, "language": language, "level": level}
    _add_one(connection, result_count, slug=slug, **cell)
    return True


def count_opened(connection: Connection, slug: str, questionnaire: str, language: str) -> bool:
    """Count one opened page of an open campaign. False if it is closed."""
    if not _is_open(connection, slug):
        return False
    _add_one(connection, opened_count, slug=slug, questionnaire=questionnaire, language=language)
    return True


def counts(connection: Connection, slug: str) -> tuple[Sequence[Count], Sequence[Count]]:
    """Every counter of results, and of opened pages.

    Raw: only `counting.figures` makes of them what may be shown.
    """
    results = connection.execute(select(result_count).where(result_count.c.slug == slug))
    opened = connection.execute(select(opened_count).where(opened_count.c.slug == slug))
    return (
        [Count(r.week, r.questionnaire, r.language, r.level or None, r.number) for r in results],
        [Count(o.week, o.questionnaire, o.language, None, o.number) for o in opened],
    )


def forget_visits(connection: Connection) -> None:
    """Forget the hashes whose day is over."""
    connection.execute(delete(visit).where(visit.c.period <= current_period() - PERIODS_KEPT))


def current_period() -> int:
    """The number of the present third of a day."""
    return int(time.time()) // SECONDS_A_PERIOD


def _is_open(connection: Connection, slug: str) -> bool:
    return bool(connection.scalar(OPEN, {"slug": slug}))


def _first_time(connection: Connection, number: str) -> bool:
    row = {"hash": sha256(number.encode()).hexdigest(), "period": current_period()}
    return connection.scalar(_once(connection.dialect.name), row) is not None


def _add_one(connection: Connection, table: Table, **cell: str) -> None:
    row = {**cell, "week": week_of(datetime.now(UTC)), "number": 1}
    connection.execute(_adding(connection.dialect.name, table), row)


# What a reader waits for is put together once: to build a statement takes longer than to run it.

OPEN = select(exists().where(campaign.c.slug == bindparam("slug"), campaign.c.closed_on.is_(None)))


@cache
def _once(dialect: str) -> Any:
    """Keep a hash that is not there yet, and say which, since not every driver counts INSERTs."""
    return _insert(dialect, visit).on_conflict_do_nothing().returning(visit.c.hash)


@cache
def _adding(dialect: str, table: Table) -> Any:
    """Add one to the counter of a cell, which may not be there yet."""
    more = {"number": table.c.number + 1}
    cell = list(table.primary_key)
    return _insert(dialect, table).on_conflict_do_update(index_elements=cell, set_=more)


def _insert(dialect: str, table: Table) -> Any:
    """An INSERT that can give way to a row that is there: each database has a form of its own."""
    return (sqlite_insert if dialect == "sqlite" else postgresql_insert)(table)
