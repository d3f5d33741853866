"""One database, opened when it is first needed, never waited for longer than a reader should."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from warning_signs.storage.deadline import CommitGuard, DeadlineExecutor
from warning_signs.storage.url import file_of

SECONDS_FOR_A_LOCK = 0.08
"""How long a statement waits for others where somebody waits for the page."""
COMMAND_TIMEOUT = 10.0
"""The same where nobody does: at the start, and in commands."""
SECONDS_TO_CONNECT = 2
"""The least that PostgreSQL's client takes; a reader waits less (see deadline.py)."""

T = TypeVar("T")


class Database:
    """The database at an SQLAlchemy address.

    Made before the server's workers part, opened in each of them: a connection must not be shared.
    """

    def __init__(self, address: str, seconds_for_a_lock: float = SECONDS_FOR_A_LOCK) -> None:
        self.address = address
        self._seconds_for_a_lock = seconds_for_a_lock

    @cached_property
    def engine(self) -> Engine:
        """The engine, made when first asked for."""
        make = _sqlite if file_of(self.address) else _server
        return make(self.address, self._seconds_for_a_lock)

    @cached_property
    def _executor(self) -> DeadlineExecutor:
        return DeadlineExecutor()

    def read(self, work: Callable[[Connection], T], seconds: float) -> T:
        """What `work` reads. Raises Unavailable after `seconds`, or where the database fails."""

        def reading(_guard: CommitGuard) -> T:
            with self.engine.connect() as connection:
                return work(connection.execution_options(isolation_level="AUTOCOMMIT"))

        return self._executor.run(reading, seconds, SQLAlchemyError)

    def write(self, work: Callable[[Connection], T], seconds: float) -> T:
        """What `work` gives, once it is committed.

        Raises Unavailable after `seconds`, or where the database fails; then nothing is written,
        not even later, unless the time ran out in the middle of the commit itself.
        """

        def writing(guard: CommitGuard) -> T:
            with self.engine.begin() as connection:
                found = work(connection)
                guard.commit()
                return found

        return self._executor.run(writing, seconds, SQLAlchemyError)

    def close(self) -> None:
        """Close its connections, after what is under way."""
        self._executor.end()
        self.engine.dispose()


def _sqlite(address: str, seconds_for_a_lock: float) -> Engine:
    engine = create_engine(
        address, hide_parameters=True, connect_args={"timeout": seconds_for_a_lock}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not somewhere in the driver
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # At once as a writer: one that reads first and then has to wait to write gets an error.
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _server(address: str, seconds_for_a_lock: float) -> Engine:
    milliseconds = int(1000 * seconds_for_a_lock)
    return create_engine(
        address,
        hide_parameters=True,  # an error tells what was asked, never what with
        pool_pre_ping=True,  # a server that was restarted is noticed before, not by, a reader
        connect_args={
            "connect_timeout": SECONDS_TO_CONNECT,
            # A machine that is suddenly gone says nothing: without these, threads wait for hours.
            "tcp_user_timeout": 1000 * SECONDS_TO_CONNECT,
            "keepalives_idle": SECONDS_TO_CONNECT,
            "keepalives_interval": SECONDS_TO_CONNECT,
            "options": f"-c lock_timeout={milliseconds} -c statement_timeout={milliseconds + 1000}",
        },
    )
