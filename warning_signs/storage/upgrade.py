"""Bringing the database up to date, before anything uses it. The steps stand in migrations/."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from warning_signs.storage.counters import forget_visits
from warning_signs.storage.database import Database
from warning_signs.storage.url import exists, file_of

MIGRATIONS = Path(__file__).with_name("migrations")
LOCK = 0x7761726E  # any number, the same for all: several machines may start at once


def upgrade(database: Database) -> None:
    """Make the database if it is a file that is not there, and take it through all new steps.

    Raises OSError where the file cannot be made, SQLAlchemyError where the database fails.
    """
    file = file_of(database.address)
    if file and not exists(database.address):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        _take_steps(connection)
        forget_visits(connection)


def _take_steps(connection: Connection) -> None:
    """Take the steps that are missing.

    A database that knows steps unknown here belongs to a newer version, at work on another machine
    or gone back from: steps only add, so it is left as it is.
    """
    steps = Config()
    steps.set_main_option("script_location", str(MIGRATIONS))
    steps.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(steps).walk_revisions()}
    taken = MigrationContext.configure(connection).get_current_revision()
    if taken is None or taken in known:
        command.upgrade(steps, "head")
