"""A running campaign is changed by a command, at once and without losing a number."""

import pytest
from PIL import Image

from tests.support.campaigns.extra_helplines import extra, helpline
from tests.support.campaigns.ordered import ORIGIN, counted, order, run, send
from tests.support.pages.checks import parse

PAGE = "/en/c/ligue/parent/?country=FR"


@pytest.fixture
def client(campaign_app):
    """Fetches pages of a site that has shown its campaign before: whatever it caches is cached."""
    order(campaign_app)
    client = campaign_app.test_client()
    send(client)
    client.get(PAGE)
    client.get("/en/c/ligue/")
    return client


def change(app, *words):
    answer = run(app, "change", "ligue", *words)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_name_sites_and_look_change_at_once(campaign_app, client, tmp_path):
    Image.new("RGB", (30, 10), "red").save(tmp_path / "logo.png")
    look = ("--colour", "#b3123f", "--logo", str(tmp_path / "logo.png"))
    said = change(campaign_app, "--name", "La Ligue", "--origin", "https://new.example", *look)
    assert "name: Ligue → La Ligue\n" in said
    assert f"origins: {ORIGIN} → https://new.example\n" in said
    assert f"Frames in pages of {ORIGIN} stay empty from now on.\n" in said
    assert "logo: none → a new picture\n" in said
    assert "Links and buttons: #b3123f as given" in said
    for page in (PAGE, "/en/c/ligue/", "/en/campaigns/ligue/poster/"):
        answer = client.get(page)
        assert "La Ligue" in answer.text
        assert bool(parse(answer.text).query("img.logo")) == (page != PAGE)
    framed = client.get(PAGE)
    assert framed.headers["Content-Security-Policy"].endswith("'self' https://new.example")
    assert "--main:#b3123f" in framed.text


def test_help_lines_and_country_change_at_once_on_pages_and_results(campaign_app, client, tmp_path):
    for phone in ("0800 11 111", "0800 22 222"):
        (tmp_path / "fr.yaml").write_text(extra(helpline(phone=phone)), encoding="utf-8")
        change(campaign_app, "--help-services", str(tmp_path / "fr.yaml"), "--country", "FR")
        for page in (client.get("/en/c/ligue/parent/").text, send(client).text):
            assert parse(page).query(f"a[href='tel:{phone.replace(' ', '')}']")
    assert "0800 11 111" not in send(client).text
    assert "help: FR: Ligne de la Ligue → none" in change(
        campaign_app, "--without", "help-services", "--without", "country"
    )
    assert "0800 22 222" not in client.get(PAGE).text


def test_a_file_of_one_country_leaves_those_of_the_others(campaign_app, client, tmp_path):
    for country in ("FR", "BE"):
        (tmp_path / "own.yaml").write_text(extra(country=country), encoding="utf-8")
        change(campaign_app, "--help-services", str(tmp_path / "own.yaml"))
    shown = run(campaign_app, "show", "ligue").output
    assert "help in FR: Ligne" in shown and "help in BE: Ligne" in shown


def test_what_is_not_named_stays_and_no_number_is_lost(campaign_app, client):
    before = counted(campaign_app)
    secret = run(campaign_app, "show", "ligue").output
    change(campaign_app, "--name", "Autre")
    assert counted(campaign_app) == before != {}
    assert run(campaign_app, "show", "ligue").output == secret.replace("name: Ligue", "name: Autre")
    send(client)
    assert sum(counted(campaign_app).values()) == sum(before.values()) + 1


def test_a_closed_campaign_can_be_mended_too(campaign_app, client):
    run(campaign_app, "close", "ligue")
    change(campaign_app, "--name", "Autre")
    page = client.get(PAGE).text
    assert "Autre" in page and "Nothing is counted any more" in page


def test_a_change_can_be_tried(campaign_app, client):
    said = change(campaign_app, "--name", "Autre", "--without", "logo", "--try")
    assert said == "name: Ligue → Autre\nNothing was changed: this was only a try.\n"
    assert "Autre" not in client.get(PAGE).text
    assert change(campaign_app, "--name", "Ligue") == "Nothing changes: “ligue” is like that.\n"


@pytest.mark.parametrize(
    ("option", "why"),
    [
        ("--slug", "frames, QR codes and posters bear it"),
        ("--language", "published weeks are told by it, and later ones could not be"),
        ("--questionnaire", "published weeks are told by it"),
        ("--smallest", "it was promised to those who were counted"),
    ],
)
def test_what_must_not_change_is_refused_with_the_reason(campaign_app, client, option, why):
    answer = run(campaign_app, "change", "ligue", option, "6", "--name", "Autre")
    assert answer.exit_code == 1
    assert f"{option}: This cannot change: {why}" in answer.output
    assert "flask campaign close ligue --leads-to" in answer.output
    assert "Autre" not in client.get(PAGE).text


def test_every_mistake_in_a_change_is_told_and_nothing_is_changed(campaign_app, client, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"\x89PNG broken")
    words = ("--name", "", "--origin", "https://*.example", "--country", "ZZ", "--colour", "red")
    answer = run(
        campaign_app,
        "change",
        "ligue",
        *words,
        "--language",
        "de",
        "--logo",
        f"{tmp_path}/logo.png",
    )
    assert answer.exit_code == 1
    for mistake in (
        "--language: ",
        "--country ZZ: ",
        "--logo: ",
        "--name: ",
        "--origin: “https://*",
    ):
        assert mistake in answer.output
    assert "Ligue" in client.get(PAGE).text


def test_two_who_change_the_same_do_not_undo_each_other(campaign_app, client, monkeypatch):
    from warning_signs.cli.campaigns import orders

    parse = orders.parse_change

    def parse_slowly(*arguments):
        monkeypatch.setattr(orders, "parse_change", parse)
        change(campaign_app, "--name", "Autre")
        return parse(*arguments)

    monkeypatch.setattr(orders, "parse_change", parse_slowly)
    answer = run(campaign_app, "change", "ligue", "--colour", "#b3123f")
    assert answer.exit_code == 1
    assert "“ligue” was changed by somebody else just now." in answer.output
    assert "Autre" in client.get(PAGE).text


def test_an_unknown_campaign_is_not_changed(campaign_app):
    assert (
        "There is no campaign “none”." in run(campaign_app, "change", "none", "--name", "A").output
    )
