"""Campaigns in a database of one’s own, and other processes that work on the same one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date

import psycopg

from warning_signs.campaigns.campaign import Campaign
from warning_signs.statistics.publication import Count
from warning_signs.storage import campaigns, counters
from warning_signs.storage.database import COMMAND_TIMEOUT, Database
from warning_signs.storage.repository import CampaignRepository
from warning_signs.storage.upgrade import upgrade
from warning_signs.storage.url import database_address

CAMPAIGN = Campaign(
    slug="ligue",
    name="Ligue",
    origins=("https://www.ligue.example",),
    languages=("en", "fr"),
    questionnaires=("parent",),
    scored=("parent",),
    begins=date(2026, 1, 5),
)
CELL = ("ligue", "parent", "en", "high")
"""What every result here is counted as: campaign, questionnaire, language, level."""


@dataclass(frozen=True)
class Kept:
    """A database with one campaign, and what two workers of a site know of it."""

    database: Database
    campaigns: CampaignRepository
    other: CampaignRepository

    def results(self) -> int:
        """How many results are counted."""
        return sum(one.number for one in self.counts()[0])

    def counts(self, slug: str = "ligue") -> tuple[Sequence[Count], Sequence[Count]]:
        """The raw counters of results and of opened pages."""
        with self.database.engine.connect() as connection:
            return counters.counts(connection, slug)

    def change(self, work: Callable) -> None:
        """Change something, as a command does."""
        with self.database.engine.begin() as connection:
            work(connection)


@contextmanager
def opened(address: str, *seconds_for_a_lock: float) -> Iterator[Database]:
    """The database of a DATABASE_URL; its connections are closed in the end."""
    database = Database(database_address(address), *seconds_for_a_lock)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def keeping(address: str) -> Iterator[Kept]:
    """Make a campaign in an empty database."""
    with opened(address) as first, opened(address) as second:
        upgrade(first)
        kept = Kept(first, CampaignRepository(first), CampaignRepository(second))
        kept.change(lambda connection: campaigns.add(connection, CAMPAIGN, "0" * 64))
        yield kept


@contextmanager
def locked(address: str, *tables: str) -> Iterator[None]:
    """Hold a lock that lets nobody else in: on these tables, or on the whole of a file."""
    if address.startswith("sqlite"):
        with opened(address) as database, database.engine.begin():
            yield
    else:
        with closing(psycopg.connect(address)) as connection:
            connection.execute(f"LOCK TABLE {', '.join(tables)}")
            yield


def in_processes(work: Callable, *arguments: list) -> list:
    """What `work` gives in processes of their own, all at once; one for each item of the lists."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(arguments[0]), mp_context=spawn) as processes:
        return list(processes.map(work, *arguments))


def bring_up_to_date(address: str) -> None:
    """What a site does when it starts."""
    with opened(address, COMMAND_TIMEOUT) as database:
        upgrade(database)


def count_many(address: str, numbers: list[str]) -> int:
    """Count these numbers from many threads, each as patient as it takes; how many were new."""
    with opened(address, COMMAND_TIMEOUT) as database, ThreadPoolExecutor(8) as threads:

        def count(number: str) -> bool:
            work = lambda connection: counters.count_result(connection, *CELL, number)
            return database.write(work, COMMAND_TIMEOUT)

        return sum(threads.map(count, numbers))
