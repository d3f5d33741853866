"""The files of `flask backup`: whole, for their owner alone, and never in place of another."""

import json

import pytest

from tests.support.campaigns.ordered import counted, order, run, send


def flask(app, *words, **more):
    return app.test_cli_runner().invoke(args=list(words), **more)


@pytest.fixture
def file(campaign_app, tmp_path):
    """A backup of a site with one campaign and one result."""
    order(campaign_app)
    send(campaign_app.test_client())
    answer = flask(campaign_app, "backup", str(tmp_path / "copy.json"))
    assert (answer.exit_code, answer.output) == (0, "Written: ligue\n")
    return tmp_path / "copy.json"


def test_a_deleted_campaign_comes_back_with_its_numbers_while_the_site_runs(campaign_app, file):
    before = counted(campaign_app)
    run(campaign_app, "delete", "ligue", "--yes")
    client = campaign_app.test_client()
    assert client.get("/en/c/ligue/parent/").status_code == 404
    answer = flask(campaign_app, "restore", str(file))
    assert (answer.exit_code, answer.output) == (0, "Restored: ligue\n")
    assert client.get("/en/c/ligue/parent/").status_code == 200
    assert counted(campaign_app) == before != {}


def test_it_is_for_its_owner_alone_and_replaces_no_file(campaign_app, file):
    assert file.stat().st_mode & 0o077 == 0
    whole = file.read_text()
    answer = flask(campaign_app, "backup", str(file))
    assert answer.exit_code == 1
    assert answer.output == f"Error: {file} is there already. Name another file.\n"
    assert file.read_text() == whole


def test_it_goes_through_pipes(campaign_app, file):
    printed = flask(campaign_app, "backup", "-", "--campaign", "ligue")
    assert json.loads(printed.stdout) == json.loads(file.read_text())
    answer = flask(campaign_app, "restore", "-", "--replace", input=printed.stdout)
    assert answer.output == "Restored: ligue\n"


@pytest.mark.parametrize("text", ["", "{", '{"kind": "Warning Signs: camp', "PGDMP\x00"])
def test_a_broken_file_is_refused_in_words(campaign_app, file, text):
    file.write_text(text)
    answer = flask(campaign_app, "restore", str(file), "--replace")
    assert answer.exit_code == 1
    assert answer.output.endswith(
        "This is no backup, or only a part of one. Nothing was changed.\n"
    )
    assert counted(campaign_app)


def test_mistakes_are_told_in_words(campaign_app, file, tmp_path):
    there = flask(campaign_app, "restore", str(file))
    assert there.exit_code == 1
    assert f"{file}: There already: ligue." in there.output
    assert there.output.endswith("Nothing was changed.\n")
    missing = flask(campaign_app, "restore", str(tmp_path / "none"))
    assert "cannot be read: No such file or directory." in missing.output
    nowhere = flask(campaign_app, "backup", str(tmp_path / "none" / "copy"))
    assert "cannot be written: No such file or directory." in nowhere.output


def test_without_a_campaign_there_is_nothing_to_write(campaign_app, tmp_path):
    answer = flask(campaign_app, "backup", str(tmp_path / "copy.json"))
    assert answer.exit_code == 0
    assert answer.output == "There is no campaign, so nothing was written.\n"
    assert list(tmp_path.iterdir()) == []
