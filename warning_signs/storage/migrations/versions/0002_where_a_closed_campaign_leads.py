"""The campaign to which the addresses of a closed one lead."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; campaigns that are there lead nowhere else."""
    op.add_column("campaign", sa.Column("leads_to", sa.String(40)))
