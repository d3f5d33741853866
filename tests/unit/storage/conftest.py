"""What the tests of storage share."""

from __future__ import annotations

from itertools import count

import psycopg
import pytest

names = map("test{}".format, count())


@pytest.fixture(scope="session")
def shared(postgres) -> str:
    """A database of the server, without any table."""
    return postgres.new_database()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)])
def address(request, tmp_path) -> str:
    """The DATABASE_URL of an empty database; on the server, of a user with a schema of its own.

    For a new database the server would copy hundreds of files.
    """
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/campaigns.sqlite3"
    shared, name = request.getfixturevalue("shared"), next(names)
    with psycopg.connect(shared) as server:
        server.execute(f"CREATE ROLE {name} LOGIN")
        server.execute(f"CREATE SCHEMA {name} AUTHORIZATION {name}")
    return shared.replace("//postgres@", f"//{name}@")
