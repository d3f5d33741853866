"""The campaigns of this site, as every view finds them; where there is none, nothing is loaded."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, current_app

from warning_signs.storage.url import database_address, is_there

if TYPE_CHECKING:
    from warning_signs.storage.repository import Keeper


class CampaignStore:
    """Leads to the keeper of campaigns, from the moment there is a database for them.

    It can come to be while the site runs: with the first campaign, which works at once.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._keeper: Keeper | None = None
        self._making = Lock()

    def is_there(self) -> bool:
        """Whether there can be a campaign."""
        return is_there(self.address)

    def keeper(self) -> Keeper | None:
        """What knows all campaigns; None while there cannot be any."""
        if self._keeper is None and self.is_there():
            with self._making:  # many threads may come first
                self._keeper = self._keeper or self._made()
        return self._keeper

    def _made(self) -> Keeper:
        from warning_signs.storage.database import (
            Database,  # here: SQLAlchemy takes 13 MB and 0.2 s
        )
        from warning_signs.storage.repository import Keeper

        keeper = Keeper(Database(self.address))
        keeper.keep_house_from_now_on()
        return keeper


def init_app(app: Flask) -> None:
    """Give the site its campaigns; each worker begins to keep house with its first request."""
    store = app.extensions["campaigns"] = CampaignStore(
        database_address(app.config["DATABASE_URL"])
    )
    app.before_request(lambda: store.keeper() and None)


def campaign_store() -> CampaignStore:
    """The campaigns of this site."""
    return current_app.extensions["campaigns"]
