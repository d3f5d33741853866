"""Which database there is: an operator’s, or one file that the first campaign makes."""

from pathlib import Path

from warning_signs.errors import StartError
from warning_signs.paths import DATABASE

SQLITE = "sqlite:///"
DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",  # as hosting platforms write it
    "postgresql+psycopg": "postgresql+psycopg",
}


def database_address(written: str) -> str:
    """The address for SQLAlchemy of the DATABASE_URL that was `written`; '' is the file.

    Raises StartError for a kind of database that the site does not know.
    """
    if not written:
        return f"{SQLITE}{DATABASE}"
    kind, separator, rest = written.partition("://")
    if written.startswith(SQLITE) and len(written) > len(SQLITE):
        return written
    if not separator or kind not in DRIVERS:
        raise StartError(
            f"DATABASE_URL begins with {kind!r}: give postgresql://user:password@host/name, "
            "or sqlite:////folder/file."
        )
    return f"{DRIVERS[kind]}://{rest}"


def file_of(address: str) -> Path | None:
    """The file of a SQLite database; None for a server."""
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


def exists(address: str) -> bool:
    """Whether there can be a campaign: the file exists, or a server is named.

    A file that may not even be looked at counts as there, so that whoever opens it says what is
    wrong.
    """
    file = file_of(address)
    try:
        return file is None or file.exists()
    except OSError:
        return True
