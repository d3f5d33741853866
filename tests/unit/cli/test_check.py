"""`warning-signs check` names everything at once: settings, content, drawings, campaigns."""

import pytest
from click.testing import CliRunner, Result
from flask.cli import ScriptInfo

from tests.support.campaigns.ordered import order
from tests.support.content.overrides import valid
from tests.support.sites import make_site
from warning_signs.__main__ import _site, main


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
