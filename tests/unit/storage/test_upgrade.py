"""The steps of the schema: to where they lead, whoever takes them, and however often."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError

from tests.support.campaigns.database import (
    CELL,
    bring_up_to_date,
    in_processes,
    keeping,
    opened,
)
from warning_signs.factory import upgrade_database
from warning_signs.storage.database import Database
from warning_signs.storage.tables import campaign, metadata
from warning_signs.storage.upgrade import upgrade

ROOT = Path(__file__).resolve().parents[3]


def test_the_steps_lead_to_the_tables(kept):
    with kept.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_many_starts_at_once_make_one_database(address):
    in_processes(bring_up_to_date, [address] * 3)
    with opened(address) as database, database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1


@pytest.mark.usefixtures("generous_timeouts")
def test_another_start_changes_nothing(kept):
    kept.campaigns.count_result(*CELL, kept.token())
    upgrade(kept.database)
    assert kept.results() == 1


@pytest.mark.usefixtures("generous_timeouts")
def test_a_database_of_a_newer_version_is_left_as_it_is_and_works(kept):
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    kept.change(lambda connection: connection.execute(newer))
    upgrade(kept.database)
    kept.campaigns.count_result(*CELL, kept.token())
    assert kept.results() == 1


def test_a_database_that_is_only_read_refuses_a_change(kept):
    looked_at = Database(kept.database.address, read_only=True)
    with pytest.raises(DBAPIError), looked_at.engine.begin() as connection:
        connection.execute(delete(campaign))
    looked_at.close()
    assert kept.campaigns.campaign("ligue")


def test_the_file_is_its_owners_alone_and_is_read_while_it_is_written(tmp_path):
    file = tmp_path / "new" / "campaigns.sqlite3"
    bring_up_to_date(f"sqlite:///{file}")
    with keeping(f"sqlite:///{file}") as kept:
        with kept.database.engine.connect() as connection:
            assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        modes = {one.name: oct(one.stat().st_mode & 0o777) for one in file.parent.iterdir()}
        assert set(modes.values()) == {"0o600"} and len(modes) == 3, modes
        assert file.parent.stat().st_mode & 0o077 == 0


def test_a_start_whose_database_is_broken_says_so_once_and_goes_on(make_app, tmp_path, caplog):
    file = tmp_path / "campaigns.sqlite3"
    file.write_bytes(b"no database" * 1000)
    upgrade_database(make_app({"DATABASE_URL": f"sqlite:///{file}"}))
    (said,) = caplog.messages
    assert said.startswith("The database of campaigns cannot be used just now: ")


def test_a_site_without_a_campaign_loads_nothing_of_a_database(tmp_path):
    script = (
        "import sys; from app import app; from warning_signs.factory import upgrade_database\n"
        "upgrade_database(app); client = app.test_client()\n"
        "pages = [client.get(page).status_code for page in ('/en/', '/en/c/ligue/parent/')]\n"
        "assert pages == [200, 404], pages\n"
        "assert not {'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)"
    )
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
