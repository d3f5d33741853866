"""The hash of a second secret of a campaign, which only reads its numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; campaigns that are there have no such secret."""
    op.add_column("campaign", sa.Column("reader_hash", sa.String(64)))
