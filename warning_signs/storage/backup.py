"""Campaigns with their numbers as plain data, to be put back into any database of this kind.

Hashes of form tokens are left out: in a backup they would live longer than their day.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from alembic import command
from sqlalchemy import Connection, Date, MetaData, Table, create_engine, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from warning_signs import __version__
from warning_signs.campaigns.campaign import Campaign
from warning_signs.storage import campaigns
from warning_signs.storage.tables import (
    campaign,
    metadata,
    opened_count,
    published_week,
    result_count,
)
from warning_signs.storage.upgrade import migrations, revisions

KIND = "Warning Signs: campaigns and their counters"
TABLES = tuple(table for table in metadata.sorted_tables if "slug" in table.c)
"""What belongs to a campaign, the campaign itself first."""

Rows = Sequence[Mapping[str, Any]]
Contents = Mapping[str, Rows]


class BackupError(ValueError):
    """A backup cannot be made or restored; the message says why, and what to do."""


def make_backup(connection: Connection, slug: str | None = None) -> dict[str, Any]:
    """All campaigns, or the one with this slug, as data for JSON. Raises BackupError for none."""
    slugs = [one.slug for one in campaigns.list_all(connection) if slug in (None, one.slug)]
    if not slugs:
        raise BackupError(f"There is no campaign “{slug}”." if slug else "There is no campaign.")
    return {
        "kind": KIND,
        "program": __version__,
        "schema": revisions()[0],
        "tables": {table.name: _rows(connection, table, slugs) for table in TABLES},
    }


def restore(
    connection: Connection, backup: Any, slug: str | None = None, *, replace: bool = False
) -> list[str]:
    """Put back the campaigns of a backup, or the one with this slug; return their slugs.

    With `replace`, a campaign that is there already makes room with all its numbers. Raises
    BackupError for data that is no backup, is from a newer version or damaged, and for a campaign
    that is there. To be run in a transaction, which the error rolls back.
    """
    contents = _contents(backup)
    slugs = [row["slug"] for row in contents["campaign"] if slug in (None, row["slug"])]
    if not slugs:
        raise BackupError(f"The backup has no campaign “{slug}”." if slug else "It is empty.")
    there = {one.slug for one in campaigns.list_all(connection)}.intersection(slugs)
    if there and not replace:
        raise BackupError(
            f"There already: {', '.join(sorted(there))}. --campaign restores one of the others, "
            "--replace puts the backup in their place, with the numbers of its day."
        )
    published = _rows(connection, published_week, there)
    connection.execute(delete(campaign).where(campaign.c.slug.in_(there)))
    for table in TABLES:
        _insert(connection, table, contents.get(table.name, ()), slugs)
    _keep_published(connection, published)
    return slugs


def _keep_published(connection: Connection, published: Rows) -> None:
    """Put back what was published by now, in place of the backup’s counters of these weeks.

    From counters that came back, other numbers would be drawn for a week that people have seen.
    """
    for row in (_typed(published_week, one) for one in published):
        for table in (published_week, result_count, opened_count):
            same = table.c.slug == row["slug"], table.c.week == row["week"]
            connection.execute(delete(table).where(*same))
        connection.execute(insert(published_week).values(**row))


def _rows(connection: Connection, table: Table, slugs: Collection[str]) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(table.c.slug.in_(slugs))).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in found]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _contents(backup: Any) -> Contents:
    """The rows of a backup, as this version has them. Raises BackupError."""
    if not isinstance(backup, dict) or backup.get("kind") != KIND:
        raise BackupError("This is no backup of campaigns.")
    schema = backup.get("schema")
    if schema not in revisions():
        raise BackupError(
            f"This backup was made by version {backup.get('program')}, which is newer than this "
            f"one ({__version__}). Upgrade, and restore then."
        )
    try:
        contents = _upgraded(backup["tables"], schema)
        for row in contents["campaign"]:
            Campaign.model_validate({**row["definition"], "slug": row["slug"]})
    except (AttributeError, KeyError, TypeError, ValueError, SQLAlchemyError) as error:
        raise BackupError(f"This backup is damaged ({type(error).__name__}).") from error
    return contents


def _upgraded(contents: Contents, schema: str) -> Contents:
    """The rows after all migrations since their schema, run on a database in memory.

    What would not fit into the tables is found here, before anything is written or deleted.
    """
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        command.upgrade(migrations(connection), schema)
        old = MetaData()
        old.reflect(connection)
        for table in old.sorted_tables:
            if "slug" in table.c:
                _insert(connection, table, contents.get(table.name, ()))
        command.upgrade(migrations(connection), "head")
        slugs = [row["slug"] for row in contents["campaign"]]
        return {table.name: _rows(connection, table, slugs) for table in TABLES}


def _insert(
    connection: Connection, table: Table, rows: Rows, slugs: Iterable[str] | None = None
) -> None:
    wanted = [_typed(table, row) for row in rows if slugs is None or row["slug"] in slugs]
    if wanted:
        connection.execute(insert(table), wanted)


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with dates in place of their texts, and a campaign with a revision of its own."""
    dates = {column.name for column in table.c if isinstance(column.type, Date)}
    typed = {k: date.fromisoformat(v) if k in dates and v else v for k, v in row.items()}
    return {**typed, "revision": secrets.randbelow(2**30)} if "revision" in typed else typed
