"""Campaigns in a database of one’s own, and other processes that work on the same one."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Connection, event, insert
from sqlalchemy.exc import OperationalError

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.submission_token import make_token
from warning_signs.statistics.dimensions import Kind
from warning_signs.statistics.publication import Count
from warning_signs.storage import campaigns, counters
from warning_signs.storage.count_batch import CountBatch, CountedCell
from warning_signs.storage.count_writer import CountWriter
from warning_signs.storage.database import SECONDS_FOR_A_LOCK, SECONDS_FOR_A_READERS_LOCK, Database
from warning_signs.storage.repository import CampaignRepository
from warning_signs.storage.tables import visit
from warning_signs.storage.upgrade import upgrade
from warning_signs.storage.url import database_address, file_of

T = TypeVar("T")

CAMPAIGN = Campaign(
    slug="ligue",
    name="Ligue",
    origins=("https://www.ligue.example",),
    languages=("en", "fr"),
    questionnaires=("parent",),
    scored=("parent",),
    begins=date(2026, 1, 5),
)
CELL = CountedCell("ligue", "parent", "en", "high")
"""What every result here is counted as: campaign, questionnaire, language, level."""


@dataclass(frozen=True)
class Kept:
    """A database with one campaign, and what two workers of a site know of it."""

    database: Database
    campaigns: CampaignRepository
    other: CampaignRepository

    def results(self) -> int:
        """How many results are counted."""
        return sum(one.number for one in self.counts()["results"])

    def counts(self, slug: str = "ligue") -> Mapping[Kind, Sequence[Count]]:
        """The raw counters of results, of opened pages, and of what was missed."""
        return self.read(lambda connection: counters.counts(connection, slug))

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds, without a lock."""
        with self.database.engine.connect() as connection:
            return work(connection.execution_options(isolation_level="AUTOCOMMIT"))

    def token(self) -> str:
        """A number as this site puts it into forms, of a page that was opened a minute ago."""
        return make_token(self.read(counters.signing_key), "ligue", time.time() - 60)

    def write(self, token: str) -> None:
        """Count a result with this number, whatever the age of its page."""
        batch = CountBatch()
        batch.add_result(CELL, token)
        self.change(lambda connection: counters.write_batch(connection, batch))

    def change(self, work: Callable) -> None:
        """Change something, as a command does."""
        with self.database.engine.begin() as connection:
            work(connection)


@contextmanager
def opened(address: str, seconds_for_a_lock: float = SECONDS_FOR_A_LOCK) -> Iterator[Database]:
    """The database of a DATABASE_URL; its connections are closed in the end."""
    database = Database(database_address(address), seconds_for_a_lock)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def keeping(address: str) -> Iterator[Kept]:
    """Make a campaign in an empty database."""
    hurried = SECONDS_FOR_A_READERS_LOCK
    with opened(address, hurried) as first, opened(address, hurried) as second:
        _make_tables(first)
        kept = Kept(first, CampaignRepository(first), CampaignRepository(second))
        kept.change(lambda connection: campaigns.add(connection, CAMPAIGN, "0" * 64))
        kept.campaigns.campaign("ligue")
        yield kept
        for one in (kept.campaigns, kept.other):
            one.close()


def _make_tables(database: Database) -> None:
    """As `upgrade` does it; of a new SQLite file, all steps are taken once for all tests."""
    file = file_of(database.address)
    if file and not file.exists():
        file.write_bytes(_upgraded_file())
    else:
        upgrade(database)


@cache
def _upgraded_file() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "upgraded.sqlite3")
        bring_up_to_date(f"sqlite:///{file}")
        return file.read_bytes()


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


@contextmanager
def refusing(kept: Kept, refuse: str, take: str) -> Iterator[None]:
    """Let this SQL be said on the connections of the first worker, after which it cannot write; in
    the end, the one after which it can.

    It is said whenever a connection is taken into use: no thread may lose one that it is using.
    """
    said = [refuse]

    def say(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.cursor().execute(said[0])
        connection.commit()

    event.listen(kept.database.engine, "checkout", say)
    before = kept.results()
    try:
        yield
        assert kept.results() == before, "it could be written"
    finally:
        said[0] = take


def fill_up(kept: Kept) -> None:
    """Write into a SQLite file, which is to grow no more, until nothing fits into it."""
    with suppress(OperationalError), kept.database.engine.connect() as connection:
        for number in range(10_000):
            row = {"hash": f"{number:x}", "period": counters.current_period()}
            connection.execute(insert(visit).values(row))
            connection.commit()
        raise AssertionError("it has not got full")


def within_seconds(happens: Callable[[], bool]) -> bool:
    """Whether it comes to be while the database has time to be found again."""
    deadline = time.monotonic() + 20
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def in_processes(work: Callable, *arguments: list) -> list:
    """What `work` gives in processes of their own, all at once; one for each item of the lists."""
    with ProcessPoolExecutor(len(arguments[0]), mp_context=process_context()) as pool:
        return list(pool.map(work, *arguments))


def process_context() -> ForkServerContext:
    """Makes processes that share nothing with this one: they are forked from one that has only
    imported this module, which takes longer than most of what is asked of them.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def bring_up_to_date(address: str) -> None:
    """What a site does when it starts."""
    with opened(address) as database:
        upgrade(database)


def count_many(address: str, numbers: list[str]) -> bool:
    """Count these numbers from many threads, as patient as it takes; whether all are written."""
    with opened(address, SECONDS_FOR_A_READERS_LOCK) as database, ThreadPoolExecutor(8) as threads:
        writer = CountWriter(database)
        written = lambda number: writer.add_result(CELL, number, SECONDS_FOR_A_LOCK)
        return all(list(threads.map(written, numbers)))


def count_and_tell(address: str, told: str) -> None:
    """Count without end; write into the file `told` each number that is said to be counted."""
    with opened(address, SECONDS_FOR_A_READERS_LOCK) as database, open(told, "w") as file:
        writer = CountWriter(database)

        def count(thread: int) -> None:
            for number in range(10_000):
                token = f"{told}-{thread}-{number}"
                if writer.add_result(CELL, token, SECONDS_FOR_A_LOCK):
                    print(token, file=file, flush=True)

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(count, range(8)))
