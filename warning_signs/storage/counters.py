"""The counters of campaigns, which cannot tell one result from another.

No row stands for one answer, and no time is finer than a week. So that a reload does not count
twice, the hash of a form's random token is stored for less than a day, linked to nothing else.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, exists, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from warning_signs.caching import cached
from warning_signs.statistics.publication import Count
from warning_signs.statistics.weeks import week_of
from warning_signs.storage.tables import campaign, opened_count, result_count, visit

SECONDS_A_PERIOD = 8 * 60 * 60
PERIODS_TO_DELETION = 3
"""A hash is deleted after two to three periods: after 16 hours at the earliest, within a day."""


def count_result(
    connection: Connection, slug: str, questionnaire: str, language: str, level: str, token: str
) -> bool:
    """Count one result of an open campaign, once for each random `token`.

    `level` is '' for a questionnaire without a level. Returns whether the result was counted.
    """
    if not _is_open(connection, slug) or not _is_first_use(connection, token):
        return False
    cell = {"questionnaire": questionnaire, "language": language, "level": level}
    _add_one(connection, result_count, slug=slug, **cell)
    return True


def count_opened(connection: Connection, slug: str, questionnaire: str, language: str) -> bool:
    """Count one opened page of an open campaign. Returns whether the page was counted."""
    if not _is_open(connection, slug):
        return False
    _add_one(connection, opened_count, slug=slug, questionnaire=questionnaire, language=language)
    return True


def counts(connection: Connection, slug: str) -> tuple[Sequence[Count], Sequence[Count]]:
    """The raw counters of results, and of opened pages.

    Never show these: `statistics.publication` turns them into numbers that may be published.
    """
    results = connection.execute(select(result_count).where(result_count.c.slug == slug))
    opened = connection.execute(select(opened_count).where(opened_count.c.slug == slug))
    return (
        [Count(r.week, r.questionnaire, r.language, r.level or None, r.number) for r in results],
        [Count(o.week, o.questionnaire, o.language, None, o.number) for o in opened],
    )


def forget_visits(connection: Connection) -> None:
    """Delete the hashes of tokens that are old enough."""
    connection.execute(
        delete(visit).where(visit.c.period <= current_period() - PERIODS_TO_DELETION)
    )


def current_period() -> int:
    """The number of the current third of a day, counted since 1970 (UTC)."""
    return int(time.time()) // SECONDS_A_PERIOD


def _is_open(connection: Connection, slug: str) -> bool:
    return bool(connection.scalar(IS_OPEN, {"slug": slug}))


def _is_first_use(connection: Connection, token: str) -> bool:
    row = {"hash": sha256(token.encode()).hexdigest(), "period": current_period()}
    return connection.scalar(_insert_visit(connection.dialect.name), row) is not None


def _add_one(connection: Connection, table: Table, **cell: str) -> None:
    row = {**cell, "week": week_of(datetime.now(UTC)), "number": 1}
    connection.execute(_increment(connection.dialect.name, table), row)


# Statements that a reader waits for are built once: building one takes longer than running it.

IS_OPEN = select(
    exists().where(campaign.c.slug == bindparam("slug"), campaign.c.closed_on.is_(None))
)


@cached
def _insert_visit(dialect: str) -> Any:
    """Insert a hash unless it exists, and return it if it was inserted.

    RETURNING is needed because psycopg does not report how many rows an INSERT has added.
    """
    return _insert(dialect, visit).on_conflict_do_nothing().returning(visit.c.hash)


@cached
def _increment(dialect: str, table: Table) -> Any:
    """Add one to the counter of a cell, or create the counter."""
    more = {"number": table.c.number + 1}
    cell = list(table.primary_key)
    return _insert(dialect, table).on_conflict_do_update(index_elements=cell, set_=more)


def _insert(dialect: str, table: Table) -> Any:
    """An INSERT that can handle a conflict; SQLAlchemy has one class for each database."""
    return (sqlite_insert if dialect == "sqlite" else postgresql_insert)(table)
