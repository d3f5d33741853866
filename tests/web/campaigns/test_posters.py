"""A campaign on paper: what stands on its poster and its leaflet, in which language, for whom."""

import re
from datetime import date

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.campaigns.extra_helplines import extra, helpline
from tests.support.campaigns.ordered import ORIGIN, order, run, use_database
from tests.support.pages.checks import parse
from tests.web.test_second_observer import modules
from warning_signs.web.campaigns.posters import MOST_NUMBERS
from warning_signs.web.templating.qr import QUIET, qr_code

SITE = "https://signs.example.org/"
SHEETS = ("poster", "leaflet")
each_sheet = pytest.mark.parametrize("sheet", SHEETS)
each_language = pytest.mark.parametrize("language", ["en", "fr"])


@pytest.fixture
def site(campaign_site):
    """A site that knows its address, with one campaign, Ligue."""
    app = campaign_site(PUBLIC_URL=SITE)
    order(app)
    return app


@pytest.fixture
def client(site):
    """Fetches its pages."""
    return site.test_client()


def paper(client, sheet, language="en", country="?country=FR", slug="ligue"):
    """What is printed of a page: its sheets, and nothing else."""
    page = parse(client.get(f"/{language}/campaigns/{slug}/{sheet}/{country}").text)
    assert page.query("main")[0].attrs["data-page"] == sheet
    return page.query("main > section.sheet")


def words(sheets):
    return " ".join(" ".join(sheet.to_text() for sheet in sheets).split())


def found(sheets, selector):
    return [" ".join(one.to_text().split()) for sheet in sheets for one in sheet.query(selector)]


# What stands on it


@each_sheet
@each_language
def test_it_has_the_question_the_name_the_numbers_and_the_five_steps(client, sheet, language):
    sheets = paper(client, sheet, language)
    front = parse(client.get(f"/{language}/c/ligue/").text)
    assert found(sheets, ".ask") == found([front], "h1"), "as where the code leads"
    assert found(sheets, ".sender b") == ["Ligue"]
    assert found(sheets, ".numbers b")[:2] == ["112", "3018"]
    assert len(found(sheets, ".first li")) == 5
    assert str(date.today().year) in found(sheets, ".as-of")[0]


@each_language
def test_the_leaflet_says_when_they_answer_and_what_each_step_is_for(client, language):
    sheets = paper(client, "leaflet", language)
    assert "09:00" in found(sheets, ".numbers li")[1]
    wall = parse(client.get(f"/{language}/family/sheet/?country=FR").text)
    assert found(sheets, ".first li") == found([wall.query("main")[0]], ".first li")


def test_the_leaflet_has_the_signs_of_the_source_document_first(client):
    core = [sign.short.msgid for sign in CONTENT.questionnaires["parent"].signs if sign.core]
    sheets = paper(client, "leaflet")
    assert found(sheets, ".signs.core li") == core
    others = found(sheets, ".signs:not(.core) li")
    assert len(others) == len(CONTENT.questionnaires["parent"].signs) - len(core)


def test_a_campaign_for_teachers_has_the_signs_that_teachers_see(site, client):
    order(site, "ecole", "--questionnaire", "family", "--questionnaire", "teacher")
    signs = [sign.short.msgid for sign in CONTENT.questionnaires["teacher"].signs]
    assert sorted(found(paper(client, "leaflet", slug="ecole"), ".signs li")) == sorted(signs)


def test_a_campaign_without_questions_about_signs_has_those_of_parents(site, client):
    order(site, "foyer", "--questionnaire", "family")
    assert len(found(paper(client, "leaflet", slug="foyer"), ".signs.core li")) == 3


@each_sheet
def test_the_numbers_are_those_of_each_country_emergency_first(client, sheet):
    for country in CONTENT.countries:
        sheets = paper(client, sheet, country=f"?country={country}")
        lines = found(sheets, ".numbers li")
        assert found(sheets, ".numbers b")[0] == CONTENT.helplines[country].emergency.phone
        assert 1 <= len(set(lines)) == len(lines) <= MOST_NUMBERS, country


