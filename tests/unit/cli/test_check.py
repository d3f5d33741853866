"""`warning-signs check` names everything at once: settings, content, drawings, campaigns."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from click.testing import CliRunner, Result
from flask.cli import ScriptInfo
from sqlalchemy import JSON, Connection, bindparam, text

from tests.support.campaigns.database import CAMPAIGN, bring_up_to_date, opened
from tests.support.campaigns.ordered import order
from tests.support.content.overrides import valid
from tests.support.sites import make_site
from warning_signs.__main__ import BEHIND, _site, main
from warning_signs.storage.upgrade import migrations, revision_of, revisions

OLDER = revisions()[1:]
ORDERED = text(
    "INSERT INTO campaign (slug, definition, revision, secret_hash) VALUES ('club', :order, 1, '')"
).bindparams(bindparam("order", type_=JSON))
"""As every version could store a campaign."""


def check(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Result:
    """What the command says with these settings, of a site that is made quickly."""
    monkeypatch.setattr("warning_signs.__main__.create_app", make_site)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return CliRunner().invoke(main, ["check"], obj=ScriptInfo(create_app=_site))


def test_every_mistake_in_the_settings_is_told_at_once(monkeypatch):
    answer = check(
        monkeypatch, PUBLC_URL="x", PUBLIC_URL="y", PORT="abc", FLASK_EXIT_URL="z", HOSTNAME="h"
    )
    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        "Error: PUBLC_URL is no setting: did you mean PUBLIC_URL?",
        "PORT is 'abc': give a whole number above 0.",
        "FLASK_EXIT_URL is 'z': give a whole https:// address or leave it empty.",
        "PUBLIC_URL is 'y': give a whole https:// address or leave it empty.",
    ]


@pytest.mark.parametrize(
    ("port", "told"),
    [
        ("0", "above 0"),
        ("-1", "above 0"),
        ("5000.0", "above 0"),
        ("65536", "up to 65535"),
        ("70000", "up to 65535"),
    ],
)
def test_a_port_that_no_machine_has_is_told(monkeypatch, port, told):
    answer = check(monkeypatch, PORT=port)
    assert answer.exit_code == 1
    assert answer.output == f"Error: PORT is '{port}': give a whole number {told}.\n"


def test_nothing_is_called_good_beside_a_mistake(monkeypatch):
    assert check(monkeypatch).output.startswith("All good: ")
    answer = check(monkeypatch, PUBLC_URL="x")
    assert answer.output == "Error: PUBLC_URL is no setting: did you mean PUBLIC_URL?\n"
    assert answer.exit_code == 1


def test_a_campaign_that_offers_what_the_site_has_lost_is_named(make_app, monkeypatch, tmp_path):
    database = f"sqlite:///{tmp_path}/campaigns.sqlite3"
    own = {"WARNING_SIGNS_CONTENT": str(valid("added_questionnaire"))}
    order(make_app({"DATABASE_URL": database, **own}), "club", "--questionnaire", "coach")
    answer = check(monkeypatch, DATABASE_URL=database)
    assert answer.exit_code == 1
    assert answer.output.startswith(
        "Error: The campaign “club” offers the questionnaire coach, which is not in the content of"
    )


def revision(address: str) -> str | None:
    """The revision of the schema of a database."""
    with opened(address) as database, database.engine.connect() as connection:
        return revision_of(connection)


def order_in_an_older_version(connection: Connection, older: str, **changed: object) -> None:
    """Make the tables as they were at a revision, and a campaign."""
    command.upgrade(migrations(connection), older)
    one = CAMPAIGN.model_copy(update=changed)
    definition = one.model_dump(mode="json", exclude={"slug", "revision", "closed_on", "leads_to"})
    connection.execute(ORDERED, {"order": definition})


@pytest.mark.parametrize("older", OLDER)
def test_a_database_of_an_older_version_stays_as_it_is_and_is_no_mistake(
    monkeypatch, address, older
):
    with opened(address) as database, database.engine.begin() as connection:
        order_in_an_older_version(connection, older)
    answer = check(monkeypatch, DATABASE_URL=address)
    assert answer.exit_code == 0
    assert answer.output.startswith(f"{BEHIND}\nAll good: ")
    assert revision(address) == older


@pytest.mark.parametrize("older", OLDER)
def test_what_its_campaigns_lack_is_told_before_it_is_brought_up_to_date(
    monkeypatch, address, older
):
    with opened(address) as database, database.engine.begin() as connection:
        order_in_an_older_version(connection, older, questionnaires=("coach",))
    answer = check(monkeypatch, DATABASE_URL=address)
    assert answer.exit_code == 1
    assert "The campaign “club” offers the questionnaire coach, which is not in" in answer.output
    assert revision(address) == older


def test_a_database_without_tables_gets_none(monkeypatch, address):
    with opened(address) as database, database.engine.begin():
        pass  # a SQLite file is there only now
    assert check(monkeypatch, DATABASE_URL=address).output.startswith(f"{BEHIND}\nAll good: ")
    assert revision(address) is None


def test_of_a_database_that_is_up_to_date_nothing_is_said(monkeypatch, address):
    bring_up_to_date(address)
    assert check(monkeypatch, DATABASE_URL=address).output.startswith("All good: ")


def test_not_a_byte_of_a_file_is_changed(monkeypatch, tmp_path):
    file = tmp_path / "campaigns.sqlite3"
    bring_up_to_date(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # as in a copy made by VACUUM INTO
    before = file.read_bytes()
    assert check(monkeypatch, DATABASE_URL=f"sqlite:///{file}").exit_code == 0
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_database_that_cannot_be_used_is_a_mistake(monkeypatch, tmp_path):
    file = tmp_path / "campaigns.sqlite3"
    file.write_bytes(b"no database" * 1000)
    answer = check(monkeypatch, DATABASE_URL=f"sqlite:///{file}")
    assert answer.exit_code == 1
    assert answer.output.startswith("Error: The database of campaigns cannot be used just now: ")
