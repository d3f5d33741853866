"""A closed campaign can lead to another one: its posters, cards and frames go on."""

import pytest

from tests.support.campaigns.ordered import ORIGIN, order, redefine, run
from tests.support.pages.checks import parse
from warning_signs.storage.repository import CampaignRepository

NEW = ("--name", "New", "--language", "en", "--questionnaire", "parent")


@pytest.fixture
def client(campaign_app):
    """Fetches pages of a site where the campaign Ligue leads to New, which has no French."""
    order(campaign_app)
    assert run(campaign_app, "create", "new", *NEW, "--origin", ORIGIN).exit_code == 0
    campaign_app.test_client().get("/en/c/ligue/parent/")
    closing = run(campaign_app, "close", "ligue", "--leads-to", "new")
    assert closing.exit_code == 0
    assert "“new” has no fr: those pages stay." in closing.output
    return campaign_app.test_client()


def leads(client, page):
    """Where a page leads; None if it is shown."""
    answer = client.get(page)
    assert answer.status_code in (200, 302)
    return answer.headers.get("Location")


@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("/en/c/ligue/", "/en/c/new/"),
        ("/en/c/ligue/?country=BE", "/en/c/new/?country=BE"),
        ("/en/c/ligue/parent/?country=FR", "/en/c/new/parent/?country=FR"),
        ("/fr/c/ligue/", None),
        ("/fr/c/ligue/parent/", None),
        ("/en/c/ligue/teacher/", None),
        ("/en/campaigns/ligue/poster/", None),
    ],
)
def test_what_the_other_offers_leads_there_and_the_rest_stays(client, page, there):
    assert leads(client, page) == there


def test_a_redirect_is_not_kept_by_any_cache(client):
    assert client.get("/en/c/ligue/").headers["Cache-Control"] == "no-store"


def test_a_country_is_that_of_the_other_campaign_unless_the_reader_gave_one(campaign_app):
    order(campaign_app, "ligue", "--country", "FR")
    run(campaign_app, "create", "new", *NEW, "--origin", ORIGIN, "--country", "BE")
    run(campaign_app, "close", "ligue", "--leads-to", "new")
    assert leads(campaign_app.test_client(), "/en/c/ligue/") == "/en/c/new/"


def test_answers_on_their_way_still_get_their_result(client):
    answer = client.post("/en/c/ligue/parent/", data={"self_harm": "yes"})
    assert parse(answer.text).query("main[data-page=result]")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_on_their_way_do_not_wait_for_other_campaigns(client, monkeypatch, language):
    asked, campaign = [], CampaignRepository.campaign

    def ask(repository, slug):
        asked.append(slug)
        return campaign(repository, slug)

    monkeypatch.setattr(CampaignRepository, "campaign", ask)
    answer = client.post(f"/{language}/c/ligue/parent/", data={"self_harm": "yes"})
    assert answer.status_code == 200
    assert asked == ["ligue"]


def test_a_frame_stays_while_the_other_campaign_could_not_be_shown_in_it(campaign_app):
    order(campaign_app)
    run(campaign_app, "create", "new", *NEW, "--origin", "https://elsewhere.example")
    said = run(campaign_app, "close", "ligue", "--leads-to", "new").output
    assert f"Frames stay as they are, since “new” must not be framed by {ORIGIN}" in said
    client = campaign_app.test_client()
    assert leads(client, "/en/c/ligue/") == "/en/c/new/"
    assert leads(client, "/en/c/ligue/parent/") is None
    run(campaign_app, "change", "new", "--origin", "https://elsewhere.example", "--origin", ORIGIN)
    assert leads(client, "/en/c/ligue/parent/") == "/en/c/new/parent/"


def test_it_leads_to_the_end_of_a_chain_and_never_round(campaign_app, client):
    order(campaign_app, "newest")
    assert run(campaign_app, "close", "new", "--leads-to", "newest").exit_code == 0
    assert leads(client, "/en/c/ligue/") == "/en/c/newest/"
    for other in ("newest", "new", "ligue"):
        back = run(campaign_app, "close", "newest", "--leads-to", other)
        assert back.exit_code == 1
        assert f"“{other}” leads back to “newest”: name another." in back.output
    assert "closed" not in run(campaign_app, "show", "newest").output


def test_a_circle_that_a_backup_has_brought_back_leads_nowhere(campaign_app, client):
    order(campaign_app, "newest")
    redefine(campaign_app, "new", leads_to="ligue")
    for slug in ("ligue", "new"):
        assert leads(client, f"/en/c/{slug}/") is None
        to = run(campaign_app, "close", "newest", "--leads-to", slug)
        assert to.exit_code == 1
        assert f"“{slug}” leads back to “{slug}”: name another." in to.output
    redefine(campaign_app, "newest", leads_to="new")
    assert leads(client, "/en/c/newest/") is None
    redefine(campaign_app, "new", leads_to="new")
    assert leads(client, "/en/c/new/") is None


def test_it_shows_its_own_pages_when_the_other_is_gone_or_no_longer_wanted(campaign_app, client):
    run(campaign_app, "change", "ligue", "--without", "leads-to")
    assert leads(client, "/en/c/ligue/") is None
    assert "is closed" in run(campaign_app, "close", "ligue", "--leads-to", "new").output
    assert leads(client, "/en/c/ligue/") == "/en/c/new/"
    run(campaign_app, "delete", "new", "--yes")
    assert leads(client, "/en/c/ligue/") is None


def test_an_unknown_campaign_is_nowhere_to_lead_to(campaign_app):
    order(campaign_app)
    answer = run(campaign_app, "close", "ligue", "--leads-to", "none")
    assert answer.exit_code == 1 and "There is no campaign “none”." in answer.output
    assert "closed_on" not in run(campaign_app, "show", "ligue").output
