"""A key to sign the tokens of forms with, and a counter of what could not be counted."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create both tables, and the key."""
    signing = op.create_table("signing", sa.Column("key", sa.String(64), primary_key=True))
    op.bulk_insert(signing, [{"key": secrets.token_hex(32)}])
    owner = sa.ForeignKey("campaign.slug", ondelete="CASCADE")
    op.create_table(
        "missed_count",
        sa.Column("slug", sa.String(40), owner, primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
