"""The database of campaigns, as a command uses it: patiently, since no reader waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from warning_signs.campaigns.campaign import Campaign
from warning_signs.statistics.figures import Figures
from warning_signs.storage.deadline import Unavailable
from warning_signs.storage.url import exists
from warning_signs.web.request.site import site

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from warning_signs.storage.database import Database

T = TypeVar("T")


def find(slug: str) -> Campaign:
    """The campaign with this slug. Raises ClickException if there is none."""
    campaign = lookup(slug)
    if campaign is None:
        raise unknown(slug)
    return campaign


def lookup(slug: str) -> Campaign | None:
    """The campaign with this slug, or None."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    return with_database(lambda connection: stored.get(connection, slug))


def require(slug: str, work: Callable[[Connection], bool]) -> None:
    """Run `work`. Raises ClickException if it says that there is no such campaign."""
    if not with_database(work):
        raise unknown(slug)


def unknown(slug: str) -> click.ClickException:
    """What to say where there is no such campaign."""
    return click.ClickException(f"There is no campaign “{slug}”. flask campaign list names all.")


def with_database(work: Callable[[Connection], T], *, create: bool = False) -> T | None:
    """Run `work` with a connection, in one transaction.

    Returns None if there is no database; with `create`, it is created. Raises ClickException if the
    database cannot be used.
    """
    if not create and not exists(site().campaigns.address):
        return None
    with _opened() as database, database.engine.begin() as connection:
        return work(connection)


def published(campaigns: Sequence[Campaign]) -> list[Figures]:
    """What is published of each of these campaigns by today.

    Raises ClickException if the database cannot be used.
    """
    from warning_signs.storage.repository import CampaignRepository  # here: it imports the database

    if not campaigns:
        return []  # there may be no database
    with _opened() as database:
        return [*map(CampaignRepository(database).figures, campaigns)]


@contextmanager
def _opened() -> Iterator[Database]:
    """The database. Raises ClickException if it cannot be used, after a generous timeout."""
    from warning_signs.storage.upgrade import upgraded  # here: the other commands do not need it

    try:
        with upgraded(site().campaigns.address) as database:
            yield database
    except Unavailable as error:
        raise click.ClickException(f"The database cannot be used: {error}") from None
