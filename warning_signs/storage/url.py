"""The database URL: the operator’s setting, or a SQLite file that the first campaign creates."""

from pathlib import Path

from warning_signs.errors import StartError
from warning_signs.paths import DATABASE

SQLITE = "sqlite:///"
DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",  # the spelling of some hosting platforms
    "postgresql+psycopg": "postgresql+psycopg",
}


def database_address(written: str) -> str:
    """The SQLAlchemy URL for a DATABASE_URL as `written`; '' means the default SQLite file.

    Raises StartError for any other kind of database.
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
    """The file of a SQLite database; None for a database server."""
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


def exists(address: str) -> bool:
    """Whether there can be a campaign: the file exists, or the URL names a server.

    A file whose existence cannot be checked counts as existing; opening it then reports the cause.
    """
    file = file_of(address)
    try:
        return file is None or file.exists()
    except OSError:
        return True
