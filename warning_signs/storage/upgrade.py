"""Create the database and run its migrations (migrations/versions) before anything uses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from warning_signs.storage.counters import forget_order, forget_visits
from warning_signs.storage.database import Database
from warning_signs.storage.deadline import Unavailable
from warning_signs.storage.url import exists, file_of

MIGRATIONS = Path(__file__).with_name("migrations")
LOCK = 0x7761726E  # an arbitrary id, the same on all machines, as several may start at once


@contextmanager
def upgraded(address: str) -> Iterator[Database]:
    """The database at this address, upgraded; for the start and for commands, not for a reader.

    Its connections are closed in the end: workers open their own. Raises Unavailable if the
    database fails, whenever it does.
    """
    database = Database(address)
    try:
        upgrade(database)
        yield database
    except (OSError, SQLAlchemyError) as error:
        raise Unavailable(str(error)) from error
    finally:
        database.close()


def upgrade(database: Database) -> None:
    """Create a missing SQLite file (mode 600), run all new migrations, delete old hashes.

    What a process that was killed has left of the order of its counts goes, too.

    Raises OSError if the file cannot be created, and SQLAlchemyError if the database fails.
    """
    file = file_of(database.address)
    if file and not exists(database.address):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        _migrate(connection)
        forget_visits(connection)
        forget_order(connection)


def migrations(connection: Connection | None = None) -> Config:
    """What alembic needs to know of the migrations, and of the connection to run them on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def revisions() -> list[str]:
    """Every revision of the schema that this version knows, the newest first."""
    return [one.revision for one in ScriptDirectory.from_config(migrations()).walk_revisions()]


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema; None for a database that has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def is_behind(revision: str | None) -> bool:
    """Whether there are migrations to run on a schema of this revision, or of none yet."""
    return revision is None or revision in revisions()[1:]


def _migrate(connection: Connection) -> None:
    """Run the missing migrations.

    A revision that is unknown here comes from a newer version, which runs on another machine or was
    rolled back. Migrations only add to the schema, so such a database stays as it is.
    """
    if is_behind(revision_of(connection)):
        command.upgrade(migrations(connection), "head")
