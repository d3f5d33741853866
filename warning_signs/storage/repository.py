"""Campaigns for the web, answered at once whatever the database does.

The campaign last read stays in memory, for when the database cannot be reached. Its revision is
checked on every request, so a change takes effect at once in every worker.
"""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Event, Lock, Thread

from sqlalchemy import Connection

from warning_signs.campaigns.campaign import Campaign
from warning_signs.error_log import describe
from warning_signs.statistics.figures import Figures
from warning_signs.storage import campaigns, counters, publications
from warning_signs.storage.database import Database
from warning_signs.storage.deadline import (
    SECONDS_FOR_FIGURES,
    SECONDS_TO_COUNT,
    SECONDS_TO_READ,
    SECONDS_TO_READ_FIRST,
    Unavailable,
)

SECONDS_BETWEEN_ROUNDS = 10
LATEST_COMMIT = timedelta(hours=1)
"""Publish a week this long after its end, when every result of the week has been committed."""

log = logging.getLogger(__name__)


class CampaignRepository:
    """The campaigns as one worker process sees them. Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Campaign] = {}
        self._missed = 0
        self._period = 0
        self._lock = Lock()

    def campaign(self, slug: str) -> Campaign | None:
        """The campaign as it is now, or as it was when the database last answered; None if deleted.

        Raises Unavailable if the database does not answer and this worker has never read it.
        """
        known = self._known.get(slug)
        try:
            campaign = self._database.read(
                lambda connection: _read(connection, slug, known),
                SECONDS_TO_READ if known else SECONDS_TO_READ_FIRST,
            )
        except Unavailable:
            if known:
                return known
            raise
        if campaign:
            self._known[slug] = campaign
        else:
            self._known.pop(slug, None)
        return campaign

    def count_result(
        self, slug: str, questionnaire: str, language: str, level: str, token: str
    ) -> None:
        """Count a result now or never; call it before sending the response."""
        self._count(
            lambda connection: counters.count_result(
                connection, slug, questionnaire, language, level, token
            )
        )

    def count_opened(self, slug: str, questionnaire: str, language: str) -> None:
        """Count an opened page now or never."""
        self._count(
            lambda connection: counters.count_opened(connection, slug, questionnaire, language)
        )

    def secret_hash(self, slug: str) -> str | None:
        """The hash of a campaign’s secret, always from the database, as it may just have changed.

        Raises Unavailable if the database does not answer.
        """
        return self._database.read(
            lambda connection: campaigns.secret_hash(connection, slug), SECONDS_TO_READ_FIRST
        )

    def figures(self, campaign: Campaign) -> Figures:
        """The published figures of a campaign: the only way to its counters.

        A week that is over and not yet published is published now. Raises Unavailable if the
        database does not answer.
        """
        weeks = self._database.read(
            lambda connection: publications.published(connection, campaign), SECONDS_FOR_FIGURES
        )
        if publications.missing(campaign, weeks, _today()):
            weeks = self._database.write(
                lambda connection: publications.publish(connection, campaign, _today()),
                SECONDS_FOR_FIGURES,
            )
        return Figures(campaign.dimensions, weeks)

    def answers(self) -> bool:
        """Whether the database answers, with the tables of this version."""
        try:
            self._database.read(campaigns.any_one, SECONDS_TO_READ_FIRST)
        except Unavailable:
            return False
        return True

    def run_maintenance(self) -> None:
        """Log how many counts were lost since the last run; delete hashes of old tokens, and the
        counters of weeks that are over, which are published first.
        """
        with self._lock:
            missed, self._missed = self._missed, 0
        if missed:
            log.warning("Not counted, since the database did not answer in time: %d", missed)
        period = counters.current_period()
        if period != self._period:
            try:
                self._database.write(counters.forget_visits, SECONDS_FOR_FIGURES)
                self._period = period
                for campaign in self._database.read(campaigns.list_all, SECONDS_FOR_FIGURES):
                    self.figures(campaign)
            except Unavailable:
                pass  # the next run tries again

    def start_maintenance(self) -> None:
        """Run maintenance regularly, in a daemon thread."""
        Thread(target=self._maintain, name="maintenance", daemon=True).start()

    def _maintain(self) -> None:
        never = Event()
        while not never.wait(SECONDS_BETWEEN_ROUNDS):
            try:
                self.run_maintenance()
            except Exception as error:
                log.error(describe(error))  # go on with the next run

    def _count(self, work: Callable[[Connection], bool]) -> None:
        try:
            self._database.write(work, SECONDS_TO_COUNT)
        except Unavailable:
            with self._lock:
                self._missed += 1


def _today() -> date:
    """The day on which weeks are looked back at."""
    return (datetime.now(UTC) - LATEST_COMMIT).date()


def _read(connection: Connection, slug: str, known: Campaign | None) -> Campaign | None:
    if known and campaigns.revision(connection, slug) == known.revision:
        return known
    return campaigns.get(connection, slug)
