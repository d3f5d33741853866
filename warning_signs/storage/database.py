"""A database that opens on first use, and whose every call has a deadline."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from warning_signs.storage.deadline import CommitGuard, DeadlineExecutor
from warning_signs.storage.url import file_of

SECONDS_FOR_A_LOCK = 10.0
"""How long a statement may wait for a lock at start and in commands, where no reader waits."""
SECONDS_FOR_A_READERS_LOCK = 0.08
"""The same while a reader waits for the page."""
SECONDS_TO_CONNECT = 2
"""The smallest value that libpq accepts; readers wait less, because of deadline.py."""

PRAGMAS = (
    "journal_mode = WAL",
    "secure_delete = ON",
    "synchronous = NORMAL",
    "foreign_keys = ON",
)
"""How SQLite writes: readers go on meanwhile, and what is deleted or moved is overwritten."""
READ_ONLY_PRAGMAS = ("query_only = ON",)
READ_ONLY_OPTION = "-c default_transaction_read_only=on"
TRIES, SECONDS_BETWEEN_TRIES = 5, 0.002
"""To empty the journal: it cannot be done in the moment in which somebody reads from it."""

T = TypeVar("T")


class Database:
    """The database at an SQLAlchemy URL.

    It may be created before the server forks its workers, but opens its connections only when
    used, since processes must not share a connection. One that is `read_only` refuses each change.
    """

    def __init__(
        self,
        address: str,
        seconds_for_a_lock: float = SECONDS_FOR_A_LOCK,
        *,
        read_only: bool = False,
    ) -> None:
        self.address = address
        self._seconds_for_a_lock = seconds_for_a_lock
        self._read_only = read_only

    @cached_property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, created on first use."""
        make = _sqlite if file_of(self.address) else _server
        return make(self.address, self._seconds_for_a_lock, self._read_only)

    @cached_property
    def _executor(self) -> DeadlineExecutor:
        return DeadlineExecutor()

    def read(self, work: Callable[[Connection], T], seconds: float) -> T:
        """Run `work` outside a transaction and return its result.

        Raises Unavailable after `seconds`, or if the database fails.
        """

        def reading(_guard: CommitGuard) -> T:
            with self.engine.connect() as connection:
                return work(connection.execution_options(isolation_level="AUTOCOMMIT"))

        return self._executor.run(reading, seconds, SQLAlchemyError)

    def write(self, work: Callable[[Connection], T], seconds: float) -> T:
        """Run `work` in a transaction, commit, and return its result.

        Raises Unavailable after `seconds`, or if the database fails. Then nothing is written, not
        even later, unless the time ran out during the commit itself.
        """

        def writing(guard: CommitGuard) -> T:
            with self.engine.begin() as connection:
                result = work(connection)
                guard.commit()
                return result

        return self._executor.run(writing, seconds, SQLAlchemyError)

    def empty_journal(self) -> None:
        """Write the journal of a SQLite file into the file, and leave nothing of it.

        It holds each change in its order, beside the others of its transaction: the hash of a token
        and the counter that it added to. Nobody is waited for: where that would be needed, it stays
        until the next call. A server’s journal is its own.
        """
        if not file_of(self.address):
            return
        with suppress(SQLAlchemyError), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            for _ in range(TRIES):
                if not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar():
                    break
                time.sleep(SECONDS_BETWEEN_TRIES)
            milliseconds = int(1000 * self._seconds_for_a_lock)
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")

    def close(self) -> None:
        """Wait for running work, then close all connections."""
        self._executor.close()
        self.engine.dispose()


def _sqlite(address: str, seconds_for_a_lock: float, read_only: bool) -> Engine:
    engine = create_engine(
        address, hide_parameters=True, connect_args={"timeout": seconds_for_a_lock}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # `begin` below starts transactions, not the driver
        for pragma in READ_ONLY_PRAGMAS if read_only else PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Take the write lock at once: SQLite refuses a reader that later wants to write.
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _server(address: str, seconds_for_a_lock: float, read_only: bool) -> Engine:
    milliseconds = int(1000 * seconds_for_a_lock)
    options = f"-c lock_timeout={milliseconds} -c statement_timeout={milliseconds + 1000}"
    return create_engine(
        address,
        hide_parameters=True,  # error messages hold the statement, never its values
        pool_pre_ping=True,  # replaces connections to a restarted server before a reader uses one
        connect_args={
            "connect_timeout": SECONDS_TO_CONNECT,
            # Without these, threads wait for hours for a machine that has vanished.
            "tcp_user_timeout": 1000 * SECONDS_TO_CONNECT,
            "keepalives_idle": SECONDS_TO_CONNECT,
            "keepalives_interval": SECONDS_TO_CONNECT,
            "options": f"{options} {READ_ONLY_OPTION}" if read_only else options,
        },
    )
