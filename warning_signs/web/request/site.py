"""What the whole site shares. What its pages are made of is read at the start and never changes.

Requests leave other things in it: pages and parts of pages in the caches, when a secret of a
dashboard was wrong, and the way to the database of campaigns, which opens when it is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.util import Finalize
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Flask, abort, current_app

from warning_signs.caching import Cache
from warning_signs.campaigns.guess_limit import GuessLimit
from warning_signs.charts.prerendered import PrerenderedBars
from warning_signs.content.content import Content
from warning_signs.i18n.catalogues import Catalogue
from warning_signs.i18n.languages import SiteLocale
from warning_signs.i18n.review_status import State
from warning_signs.storage.url import exists

if TYPE_CHECKING:
    from warning_signs.storage.repository import CampaignRepository

EXTENSION = "warning_signs"


class CampaignStore:
    """The way to the campaigns of a site, which may have no database for them.

    A database can appear while the site runs, with the first campaign, which works at once.
    `address` is that of the database (config.py:DATABASE_URL).
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._repository: CampaignRepository | None = None
        self._opening = Lock()

    def is_configured(self) -> bool:
        """Whether there can be a campaign."""
        return exists(self.address)

    def open(self) -> None:
        """Connect this worker to the database if there is one by now; start its maintenance."""
        if self._repository is None and self.is_configured():
            with self._opening:  # the first requests may come at the same time
                self._repository = self._repository or self._connected()

    @property
    def repository(self) -> CampaignRepository:
        """The campaigns. Ends the request with 404 where no database means no campaign."""
        self.open()
        return self._repository or abort(404)

    def problem(self) -> str | None:
        """Why no campaign can be counted just now; None if all is well or there is no campaign."""
        self.open()
        if self._repository is None or self._repository.answers():
            return None
        return "The database of campaigns does not answer: results come, but are not counted."

    def _connected(self) -> CampaignRepository:
        # Imported here: SQLAlchemy takes 13 MB and 0.2 s, and a site without campaigns needs none.
        from warning_signs.storage.database import SECONDS_FOR_A_READERS_LOCK, Database
        from warning_signs.storage.repository import CampaignRepository

        repository = CampaignRepository(Database(self.address, SECONDS_FOR_A_READERS_LOCK))
        repository.start_maintenance()
        # Unlike atexit, this is called at the end of a forked worker as well.
        Finalize(None, repository.close, exitpriority=0)
        return repository


@dataclass(frozen=True)
class Site:
    """One site: its content, its languages, its campaigns and its caches.

    locales: in the order of a chooser; unreviewed: how the languages were made that nobody has
    reviewed, by tag; core_only: tags of languages in which only the core pack is sure to be
    translated;
    catalogue: finds the texts of a language by its tag; pages: what the page cache holds
    (web/middleware/page_cache.py); guesses: how often somebody guessed the secret of a dashboard;
    fragments: parts of pages that many pages share; campaign_questions: pages of questions, but for
    the number that each reader gets (web/campaigns/ready_questions.py).
    """

    content: Content
    locales: Sequence[SiteLocale]
    unreviewed: Mapping[str, State]
    core_only: Collection[str]
    catalogue: Catalogue
    prerendered_bars: PrerenderedBars
    campaigns: CampaignStore
    pages: Cache[Any] = field(default_factory=lambda: Cache("web.middleware.page_cache"))
    guesses: GuessLimit = field(default_factory=GuessLimit)
    fragments: Cache[str] = field(default_factory=lambda: Cache("web.templating.fragments"))
    campaign_questions: Cache[Any] = field(
        default_factory=lambda: Cache("web.campaigns.ready_questions")
    )


def site(app: Flask | None = None) -> Site:
    """The site of `app`; by default that of the current request or command."""
    found: Site = (app or current_app._get_current_object()).extensions[EXTENSION]  # type: ignore[attr-defined]
    return found