@each_sheet
def test_without_a_country_it_asks_for_one_and_has_the_european_number(client, sheet):
    page = parse(client.get(f"/fr/campaigns/ligue/{sheet}/").text)
    assert "Il manque un choix" in page.query(".card")[0].to_text()
    assert page.query(".card form select[name=country]")
    assert found(page.query(".sheet"), ".numbers b")[0] == "112"
    chosen = parse(client.get(f"/fr/campaigns/ligue/{sheet}/?country=BE").text)
    assert not chosen.query("main form")


@each_sheet
def test_the_country_of_the_campaign_needs_not_be_chosen(site, client, sheet):
    order(site, "france", "--country", "FR")
    assert found(paper(client, sheet, country="", slug="france"), ".numbers b")[1] == "3018"


# Its code


@each_sheet
@each_language
@pytest.mark.parametrize("country", ["", "?country=BE"])
def test_the_code_leads_to_the_front_page_of_the_campaign(client, sheet, language, country):
    import segno

    html = client.get(f"/{language}/campaigns/ligue/{sheet}/{country}").text
    (code,) = re.findall(r'<svg class="qr".*?</svg>', html)
    address = f"{SITE}{language}/c/ligue/{country}"
    wanted = segno.make_qr(address, error="m", boost_error=False).matrix
    side = len(wanted)
    drawn = modules(code)
    inner = [row[QUIET : QUIET + side] for row in drawn[QUIET : QUIET + side]]
    assert inner == [[bool(module) for module in row] for row in wanted]
    assert sum(map(sum, drawn)) == sum(map(sum, wanted)), "the border is white"
    assert client.get(address.removeprefix(SITE.rstrip("/"))).status_code == 200


@each_sheet
def test_the_address_can_be_typed(client, sheet):
    assert found(paper(client, sheet), ".address") == ["signs.example.org/en/c/ligue/"]


@each_sheet
def test_an_address_that_people_do_not_see_is_said_before_it_is_printed(campaign_app, sheet):
    order(campaign_app)
    page = parse(campaign_app.test_client().get(f"/en/campaigns/ligue/{sheet}/").text)
    assert "Do not print it yet" in page.query("main > .notice")[0].to_text()


def test_it_is_not_said_where_the_address_is_known(client):
    assert not parse(client.get("/en/campaigns/ligue/poster/").text).query("main > .notice")


@each_sheet
def test_the_code_is_not_mirrored(client, sheet):
    html = client.get(f"/en/campaigns/ligue/{sheet}/").text
    style = parse(html).query("style")[0].children[0].data
    mirrored = re.findall(r"([^{}]*)\{[^{}]*scaleX\(-1\)", style)
    assert mirrored and not any("qr" in selector or "sheet" in selector for selector in mirrored)
    assert str(qr_code(f"{SITE}en/c/ligue/", "x"))[-200:] in html


# Helplines without a number


@each_sheet
@each_language
@pytest.mark.parametrize(
    ("url", "typed"),
    [
        ("https://www.ligue.example/chat", "ligue.example/chat"),
        ("https://chat.ligue.example/", "chat.ligue.example"),
        ("https://ligue.example/aide/chat/", "ligue.example/aide/chat"),
        ("https://www.ligue.example/index.php?page=7", "ligue.example/index.php?page=7"),
    ],
)
@pytest.mark.parametrize("contact", ["chat", "web"])
def test_the_address_of_a_helpline_leads_to_it_and_not_to_the_front_page(
    site, client, tmp_path, sheet, language, url, typed, contact
):
    way = {"contact": contact, "phone": "null", "url": url}
    own = helpline(kind="child_helpline", audience="[child]", **way)
    file = tmp_path / "own.yaml"
    file.write_text(extra(own, first="{young_person: ligue_line}"), encoding="utf-8")
    order(site, "chat", "--help-services", str(file))
    assert typed in found(paper(client, sheet, language, slug="chat"), ".numbers .words")


