"""The database of campaigns, as a command uses it: patiently, and in one transaction."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from warning_signs.campaigns.campaign import Campaign
from warning_signs.storage.url import exists
from warning_signs.web.request.site import site

T = TypeVar("T")


def find(slug: str) -> Campaign:
    """The campaign with this slug. Raises ClickException if there is none."""
    campaign = lookup(slug)
    if campaign is None:
        raise unknown(slug)
    return campaign


def lookup(slug: str) -> Campaign | None:
    """The campaign with this slug, or None."""
    return with_database(lambda queries, connection: queries.get(connection, slug))


def require(slug: str, work: Callable[[Any, Any], bool]) -> None:
    """Run `work`. Raises ClickException if it says that there is no such campaign."""
    if not with_database(work):
        raise unknown(slug)


def unknown(slug: str) -> click.ClickException:
    """What to say where there is no such campaign."""
    return click.ClickException(f"There is no campaign “{slug}”. flask campaign list names all.")


def with_database(work: Callable[[Any, Any], T], *, create: bool = False) -> T | None:
    """Run `work` with the queries on campaigns and a connection, in one transaction.

    Returns None if there is no database; with `create`, it is created. Raises ClickException if the
    database cannot be used, after a generous timeout, since no reader waits for a command.
    """
    address = site().campaigns.address
    if not create and not exists(address):
        return None
    from sqlalchemy.exc import SQLAlchemyError  # here: the other commands do not need it

    from warning_signs.storage import campaigns as queries
    from warning_signs.storage.database import Database
    from warning_signs.storage.upgrade import upgrade

    database = Database(address)
    try:
        upgrade(database)
        with database.engine.begin() as connection:
            return work(queries, connection)
    except (OSError, SQLAlchemyError) as error:
        raise click.ClickException(f"The database cannot be used: {error}") from None
    finally:
        database.close()
