"""Bringing the database up to date, before anything uses it. The steps stand in migrations/."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from .address import file_of
from .counters import forget_visits
from .database import Database

MIGRATIONS = Path(__file__).with_name("migrations")
LOCK = 0x7761726E  # any number, the same for all: several machines may start at once


def upgrade(database: Database) -> None:
    """Make the database if it is a file that is not there, and take it through all new steps."""
    file = file_of(database.address)
    if file and not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _take_steps(connection)
        forget_visits(connection)


def _take_steps(connection: Connection) -> None:
    steps = Config()
    steps.set_main_option("script_location", str(MIGRATIONS))
    steps.attributes["connection"] = connection
    command.upgrade(steps, "head")
