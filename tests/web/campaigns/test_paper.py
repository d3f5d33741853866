"""The paper form of a campaign: in its name, with its helplines and the code of its questions."""

import pytest

from tests.support.campaigns.extra_helplines import extra
from tests.support.campaigns.ordered import opened, order, run
from tests.support.pages.checks import parse

PAGE = "/en/c/ligue/parent/paper/"


@pytest.fixture
def site(campaign_site, tmp_path):
    """A site that knows its address, with a campaign that offers parents and teachers something."""
    app = campaign_site(PUBLIC_URL="https://signs.example.org")
    (tmp_path / "own.yaml").write_text(extra(), encoding="utf-8")
    own = ("--country", "FR", "--help-services", str(tmp_path / "own.yaml"))
    order(app, "ligue", *own, "--questionnaire", "parent", "--questionnaire", "teacher")
    return app


@pytest.mark.parametrize("size", ["", "large/"])
def test_it_is_the_form_of_the_site_with_what_the_campaign_adds(site, size):
    client = site.test_client()
    ours = parse(client.get(f"{PAGE}{size}").text)
    usual = parse(client.get(f"/en/parent/paper/{size}?country=FR").text)
    assert ours.query(".sender")[0].to_text() == "Ligue" and not usual.query(".sender")
    numbers = [[one.attrs["data-question"] for one in page.query("[data-question]")]
               for page in (ours, usual)]  # fmt: skip
    assert numbers[0] == numbers[1] != []
    assert "0800 12 345" in ours.query(".lines")[0].to_text()
    assert ours.query(".online b")[0].to_text() == (
        "https://signs.example.org/en/c/ligue/parent/?country=FR"
    )


def test_its_links_stay_in_the_campaign_and_nothing_is_counted(site):
    client = site.test_client()
    page = client.get(PAGE)
    links = {one.attrs["href"] for one in parse(page.text).query(".nav a")}
    assert links == {
        "/en/c/ligue/parent/paper/large/?country=FR",
        "/en/c/ligue/parent/?country=FR",
    }
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert opened(site) == 0


def test_there_is_none_of_what_the_campaign_does_not_offer(site):
    client = site.test_client()
    for page in (
        "/en/c/ligue/family/paper/",
        "/de/c/ligue/parent/paper/",
        "/en/c/no/parent/paper/",
    ):
        assert client.get(page).status_code == 404


def test_the_command_says_where_it_is(site):
    printed = run(site, "show", "ligue").output
    assert "On paper: https://signs.example.org/en/c/ligue/teacher/paper/\n" in printed
