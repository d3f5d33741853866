"""The campaigns in the database: made, listed, changed and found again."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from warning_signs.campaigns.campaign import Campaign
from warning_signs.storage.tables import campaign


class SlugTaken(ValueError):  # noqa: N818 - says what is wrong
    """There is a campaign of this name already."""


def add(connection: Connection, new: Campaign, secret_hash: str) -> None:
    """Keep a new campaign. Raises SlugTaken if its slug is in use."""
    definition = new.model_dump(
        mode="json", by_alias=True, exclude={"slug", "revision", "closed_on"}
    )
    # Not from 1: one that follows another of the same slug must not look like it.
    row = {"slug": new.slug, "definition": definition, "revision": secrets.randbelow(2**30)}
    try:
        connection.execute(insert(campaign).values(**row, secret_hash=secret_hash))
    except IntegrityError as error:
        raise SlugTaken(new.slug) from error


def list_all(connection: Connection) -> Sequence[Campaign]:
    """All campaigns, by slug."""
    return [_campaign(row) for row in connection.execute(select(campaign).order_by("slug"))]


def get(connection: Connection, slug: str) -> Campaign | None:
    """The campaign with this slug."""
    row = connection.execute(select(campaign).where(campaign.c.slug == slug)).one_or_none()
    return _campaign(row) if row else None


REVISION = select(campaign.c.revision).where(campaign.c.slug == bindparam("slug"))
"""Put together once: every page of a campaign asks for it."""


def revision(connection: Connection, slug: str) -> int | None:
    """How often it was changed, to see at little cost whether it is still the same."""
    return connection.scalar(REVISION, {"slug": slug})


def secret_hash(connection: Connection, slug: str) -> str | None:
    """The hash of its secret."""
    return connection.scalar(select(campaign.c.secret_hash).where(campaign.c.slug == slug))


def rotate(connection: Connection, slug: str, secret_hash: str) -> bool:
    """Give it another secret; the old one opens nothing from now on. False if there is none."""
    return _change(connection, slug, secret_hash=secret_hash)


def close(connection: Connection, slug: str, today: date) -> bool:
    """Count nothing more from now on. False if there is none that is open."""
    changes = update(campaign).where(campaign.c.slug == slug, campaign.c.closed_on.is_(None))
    values = {"closed_on": today, "revision": campaign.c.revision + 1}
    return connection.execute(changes.values(**values)).rowcount > 0


def delete_campaign(connection: Connection, slug: str) -> bool:
    """Forget it and all its counters. False if there is none."""
    return connection.execute(delete(campaign).where(campaign.c.slug == slug)).rowcount > 0


def _change(connection: Connection, slug: str, **values: Any) -> bool:
    changes = update(campaign).where(campaign.c.slug == slug).values(**values)
    return connection.execute(changes).rowcount > 0


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign.model_validate(
        {
            **row.definition,
            "slug": row.slug,
            "revision": row.revision,
            "closed_on": row.closed_on,
        }
    )
