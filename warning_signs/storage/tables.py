"""The database tables. A result has no row of its own: it adds 1 to a counter of its week."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

campaign = Table(
    "campaign",
    metadata,
    Column("slug", String(40), primary_key=True),
    Column("definition", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("secret_hash", String(64), nullable=False),
    Column("reader_hash", String(64)),  # of a second secret, which only reads; NULL without one
    Column("closed_on", Date),
    # No foreign key: where that campaign is deleted, this one shows its own pages again.
    Column("leads_to", String(40)),
)


def _slug() -> Column[str]:
    owner = ForeignKey("campaign.slug", ondelete="CASCADE")
    return Column("slug", String(40), owner, primary_key=True)


result_count = Table(
    "result_count",
    metadata,
    _slug(),
    Column("week", Date, primary_key=True),
    Column("questionnaire", String(40), primary_key=True),
    Column("language", String(20), primary_key=True),
    Column("level", String(10), primary_key=True),  # '' for a questionnaire without a level
    Column("number", Integer, nullable=False),
)

opened_count = Table(
    "opened_count",
    metadata,
    _slug(),
    Column("week", Date, primary_key=True),
    Column("questionnaire", String(40), primary_key=True),
    Column("language", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
)

# The numbers of a week that is over, drawn once (statistics/publication.py). Its counters are then
# deleted, so that nobody can draw again.
published_week = Table(
    "published_week",
    metadata,
    _slug(),
    Column("week", Date, primary_key=True),
    Column("numbers", JSON, nullable=False),
)

# What could not be counted, as the database was away for long: results and opened pages together.
missed_count = Table(
    "missed_count",
    metadata,
    _slug(),
    Column("week", Date, primary_key=True),
    Column("number", Integer, nullable=False),
)

# One row: the key with which this site seals the numbers that it puts into forms.
signing = Table("signing", metadata, Column("key", String(64), primary_key=True))

# The hash of a form's random token, so that a reload does not count twice. It refers to no campaign
# and no result; `period` (see counters.py) serves to delete it within a day.
visit = Table(
    "visit",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("period", Integer, nullable=False),
    Index("visit_period", "period"),
)
