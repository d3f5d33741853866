"""A campaign whose country or language is gone from the site: what is left works, and no error."""

import logging

import pytest
import yaml

from tests.support.campaigns.extra_helplines import extra
from tests.support.campaigns.ordered import order, redefine, run
from tests.support.pages.checks import parse
from warning_signs.campaigns.extra_helplines import ExtraHelplines
from warning_signs.factory import upgrade_database

KOSOVAN = ExtraHelplines.model_validate(yaml.safe_load(extra(country="XK")))
READERS = ("en", "fr", "de")
"""The languages of a reader: those of the campaign that are left, and one that it never had."""
LOST = {
    "country": {"country": "XK"},
    "first language": {"languages": ("sv", "en", "fr")},
    "last language": {"languages": ("en", "fr", "sv")},
    "every language": {"languages": ("sv", "fi")},
    "all of it": {"country": "XK", "languages": ("sv",)},
}


@pytest.fixture
def ordered(campaign_app):
    return order(campaign_app, "ligue", "--country", "FR")


@pytest.fixture
def client(campaign_app, ordered):
    return campaign_app.test_client()


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
@pytest.mark.parametrize("reader", READERS)
def test_no_page_of_it_fails(campaign_app, client, ordered, lost, reader):
    redefine(campaign_app, "ligue", **lost)
    auth = ("ligue", ordered.secret)
    assert client.get(f"/{reader}/campaigns/ligue/", auth=auth).status_code == 200
    has_pages = {*READERS} & {*lost.get("languages", ("en", "fr"))}
    for page in ("", "?kind=card", "?kind=plain&language=sv", "?country=XK"):
        answer = client.get(f"/{reader}/campaigns/ligue/embed/{page}")
        assert answer.status_code == (200 if has_pages else 404)
    for page in ("campaigns/ligue/poster/", "campaigns/ligue/leaflet/", "c/ligue/parent/paper/"):
        answer = client.get(f"/{reader}/{page}")
        assert answer.status_code == (200 if reader in has_pages else 404)


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_what_it_was_made_with_is_shown_with_what_there_is_to_paste(campaign_app, ordered, lost):
    redefine(campaign_app, "ligue", **lost)
    shown = run(campaign_app, "show", "ligue")
    assert shown.exit_code == 0, shown.exception
    assert ("<iframe" in shown.output) == ("en" in lost.get("languages", ("en",)))
    assert "/sv/" not in shown.output
    assert "/en/campaigns/ligue/" in shown.output


def test_without_its_country_its_readers_choose_one(campaign_app, client):
    redefine(campaign_app, "ligue", country="XK")
    for page in ("/en/c/ligue/", "/en/c/ligue/parent/", "/en/campaigns/ligue/leaflet/"):
        text = client.get(page).text
        assert "XK" not in text
        assert "112" in text
    assert "(in the EU)" in client.get("/en/campaigns/ligue/leaflet/").text
    generator = client.get("/fr/campaigns/ligue/embed/").text
    assert "XK" not in generator
    assert "(dans l’UE)" in parse(generator).query("textarea")[0].to_text()
    assert "(in the EU)" in run(campaign_app, "show", "ligue").output


def test_the_generator_offers_the_languages_that_are_left(campaign_app, client):
    redefine(campaign_app, "ligue", languages=("sv", "fr", "en"))
    page = parse(client.get("/de/campaigns/ligue/embed/?language=sv").text)
    offered = [one.attrs["value"] for one in page.query("#language option")]
    assert sorted(offered) == ["en", "fr"]
    assert "/fr/c/ligue/parent/" in page.query("textarea")[0].to_text()


def test_the_dashboard_leads_to_no_page_that_is_gone(campaign_app, client, ordered):
    auth = ("ligue", ordered.secret)
    for languages, count in ((("sv", "fr"), 6), (("sv",), 0)):
        redefine(campaign_app, "ligue", languages=languages)
        page = parse(client.get("/de/campaigns/ligue/", auth=auth).text)
        links = [one.attrs["href"] for one in page.query("nav[aria-labelledby=more-title] a")]
        assert len(links) == count
        assert all(client.get(link).status_code == 200 for link in links)


def test_the_start_names_all_that_is_lost(campaign_app, ordered, caplog):
    with caplog.at_level(logging.WARNING):
        upgrade_database(campaign_app)
        assert caplog.messages == []
        redefine(campaign_app, "ligue", country="XK", languages=("en", "sv"), help=(KOSOVAN,))
        upgrade_database(campaign_app)
    assert caplog.messages == [
        "The campaign “ligue” offers the language sv, which is not here.",
        "The campaign “ligue” is for the country XK, which is not here: its readers have to choose "
        "one.",
        "The campaign “ligue” has help lines for the country XK, which is not here: nobody sees "
        "them.",
    ]
