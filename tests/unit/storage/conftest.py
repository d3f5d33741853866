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
    """As everywhere; on the server, a user whose tables nobody else finds, in a schema of its own,
    takes the place of a database, for which the server would copy hundreds of files each time.
    """
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/campaigns.sqlite3"
    shared, name = request.getfixturevalue("shared"), next(names)
    with psycopg.connect(shared) as server:
        server.execute(f"CREATE ROLE {name} LOGIN")
        server.execute(f"CREATE SCHEMA {name} AUTHORIZATION {name}")
    return shared.replace("//postgres@", f"//{name}@")
