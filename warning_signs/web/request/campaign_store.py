"""The campaigns of this site, as every view finds them; where there is none, nothing is loaded."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, current_app

from warning_signs.storage.url import database_address, exists

if TYPE_CHECKING:
    from warning_signs.storage.repository import CampaignRepository


class CampaignStore:
    """Leads to the keeper of campaigns, from the moment there is a database for them.

    It can come to be while the site runs: with the first campaign, which works at once.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._campaigns: CampaignRepository | None = None
        self._making = Lock()

    def is_configured(self) -> bool:
        """Whether there can be a campaign."""
        return exists(self.address)

    def campaigns(self) -> CampaignRepository | None:
        """What knows all campaigns; None while there cannot be any."""
        if self._campaigns is None and self.is_configured():
            with self._making:  # many threads may come first
                self._campaigns = self._campaigns or self._made()
        return self._campaigns

    def _made(self) -> CampaignRepository:
        from warning_signs.storage.database import (
            Database,  # here: SQLAlchemy takes 13 MB and 0.2 s
        )
        from warning_signs.storage.repository import CampaignRepository

        campaigns = CampaignRepository(Database(self.address))
        campaigns.start_maintenance()
        return campaigns


def init_app(app: Flask) -> None:
    """Give the site its campaigns; each worker begins to keep house with its first request."""
    store = app.extensions["campaigns"] = CampaignStore(
        database_address(app.config["DATABASE_URL"])
    )
    app.before_request(lambda: store.campaigns() and None)


def campaign_store() -> CampaignStore:
    """The campaigns of this site."""
    return current_app.extensions["campaigns"]