@each_sheet
def test_so_does_that_of_a_helpline_of_each_country(client, sheet):
    for country, lines in CONTENT.helplines.items():
        services = [*lines.services, *CONTENT.international.services]
        urls = {one.url.partition("://")[2] for one in services if one.url}
        known = {url.removeprefix("www.").rstrip("/") for url in urls}
        words = paper(client, sheet, country=f"?country={country}")
        printed = set(found(words, ".numbers .words[dir=ltr]"))
        assert printed <= known, country


# Around it


@each_sheet
@each_language
def test_it_is_a_page_of_the_campaign_that_nobody_frames_or_finds(client, sheet, language):
    answer = client.get(f"/{language}/campaigns/ligue/{sheet}/?country=FR")
    page = parse(answer.text)
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert page.query('meta[name=robots][content="noindex"]')
    assert page.query(".banner a[href='tel:3018']")
    assert page.query("button[data-print]")


@each_sheet
def test_each_leads_to_the_other_and_to_every_language_of_the_campaign(client, sheet):
    page = parse(client.get(f"/en/campaigns/ligue/{sheet}/?country=FR").text)
    links = {a.attrs["href"] for a in page.query("main a")}
    other = next(one for one in SHEETS if one != sheet)
    assert links == {
        f"/en/campaigns/ligue/{other}/?country=FR",
        f"/fr/campaigns/ligue/{sheet}/?country=FR",
    }
    assert all(client.get(link).status_code == 200 for link in links)


@each_sheet
def test_only_campaigns_that_are_there_and_their_languages_have_one(site, client, sheet):
    words = ["--name", "Nur", "--origin", ORIGIN, "--language", "fr"]
    run(site, "create", "nur", *words)
    assert client.get(f"/fr/campaigns/nur/{sheet}/").status_code == 200
    for address in ("/en/campaigns/nur", "/en/campaigns/none", "/de/campaigns/ligue"):
        assert client.get(f"{address}/{sheet}/").status_code == 404
    assert client.post(f"/fr/campaigns/nur/{sheet}/").status_code == 405


@each_sheet
def test_a_deleted_campaign_has_none_from_that_moment(site, client, sheet):
    pages = (f"/en/campaigns/ligue/{sheet}/", "/en/c/ligue/")
    assert {client.get(page).status_code for page in pages} == {200}
    run(site, "delete", "ligue", "--yes")
    assert {client.get(page).status_code for page in pages} == {404}


# Names and colours


@each_sheet
@pytest.mark.parametrize("name", ["</style><script>alert(1)</script>\"'{{7*7}}", "W" * 80])
def test_any_name_is_only_a_name(site, client, sheet, name):
    order(site, "boese", "--name", name)
    sheets = paper(client, sheet, slug="boese")
    assert found(sheets, ".sender b") == [name]
    assert "49" not in found(sheets, ".sender b")[0]


@each_sheet
def test_it_is_printed_in_the_colours_of_the_campaign_by_day_and_by_night(site, client, sheet):
    order(site, "rouge", "--colour", "#b3123f")
    html = client.get(f"/en/campaigns/rouge/{sheet}/").text
    assert ".sheet{--main:#b3123f;--strip:#8f0e32;" in html
    assert ".sheet{--main:#0b5a55;" in client.get(f"/en/campaigns/ligue/{sheet}/").text


@each_sheet
def test_it_is_laid_out_from_right_to_left(arabic_app, tmp_path, monkeypatch, sheet):
    use_database(monkeypatch, arabic_app, tmp_path)
    order(arabic_app, "ligue", "--language", "ar")
    sheets = paper(arabic_app.test_client(), sheet, "ar")
    for selector in (".numbers b", ".address"):
        directions = {one.attrs["dir"] for part in sheets for one in part.query(selector)}
        assert directions == {"ltr"}, "numbers and addresses run from left to right"
    assert re.search("[\u0600-\u06ff]", words(sheets))
