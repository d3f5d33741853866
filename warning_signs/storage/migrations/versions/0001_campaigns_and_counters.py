"""Campaigns, their counters, and hashes of the form tokens that were counted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all four tables. Spelt out, since tables.py will change and this must not."""
    op.create_table(
        "campaign",
        sa.Column("slug", sa.String(40), primary_key=True),
        sa.Column("definition", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("closed_on", sa.Date),
    )
    for table, more in (("result_count", [("level", 10)]), ("opened_count", [])):
        op.create_table(
            table,
            sa.Column(
                "slug",
                sa.String(40),
                sa.ForeignKey("campaign.slug", ondelete="CASCADE"),
                primary_key=True,
            ),
            sa.Column("week", sa.Date, primary_key=True),
            *(
                sa.Column(name, sa.String(length), primary_key=True)
                for name, length in [("questionnaire", 40), ("language", 20), *more]
            ),
            sa.Column("number", sa.Integer, nullable=False),
        )
    op.create_table(
        "visit",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("period", sa.Integer, nullable=False),
    )
    op.create_index("visit_period", "visit", ["period"])
