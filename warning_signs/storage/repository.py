"""Campaigns for the web, answered at once whatever the database does.

The campaign last read stays in memory, for when the database cannot be reached. Its revision is
checked on every request, so a change takes effect at once in every worker.
"""

import logging
import time
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.submission_token import is_countable, make_token
from warning_signs.error_log import describe
from warning_signs.statistics.figures import Figures
from warning_signs.storage import campaigns, counters, publications
from warning_signs.storage.count_batch import CountedCell
from warning_signs.storage.count_writer import CountWriter
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
        self._writer = CountWriter(database)
        self._known: dict[str, Campaign] = {}
        self._key: str | None = None
        self._period = 0
        self._has_published = False

    def campaign(self, slug: str) -> Campaign | None:
        """The campaign as it is now, or as it was when the database last answered; None if deleted.

        Raises Unavailable if the database does not answer and this worker has never read it.
        """
        known = self._known.get(slug)
        try:
            campaign = self._database.read(
                lambda connection: self._read(connection, slug, known),
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

    def make_token(self, slug: str) -> str | None:
        """A number for a form of this campaign; None while this worker does not have the key."""
        return make_token(self._key, slug, time.time()) if self._key else None

    def count_result(
        self, slug: str, questionnaire: str, language: str, level: str, token: str
    ) -> None:
        """Count a result whose number this site has handed out; call it before sending it.

        Returns when it is counted, or soon: then it is counted as soon as the database answers.
        """
        if self._key and is_countable(self._key, slug, token, time.time()):
            cell = CountedCell(slug, questionnaire, language, level)
            self._writer.add_result(cell, token, SECONDS_TO_COUNT)

    def count_opened(self, slug: str, questionnaire: str, language: str) -> None:
        """Count an opened page in the same way."""
        self._writer.add_opened(CountedCell(slug, questionnaire, language), SECONDS_TO_COUNT)

    def secret_hashes(self, slug: str) -> tuple[str | None, str | None]:
        """The hashes of a campaign’s secret and of the one that only reads, as they are just now.

        Raises Unavailable if the database does not answer.
        """
        return self._database.read(
            lambda connection: campaigns.secret_hashes(connection, slug), SECONDS_TO_READ_FIRST
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
            self._has_published = True
        return Figures(campaign.dimensions, weeks)

    def answers(self) -> bool:
        """Whether the database answers, with the tables of this version."""
        try:
            self._database.read(campaigns.any_one, SECONDS_TO_READ_FIRST)
        except Unavailable:
            return False
        return True

    def close(self) -> None:
        """Write the counts that still wait; for the end of a process."""
        self._writer.close()

    def run_maintenance(self) -> None:
        """Log how many counts wait for the database; delete hashes of old tokens, the counters of
        weeks that are over, which are published first, and what tells an order of counts.
        """
        if self._writer.is_late():
            waiting = self._writer.waiting()
            log.warning("Not counted yet, since the database does not answer: %d", waiting)
        period = counters.current_period()
        if period != self._period:
            try:
                self._database.write(counters.forget_visits, SECONDS_FOR_FIGURES)
                self._period = period
                for campaign in self._database.read(campaigns.list_all, SECONDS_FOR_FIGURES):
                    self.figures(campaign)
            except Unavailable:
                pass  # the next run tries again
        if self._writer.has_written or self._has_published:
            self._forget_order()
        self._database.empty_journal()

    def _forget_order(self) -> None:
        self._writer.has_written = self._has_published = False  # first: more may be written now
        try:
            self._database.write(counters.forget_order, SECONDS_FOR_FIGURES)
        except Unavailable:
            self._writer.has_written = True  # the next run tries again

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

    def _read(self, connection: Connection, slug: str, known: Campaign | None) -> Campaign | None:
        if self._key is None:
            self._key = _signing_key(connection)
        if known and campaigns.revision(connection, slug) == known.revision:
            return known
        return campaigns.get(connection, slug)


def _today() -> date:
    """The day on which weeks are looked back at."""
    return (datetime.now(UTC) - LATEST_COMMIT).date()


def _signing_key(connection: Connection) -> str | None:
    """The key, or None in a database that no new version has upgraded yet: then nothing counts."""
    try:
        return counters.signing_key(connection)
    except SQLAlchemyError:
        return None
