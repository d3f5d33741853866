"""A look at the database of campaigns that changes nothing in it, whatever version has made it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection

from warning_signs.campaigns.campaign import Campaign
from warning_signs.storage.campaigns import list_orders
from warning_signs.storage.database import Database
from warning_signs.storage.deadline import SECONDS_FOR_FIGURES
from warning_signs.storage.upgrade import is_behind, revision_of


class Inspection(NamedTuple):
    """What was found.

    orders: all campaigns as they were ordered; is_behind: whether a start has migrations to run.
    """

    orders: Sequence[Campaign]
    is_behind: bool


@contextmanager
def opened_to_look(address: str) -> Iterator[Database]:
    """The database at this address, which refuses each change."""
    database = Database(address, read_only=True)
    try:
        yield database
    finally:
        database.close()


def inspect_database(database: Database) -> Inspection:
    """Look at a database, however it was opened. Raises Unavailable if it fails, or is late."""
    return database.read(_inspect, SECONDS_FOR_FIGURES)


def _inspect(connection: Connection) -> Inspection:
    revision = revision_of(connection)
    return Inspection(list_orders(connection) if revision else (), is_behind(revision))
