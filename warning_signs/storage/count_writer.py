"""One thread in each process that writes all counts, many at once.

A reader’s thread leaves its count here and waits a moment for it to be written. If the database is
late, the page is sent and the count stays: it is written as soon as the database answers.
"""

import logging
import time
from threading import Condition, Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from warning_signs.error_log import describe
from warning_signs.storage import counters
from warning_signs.storage.count_batch import CountBatch, CountedCell
from warning_signs.storage.database import Database

SECONDS_BETWEEN_TRIES = 0.2
SECONDS_OF_A_LATE_BATCH = 2
SECONDS_TO_STOP = 0.7
"""How long a process that ends waits for the last counts.

The supervisor kills it after a second, or after ten if systemd holds the socket.
"""

log = logging.getLogger(__name__)


class CountWriter:
    """The queue in front of the counters of a database. Safe to use from many threads.

    has_written: whether a batch was written since somebody has set it to False.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._filling = CountBatch()
        self._writing = CountBatch()
        self._began = 0.0
        self._changed = Condition()
        self._stopping = Event()
        self._thread: Thread | None = None
        self.has_written = False

    def add_result(self, cell: CountedCell, token: str, seconds: float) -> bool:
        """Count one result once for each `token`; wait up to `seconds` until it is written.

        Returns whether it is; if not, it is going to be, or it is among the missed.
        """
        with self._changed:
            self._filling.add_result(cell, token)
            batch = self._wake()
        return batch.written.wait(seconds)

    def add_opened(self, cell: CountedCell, seconds: float) -> bool:
        """Count one opened page in the same way."""
        with self._changed:
            self._filling.opened[cell] += 1
            batch = self._wake()
        return batch.written.wait(seconds)

    def waiting(self) -> int:
        """How many results and opened pages are not written yet."""
        return self._filling.waiting() + self._writing.waiting()

    def is_late(self) -> bool:
        """Whether the database has not taken a batch for longer than a healthy one needs."""
        return bool(self._writing) and time.monotonic() - self._began > SECONDS_OF_A_LATE_BATCH

    def close(self) -> None:
        """Write what is left, if the database lets us; log how many are lost if it does not."""
        with self._changed:
            self._stopping.set()
            self._changed.notify()
        if self._thread:
            self._thread.join(SECONDS_TO_STOP)
        if lost := self.waiting():
            log.warning("Not counted, since the site stopped without its database: %d", lost)

    def _wake(self) -> CountBatch:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="counting", daemon=True)
            self._thread.start()
        self._changed.notify()
        return self._filling

    def _run(self) -> None:
        while self._next_batch():
            while not self._write():
                time.sleep(SECONDS_BETWEEN_TRIES)

    def _next_batch(self) -> bool:
        """Take what has come in meanwhile; False if nothing is left and nothing will come."""
        with self._changed:
            while not self._filling.waiting() and not self._stopping.is_set():
                self._changed.wait()
            if not self._filling:
                return False
            self._writing, self._filling = self._filling, CountBatch()
            self._began = time.monotonic()
            return True

    def _write(self) -> bool:
        """Write the batch; False if the database did not take it, so that it is tried again."""
        batch = self._writing
        committing = False
        try:
            with self._database.engine.connect() as connection, connection.begin() as transaction:
                counters.write_batch(connection, batch)
                committing = True
                transaction.commit()
        except SQLAlchemyError:
            if committing:  # nobody can say whether it is in: results have hashes, these have none
                batch.give_up_opened()
            return False
        except Exception as error:  # a fault of ours would come again each time
            log.error(describe(error))
            self._give_up(batch)
            return True
        self._writing = CountBatch()
        self.has_written = True
        batch.written.set()
        self._database.empty_journal()
        return True

    def _give_up(self, batch: CountBatch) -> None:
        """Let the next batch say how many are missed; one that said nothing else is not kept.

        Nobody can say whether the batch is in, so `has_written` says that it may be.
        """
        with self._changed:
            if batch.waiting():
                batch.give_up()
                self._filling.missed.update(batch.missed)
            self._writing = CountBatch()
            self.has_written = True
