"""A command whose database cannot be used says so in a sentence, whatever it wanted there."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.support.campaigns.ordered import PLAIN, order, run
from warning_signs.cli.campaigns.commands import campaigns
from warning_signs.storage.repository import CampaignRepository

WORDS = {
    "create": ["neu", *(word for pair in PLAIN.items() for word in pair)],
    "change": ["ligue", "--name", "L"],
    "list": ["--numbers"],
    "delete": ["ligue", "--yes"],
}
"""What a command is told besides the name of the campaign."""
CANNOT = "Error: The database cannot be used: "


@pytest.fixture
def file(campaign_app, tmp_path):
    """The database of a site with one campaign."""
    order(campaign_app)
    return tmp_path / "campaigns.sqlite3"


@pytest.mark.parametrize("command", campaigns.commands)
def test_a_database_that_is_broken_is_told_by_each_command(campaign_app, file, command):
    for one in file.parent.iterdir():
        one.write_bytes(b"no database" * 1000)
    said = run(campaign_app, command, *WORDS.get(command, ["ligue"]))
    assert said.exit_code == 1
    assert said.output.startswith(CANNOT)


NUMBERS = pytest.mark.parametrize("words", [("export", "ligue"), ("list", "--numbers")])


@NUMBERS
def test_numbers_that_cannot_be_read_are_told_and_nothing_is_half_printed(
    campaign_app, file, words
):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE published_week")
    said = run(campaign_app, *words)
    assert said.exit_code == 1
    assert said.output.startswith(CANNOT)


@NUMBERS
@pytest.mark.usefixtures("file")
def test_numbers_are_read_without_the_maintenance_of_a_site(campaign_app, monkeypatch, words):
    begun = []
    monkeypatch.setattr(CampaignRepository, "start_maintenance", begun.append)
    assert run(campaign_app, *words).exit_code == 0
    assert not begun


def test_to_ask_for_numbers_makes_no_database(campaign_app, tmp_path):
    assert run(campaign_app, "list", "--numbers").output.startswith("campaign\t")
    assert list(tmp_path.iterdir()) == []
