"""Run database work with a deadline; what would be committed late is rolled back.

Somebody afraid is waiting for the page, so no database may delay it for long. A database can hang
in ways that no driver setting bounds, such as a network that drops packets. Other threads therefore
do the work, and the caller stops waiting at the deadline.

Counts are the exception: a thread of their own writes them, also when nobody waits any more
(count_writer.py). Of this module they have only the time for which a reader waits.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as DeadlineExceeded
from threading import Lock
from typing import TypeVar

THREADS = 4
SECONDS_TO_READ = 0.08
"""The deadline for a campaign that is in memory: later than that it is shown as it was."""
SECONDS_TO_COUNT = 0.08
"""How long a reader waits for a count to be written. With the above that is less than 0.2 s."""
SECONDS_TO_READ_FIRST = 2.0
"""The deadline while nothing is in memory that could be shown instead."""
SECONDS_FOR_FIGURES = 10.0
"""The deadline of dashboards and of the maintenance, for which no frightened reader waits."""
SECONDS_TO_COMMIT = 0.03
"""Extra time for a commit that has begun, which is nearly always enough for it to finish.

No frightened reader waits for it either: through here, only dashboards and the maintenance write.
"""

T = TypeVar("T")


class Unavailable(Exception):  # noqa: N818 - the name reads well without "Error"
    """The database did not answer in time, or failed."""


class Abandoned(Exception):  # noqa: N818 - the name reads well without "Error"
    """Nobody waits for the work any more; raised inside it, so that it is rolled back."""


class CommitGuard:
    """Decides a race: either the work commits, or its caller abandons it, never both."""

    def __init__(self) -> None:
        self._decided = Lock()

    def commit(self) -> None:
        """Call just before committing. Raises Abandoned if the caller has stopped waiting."""
        if not self._decided.acquire(blocking=False):
            raise Abandoned

    def abandon(self) -> bool:
        """Call at the deadline. True if the work can no longer commit."""
        return self._decided.acquire(blocking=False)


class DeadlineExecutor:
    """A few threads that do work whose callers wait for a limited time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="database")

    def run(self, work: Callable[[CommitGuard], T], seconds: float, failures: type[Exception]) -> T:
        """Return the result of `work`; raise Unavailable if it is late or raises one of `failures`,
        or where the process is ending.

        Work that has not started at the deadline never starts.
        """
        guard = CommitGuard()
        try:
            future = self._threads.submit(work, guard)
        except RuntimeError as error:  # no thread takes anything more
            raise Unavailable("the process is ending") from error
        try:
            try:
                return future.result(timeout=seconds)
            except DeadlineExceeded:
                if future.cancel() or guard.abandon():
                    raise
                return future.result(timeout=SECONDS_TO_COMMIT)
        except DeadlineExceeded:
            raise Unavailable("no answer in time") from None
        except failures as error:
            raise Unavailable(str(error)) from error

    def close(self) -> None:
        """Accept no more work, and wait for the work that is running."""
        self._threads.shutdown()
