"""Queries on the campaign table: add, list, get, change, rotate the secret, close, delete."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from warning_signs.campaigns.campaign import Campaign
from warning_signs.storage.tables import campaign

COLUMNS = {"slug", "revision", "closed_on", "leads_to"}
"""Fields of a campaign with a column of their own; the others are its definition."""


class SlugTaken(ValueError):  # noqa: N818 - says what is wrong
    """A campaign with this slug exists already."""


def add(connection: Connection, new: Campaign, secret_hash: str) -> None:
    """Store a new campaign. Raises SlugTaken if its slug is in use."""
    # A random start, so that a campaign that reuses a deleted one's slug has another revision.
    row = {"slug": new.slug, "definition": _definition(new), "revision": secrets.randbelow(2**30)}
    try:
        connection.execute(insert(campaign).values(**row, secret_hash=secret_hash))
    except IntegrityError as error:
        raise SlugTaken(new.slug) from error


def list_all(connection: Connection) -> Sequence[Campaign]:
    """All campaigns, ordered by slug."""
    return [_campaign(row) for row in connection.execute(select(campaign).order_by("slug"))]


def list_orders(connection: Connection) -> Sequence[Campaign]:
    """All campaigns as they were ordered, from columns that every revision of the schema has."""
    orders = connection.execute(select(campaign.c.slug, campaign.c.definition).order_by("slug"))
    return [Campaign.model_validate({**definition, "slug": slug}) for slug, definition in orders]


def get(connection: Connection, slug: str) -> Campaign | None:
    """The campaign with this slug, or None."""
    row = connection.execute(select(campaign).where(campaign.c.slug == slug)).one_or_none()
    return _campaign(row) if row else None


def any_one(connection: Connection) -> bool:
    """Whether there is any campaign."""
    return connection.execute(select(campaign).limit(1)).first() is not None


REVISION = select(campaign.c.revision).where(campaign.c.slug == bindparam("slug"))
"""Built once, since every page of a campaign runs it."""


def revision(connection: Connection, slug: str) -> int | None:
    """The campaign's revision, a cheap way to see whether it has changed; None if it is gone."""
    return connection.scalar(REVISION, {"slug": slug})


def secret_hashes(connection: Connection, slug: str) -> tuple[str | None, str | None]:
    """The hashes of the campaign's secret and of the one that only reads; None for one it lacks."""
    hashes = select(campaign.c.secret_hash, campaign.c.reader_hash)
    row = connection.execute(hashes.where(campaign.c.slug == slug)).one_or_none()
    return (row.secret_hash, row.reader_hash) if row else (None, None)


def rotate(connection: Connection, slug: str, secret_hash: str) -> bool:
    """Replace the secret; the old one stops working at once. False if there is no such campaign."""
    return _change(connection, slug, secret_hash=secret_hash)


def let_read(connection: Connection, slug: str, reader_hash: str | None) -> bool:
    """Replace the secret that only reads, or withdraw it. False if there is no such campaign."""
    return _change(connection, slug, reader_hash=reader_hash)


def change(connection: Connection, changed: Campaign) -> bool:
    """Store what has changed in a campaign. False if somebody else has changed it meanwhile."""
    the_same = campaign.c.slug == changed.slug, campaign.c.revision == changed.revision
    values = {
        "definition": _definition(changed),
        "leads_to": changed.leads_to,
        "revision": campaign.c.revision + 1,
    }
    return connection.execute(update(campaign).where(*the_same).values(**values)).rowcount > 0


def close(connection: Connection, slug: str, today: date, leads_to: str | None = None) -> bool:
    """Stop counting from now on, if it has not stopped already; let its addresses lead elsewhere.

    False if there is no campaign with this slug.
    """
    values = {"leads_to": leads_to} if leads_to else {}
    ended = func.coalesce(campaign.c.closed_on, today)
    return _change(connection, slug, closed_on=ended, revision=campaign.c.revision + 1, **values)


def delete_campaign(connection: Connection, slug: str) -> bool:
    """Delete the campaign and all its counters. False if there is no such campaign."""
    return connection.execute(delete(campaign).where(campaign.c.slug == slug)).rowcount > 0


def _change(connection: Connection, slug: str, **values: Any) -> bool:
    changes = update(campaign).where(campaign.c.slug == slug).values(**values)
    return connection.execute(changes).rowcount > 0


def _definition(one: Campaign) -> dict[str, Any]:
    return one.model_dump(mode="json", by_alias=True, exclude=COLUMNS)


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign.model_validate(
        {
            **row.definition,
            "slug": row.slug,
            "revision": row.revision,
            "closed_on": row.closed_on,
            "leads_to": row.leads_to,
        }
    )
