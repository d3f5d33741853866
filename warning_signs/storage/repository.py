"""The campaigns as the web asks for them: at once, whatever the database does.

What was last read of a campaign stays in memory, in case the database is lost; whether it has
changed is asked each time, so that a change holds at once in every worker.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Lock, Thread

from sqlalchemy import Connection

from warning_signs.campaigns.campaign import Campaign
from warning_signs.error_log import describe
from warning_signs.statistics.figures import Figures, figures
from warning_signs.storage import campaigns, counters
from warning_signs.storage.database import Database
from warning_signs.storage.deadline import Unavailable

SECONDS_TO_READ = 0.08
SECONDS_TO_READ_FIRST = 2.0
SECONDS_TO_COUNT = 0.08
"""Reading, counting and what a commit may take (deadline.py) stay within 0.2 s together."""
SECONDS_FOR_FIGURES = 10.0
SECONDS_BETWEEN_ROUNDS = 10
LATEST_COMMIT = timedelta(hours=1)
"""How long after its end a week is published: what was being counted just then is in it by now."""

log = logging.getLogger(__name__)


class CampaignRepository:
    """All that a worker knows and asks of campaigns. Safe for many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Campaign] = {}
        self._missed = 0
        self._period = 0
        self._lock = Lock()

    def campaign(self, slug: str) -> Campaign | None:
        """The campaign as it is now, or as it was when the database last answered.

        Raises Unavailable where the database does not answer and the campaign was never seen.
        """
        known = self._known.get(slug)
        try:
            found = self._database.read(
                lambda connection: _read(connection, slug, known),
                SECONDS_TO_READ if known else SECONDS_TO_READ_FIRST,
            )
        except Unavailable:
            if known:
                return known
            raise
        if found:
            self._known[slug] = found
        else:
            self._known.pop(slug, None)
        return found

    def count_result(
        self, slug: str, questionnaire: str, language: str, level: str, number: str
    ) -> None:
        """Count a result before anything of it is sent, or not at all."""
        self._count(
            lambda connection: counters.count_result(
                connection, slug, questionnaire, language, level, number
            )
        )

    def count_opened(self, slug: str, questionnaire: str, language: str) -> None:
        """Count an opened page, or not."""
        self._count(
            lambda connection: counters.count_opened(connection, slug, questionnaire, language)
        )

    def secret_hash(self, slug: str) -> str | None:
        """The hash of a campaign’s secret, never from memory: a secret may just have changed."""
        return self._database.read(
            lambda connection: campaigns.secret_hash(connection, slug), SECONDS_TO_READ_FIRST
        )

    def figures(self, campaign: Campaign) -> Figures:
        """What may be told of a campaign today. Nothing else gives its counters away.

        Raises Unavailable where the database does not answer.
        """
        results, opened = self._database.read(
            lambda connection: counters.counts(connection, campaign.slug), SECONDS_FOR_FIGURES
        )
        today = (datetime.now(UTC) - LATEST_COMMIT).date()
        return figures(campaign.dimensions, results, opened, today)

    def run_maintenance(self) -> None:
        """Log what was missed since last time, as a number, and forget visits of yesterday."""
        with self._lock:
            missed, self._missed = self._missed, 0
        if missed:
            log.warning("Not counted, since the database did not answer in time: %d", missed)
        period = counters.current_period()
        if period != self._period:
            try:
                self._database.write(counters.forget_visits, SECONDS_FOR_FIGURES)
                self._period = period
            except Unavailable:
                pass  # the next round tries again

    def start_maintenance(self) -> None:
        """Keep house from time to time, in a thread that ends with the process."""
        Thread(target=self._rounds, name="housekeeping", daemon=True).start()

    def _rounds(self) -> None:
        never = Event()
        while not never.wait(SECONDS_BETWEEN_ROUNDS):
            try:
                self.run_maintenance()
            except Exception as error:
                log.error(describe(error))  # and the next round is kept all the same

    def _count(self, work: Callable[[Connection], bool]) -> None:
        try:
            self._database.write(work, SECONDS_TO_COUNT)
        except Unavailable:
            with self._lock:
                self._missed += 1


def _read(connection: Connection, slug: str, known: Campaign | None) -> Campaign | None:
    if known and campaigns.revision(connection, slug) == known.revision:
        return known
    return campaigns.get(connection, slug)
