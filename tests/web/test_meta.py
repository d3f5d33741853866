"""The addresses for machines, and the way from `/` to a language."""

import sqlite3
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from tests.support.campaigns.ordered import order

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("fr-BE,fr;q=0.9", "/fr/?country=BE"),
        ("fr", "/fr/"),
        ("fr-XX", "/fr/"),
        ("tlh", "/en/"),
        ("", "/en/"),
        ("tlh,en-GB;q=0.5", "/en/?country=GB"),
    ],
)
def test_start_leads_to_the_language_and_the_country_of_the_browser(client, accepted, address):
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.location) == (302, address)
    assert "Accept-Language" in answer.headers["Vary"]


def test_start_keeps_a_country_that_was_chosen(client):
    answer = client.get("/?country=FR", headers={"Accept-Language": "fr-BE"})
    assert answer.location == "/fr/?country=FR"


def test_a_page_without_its_last_slash_is_found(client):
    answer = client.get("/en/help", query_string={"country": "FR"}, follow_redirects=True)
    assert (answer.status_code, answer.request.full_path) == (200, "/en/help/?country=FR")


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("/en/help?country=FR", "/en/help/?country=FR"),
        ("/fr", "/fr/"),
        ("/en//help", "/en/help/"),
    ],
)
def test_it_is_found_by_its_path_alone_whatever_a_proxy_in_front_speaks(client, asked, sent):
    assert client.get(asked).location == sent


@pytest.mark.parametrize("country", ["ZZ", "001", "", "fr'><script>", "F" * 5000])
def test_an_unknown_country_is_no_country(client, country):
    page = client.get("/en/help/", query_string={"country": country})
    assert page.status_code == 200
    assert page.data == client.get("/en/help/").data


def test_a_country_may_be_written_small(client):
    small, capital = client.get("/en/help/?country=fr"), client.get("/en/help/?country=FR")
    assert small.data == capital.data


def test_health(client):
    assert client.get("/healthz").text == "ok\n"


def test_readiness_asks_the_database_where_there_is_a_campaign(campaign_app, tmp_path):
    client = campaign_app.test_client()
    assert client.get("/readyz").text == "ready\n", "without any campaign, too"
    order(campaign_app)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")
    assert answer.headers["Cache-Control"] == "no-store"
    with sqlite3.connect(tmp_path / "campaigns.sqlite3") as database:
        database.execute("ALTER TABLE campaign RENAME TO lost")
    database.close()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.text.startswith("The database of campaigns does not answer")
    assert client.get("/healthz").status_code == 200, "readers are still helped"


def test_robots_may_find_pages_and_the_sitemap(client):
    text = client.get("/robots.txt").text
    assert "Disallow: /api/\n" in text
    assert "Sitemap: http://localhost/sitemap.xml\n" in text


def sitemap_of(client):
    return ElementTree.fromstring(client.get("/sitemap.xml").data)


def test_each_page_names_itself_and_the_others_by_language(client):
    for url in sitemap_of(client).iter(f"{SITEMAP}url"):
        address = url.findtext(f"{SITEMAP}loc")
        others = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        tag = address.removeprefix("http://localhost/").partition("/")[0]
        assert others[tag] == address
        assert {"en", "fr"} <= others.keys()


def test_addresses_for_machines_are_those_people_see(make_app):
    client = make_app({"PUBLIC_URL": "https://signs.example.org"}).test_client()
    assert "Sitemap: https://signs.example.org/sitemap.xml" in client.get("/robots.txt").text
    addresses = [one.text for one in sitemap_of(client).iterfind(f".//{SITEMAP}loc")]
    assert "https://signs.example.org/en/" in addresses
    assert all(one.startswith("https://signs.example.org/") for one in addresses)


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("help@example.org", "Contact: mailto:help@example.org"),
        ("https://example.org/contact", "Contact: https://example.org/contact"),
    ],
)
def test_security_contact_is_the_operators(make_app, contact, line):
    answer = make_app({"OPERATOR_CONTACT": contact}).test_client().get("/.well-known/security.txt")
    lines = answer.text.splitlines()
    assert answer.mimetype == "text/plain"
    assert line in lines
    (expires,) = (one.removeprefix("Expires: ") for one in lines if one.startswith("Expires: "))
    ahead = datetime.fromisoformat(expires) - datetime.now(UTC)
    assert timedelta(days=30) < ahead < timedelta(days=365)


def test_without_an_operator_there_is_no_security_contact(client):
    assert client.get("/.well-known/security.txt").status_code == 404
