"""Waiting for a database, but not for long: somebody afraid is waiting for the page.

A database can hang in ways that no setting of a driver bounds (a network that swallows packets),
so its work is done by other threads, and who waits goes on when the time is up.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as DeadlineExceeded
from threading import Lock
from typing import TypeVar

THREADS = 4
SECONDS_TO_COMMIT = 0.03
"""How much longer to wait where a commit is under way: most often it is done within this time."""

T = TypeVar("T")


class Unavailable(Exception):  # noqa: N818 - says what the database is
    """The database did not answer in time, or failed."""


class Abandoned(Exception):  # noqa: N818 - says what became of the work
    """Ends work whose reader has stopped waiting, so that it is rolled back."""


class CommitGuard:
    """Who is first: the work that is about to commit, or the reader whose patience ends."""

    def __init__(self) -> None:
        self._taken = Lock()

    def commit(self) -> None:
        """Called just before the commit. Raises, so that all is rolled back, if nobody waits."""
        if not self._taken.acquire(blocking=False):
            raise Abandoned

    def abandon(self) -> bool:
        """Called when time is up: True if from now on nothing will be committed."""
        return self._taken.acquire(blocking=False)


class DeadlineExecutor:
    """A few threads that do the work while a reader waits for a limited time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="database")

    def run(self, work: Callable[[CommitGuard], T], seconds: float, failures: type[Exception]) -> T:
        """What `work` returns within `seconds`; raises Unavailable if it is late or fails.

        Work that never began when time was up never begins.
        """
        guard = CommitGuard()
        doing = self._threads.submit(work, guard)
        try:
            try:
                return doing.result(timeout=seconds)
            except DeadlineExceeded:
                if doing.cancel() or guard.abandon():
                    raise
                return doing.result(timeout=SECONDS_TO_COMMIT)
        except DeadlineExceeded:
            raise Unavailable("no answer in time") from None
        except failures as error:
            raise Unavailable(str(error)) from error

    def end(self) -> None:
        """Take nothing on any more, and wait for what is under way."""
        self._threads.shutdown()
