"""A campaign’s pages: framed by its origins alone, in its look, and counted as they say."""

import re
import sqlite3
from itertools import product

import pytest
from werkzeug.test import Client

from tests.support.campaigns.ordered import (
    FEW,
    ORIGIN,
    PAGE,
    counted,
    opened,
    order,
    run,
    send,
    token_on,
)
from tests.support.pages.checks import parse
from warning_signs.storage.deadline import Unavailable
from warning_signs.storage.repository import CampaignRepository
from warning_signs.web.request.site import site

URGENT = {"self_harm": "yes", "low_mood": "daily"}
PREPARED = {"we_talk": "yes", "no_blame": "no"}


@pytest.fixture
def client(campaign_app):
    """Fetches pages of a site with one campaign, Ligue."""
    order(campaign_app)
    return campaign_app.test_client()


# Frames


@pytest.mark.parametrize("page", [PAGE, "/fr/c/ligue/teacher/?country=FR", "/en/c/ligue/family/"])
def test_the_questions_are_framed_by_the_origins_and_the_site_alone(client, page):
    policy = client.get(page).headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors 'self' {ORIGIN}")


def test_a_result_is_framed_like_its_questions(client):
    policy = send(client).headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors 'self' {ORIGIN}")


@pytest.mark.parametrize(
    "page", ["/en/", "/en/parent/", "/en/help/", "/en/c/ligue/", "/en/c/none/parent/", "/healthz"]
)
def test_nothing_else_is_framed(client, page):
    assert client.get(page).headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_in_a_frame_that_cannot_be_shown_there_are_numbers(client, monkeypatch, method):
    """The family sees the page that says so, and not the browser’s own empty one."""
    monkeypatch.setattr(CampaignRepository, "campaign", fail)
    answer = client.open(PAGE, method=method)
    assert answer.status_code == 503
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors *")
    assert parse(answer.text).query("main[data-page=error] a[href='tel:112']")
    assert links_that_stay(answer.text) == set()


def fail(*_anything):
    """What a database does that is away."""
    raise Unavailable("just now")


def links_that_stay(html: str) -> set[str]:
    """Links that open in the frame itself, which only a campaign’s own pages may."""
    stay = [a for a in parse(html).query("a[href]") if "target" not in a.attrs]
    inside = ("#", "tel:", "sms:", "/en/c/ligue/", "/fr/c/ligue/")
    return {a.attrs["href"] for a in stay if not a.attrs["href"].startswith(inside)}


@pytest.mark.parametrize(
    ("questionnaire", "answers"),
    [
        *product(("parent", "teacher"), (FEW, URGENT, {**URGENT, "channels": ["social", "phone"]})),
        ("family", PREPARED),
    ],
)
def test_no_link_leads_where_a_frame_cannot_go(client, questionnaire, answers):
    page = f"/en/c/ligue/{questionnaire}/?country=FR"
    assert links_that_stay(client.get(page).text) == set()
    result = send(client, answers, page)
    assert parse(result.text).query("main[data-page=result]")
    assert links_that_stay(result.text) == set()


def test_an_error_stays_in_the_frame(client):
    too_much = client.post(PAGE, data={"x": "y" * 70_000})
    assert too_much.status_code == 413
    assert ORIGIN in too_much.headers["Content-Security-Policy"]
    assert links_that_stay(too_much.text) == set()


# What there is and what not


@pytest.mark.parametrize(
    "page",
    [
        "/en/c/none/parent/",
        "/en/c/none/",
        "/en/c/ligue/nothing/",
        "/en/c/LIGUE/parent/",
        "/de/c/ligue/parent/",
    ],
)
def test_an_unknown_campaign_or_questionnaire_is_not_found(client, page):
    answer = client.get(page)
    assert answer.status_code == 404
    assert parse(answer.text).query("main[data-page=error] [data-service=emergency]")


def test_without_any_campaign_nothing_of_a_database_is_loaded(campaign_app, tmp_path):
    assert campaign_app.test_client().get(PAGE).status_code == 404
    assert list(tmp_path.iterdir()) == []


def test_a_campaign_offers_its_languages_and_questionnaires_only(campaign_app):
    order(campaign_app, "eine", "--questionnaire", "teacher")
    client = campaign_app.test_client()
    assert client.get("/en/c/eine/teacher/").status_code == 200
    assert client.get("/en/c/eine/parent/").status_code == 404
    words = ["--name", "Nur", "--origin", "https://x.example", "--language", "fr"]
    run(campaign_app, "create", "nur", *words)
    assert client.get("/en/c/nur/parent/").status_code == 404
    page = parse(client.get("/fr/c/nur/parent/").text)
    assert [one.attrs["lang"] for one in page.query(".langs [lang]")] == ["fr"]


@pytest.mark.parametrize("page", ["", "parent/", "teacher/"])
def test_search_engines_have_the_pages_of_the_site_and_not_their_copies(client, page):
    assert client.get(f"/fr/c/ligue/{page}").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"/fr/{page}").headers


def test_the_front_page_leads_to_each_questionnaire_in_the_campaign(client):
    page = parse(client.get("/fr/c/ligue/?country=BE").text)
    doors = [a.attrs["href"] for a in page.query("a.door")]
    expected = [f"/fr/c/ligue/{name}/?country=BE" for name in ("parent", "teacher", "family")]
    assert doors == [*expected, "/fr/young-person/?country=BE"]


def test_the_country_of_the_campaign_holds_until_another_is_chosen(campaign_app):
    order(campaign_app, "ligue", "--country", "FR")
    client = campaign_app.test_client()
    assert parse(client.get(PAGE).text).query("a[href='tel:3018']")
    assert not parse(client.get(f"{PAGE}?country=BE").text).query("a[href='tel:3018']")


# Its look


def test_its_name_and_colours_stand_on_its_pages(campaign_app):
    order(campaign_app, "ligue", "--colour", "#b3123f")
    page = campaign_app.test_client().get(PAGE).text
    assert "Ligue" in parse(page).query(".brand")[0].to_text()
    assert "--main:#b3123f" in page


def test_a_hostile_name_is_only_a_name(campaign_app):
    name = "</style><script>alert(1)</script>\"'{{7*7}}"
    words = ("--name", name, "--origin", ORIGIN, "--language", "en")
    assert run(campaign_app, "create", "boese", *words).exit_code == 0
    page = campaign_app.test_client().get("/en/c/boese/parent/").text
    assert name in parse(page).query(".brand span")[0].to_text()
    assert "<script>alert" not in page


# Counting


def test_a_result_is_counted_by_what_the_page_says_and_nothing_more(campaign_app, client):
    send(client)
    send(client, URGENT)
    send(client, URGENT, "/fr/c/ligue/teacher/?country=FR")
    send(client, PREPARED, "/en/c/ligue/family/")
    assert counted(campaign_app) == {
        ("parent", "en", "unsure"): 1,
        ("parent", "en", "urgent"): 1,
        ("teacher", "fr", "urgent"): 1,
        ("family", "en", None): 1,
    }
    assert opened(campaign_app) == 4


def test_a_reload_or_a_result_shown_again_is_not_counted_again(campaign_app, client):
    token = token_on(client.get(PAGE).text)
    result = client.post(PAGE, data={**FEW, "visit": token})
    for show in ("result", "sheet", "questions"):
        client.post(PAGE, data={**FEW, "visit": token, "show": show})
    carried = parse(result.text).query("form#again input[name=visit]")[0].attrs["value"]
    client.post("/fr/c/ligue/parent/", data={**URGENT, "visit": carried})
    assert sum(counted(campaign_app).values()) == 1


def test_each_opened_page_has_a_token_of_its_own_that_only_its_browser_may_cache(client):
    first, second = client.get(PAGE), client.get(PAGE)
    assert token_on(first.text) != token_on(second.text)
    assert first.headers["Cache-Control"] == "private, max-age=0"


@pytest.mark.parametrize("token", ["", "1", "x" * 56, "a" * 32, "a" * 56, "a" * 57])
def test_a_post_without_a_token_of_this_site_is_answered_and_not_counted(
    campaign_app, client, token
):
    client.get(PAGE)
    answer = client.post(PAGE, data={**FEW, "visit": token})
    assert parse(answer.text).query("main[data-page=result]")
    assert counted(campaign_app) == {}


def test_a_thousand_numbers_that_somebody_made_up_count_nothing(campaign_app, client):
    """Each is handed to what decides about a post; rendering a thousand results takes too long."""
    genuine = token_on(client.get(PAGE).text)
    repository = site(campaign_app).campaigns.repository
    for number in range(1000):
        made_up = f"{genuine[:8]}{number:016x}{genuine[24:]}"
        repository.count_result("ligue", "parent", "en", "high", made_up)
    repository.count_result("ligue", "parent", "en", "high", genuine)
    assert sum(counted(campaign_app).values()) == 1


def test_a_token_counts_in_its_own_campaign_alone(campaign_app, client):
    order(campaign_app, "andere")
    token = token_on(client.get(PAGE).text)
    client.get("/en/c/andere/parent/")
    client.post("/en/c/andere/parent/", data={**FEW, "visit": token})
    assert counted(campaign_app, "andere") == {}


@pytest.mark.parametrize(
    ("sender", "origin", "number"),
    [
        ("cross-site", "https://evil.example", 0),
        ("same-site", "https://other.ligue.example", 0),
        ("cross-site", "null", 1),  # a frame in a sandbox
        ("same-origin", "http://localhost", 1),
    ],
)
def test_another_site_cannot_make_a_browser_send_a_result(
    campaign_app, client, sender, origin, number
):
    token = token_on(client.get(PAGE).text)
    headers = {"Sec-Fetch-Site": sender, "Origin": origin}
    answer = client.post(PAGE, data={**FEW, "visit": token}, headers=headers)
    assert parse(answer.text).query("main[data-page=result]")
    assert sum(counted(campaign_app).values()) == number


def test_who_ticks_the_box_is_not_counted_then_or_later(campaign_app, client):
    result = send(client, uncounted="1")
    fields = {
        one.attrs["name"]: one.attrs["value"] for one in parse(result.text).query("#again [name]")
        if one.attrs.get("type") == "hidden"
    }  # fmt: skip
    client.post(PAGE, data=fields)
    again = client.post(PAGE, data={**fields, "show": "questions"})
    assert "checked" in parse(again.text).query("input[name=uncounted]")[0].attrs
    assert counted(campaign_app) == {}


def test_no_shared_cache_ever_holds_an_answer(campaign_app, client):
    """Nor a token: neither is in the pages and fragments that all readers of the site share."""
    answers = {**URGENT, "school_avoidance": "weekly", "channels": ["social", "phone"]}
    for show in ("questions", "result", "sheet"):  # before any blank page fills the caches
        client.post("/en/parent/", data={**answers, "show": show})
        client.post(PAGE, data={**answers, "visit": "a" * 56, "show": show})
    for page in ("/en/parent/", PAGE):
        client.get(page)
    fragments, pages = site(campaign_app).fragments, site(campaign_app).pages
    cached = [*fragments._values.values(), *(page.body.decode() for page in pages._values.values())]
    assert len(fragments) > 30 and len(pages) == 1
    for text in cached:
        assert not re.search(r"<input[^>]*\schecked", text)
        assert 'name="visit"' not in text


def test_missing_answers_are_no_result(campaign_app, client):
    send(client, {"self_harm": "no"})
    assert counted(campaign_app) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
        {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        {"Accept": "*/*"},
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"},
        {"User-Agent": "WhatsApp/2.23.20.0"},
        {"User-Agent": "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"},
        {"User-Agent": "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5"},
        {"User-Agent": "curl/7.88.1"},
    ],
)
def test_what_no_person_opens_is_not_counted(campaign_app, client, headers):
    page = parse(client.get(PAGE, headers=headers).text)
    assert not page.query("input[name=visit]")
    assert opened(campaign_app) == 0


@pytest.mark.usefixtures("client")
def test_a_question_for_the_headers_alone_opens_nothing(campaign_app):
    as_a_browser = {"Accept": "text/html", "User-Agent": "Mozilla/5.0"}
    assert Client(campaign_app).head(PAGE, headers=as_a_browser).status_code == 200
    assert opened(campaign_app) == 0


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) AppleWebKit/537.36 Chrome/120.0 Mobile",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) [FBAN/FBIOS;FBAV/440.0]",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; en) Presto/2.5.25 Version/10.54",
    ],
)
def test_a_reader_with_an_unusual_browser_counts_as_a_reader(campaign_app, client, agent):
    assert token_on(client.get(PAGE, headers={"User-Agent": agent}).text)
    assert opened(campaign_app) == 1


def test_a_closed_campaign_is_shown_and_framed_and_counts_no_more(campaign_app, client):
    token = token_on(client.get(PAGE).text)
    run(campaign_app, "close", "ligue")
    assert parse(client.post(PAGE, data={**FEW, "visit": token}).text).query(
        "main[data-page=result]"
    )
    page = client.get(PAGE)
    assert ORIGIN in page.headers["Content-Security-Policy"]
    assert not parse(page.text).query("input[name=uncounted]")
    assert "Nothing is counted any more" in page.text
    assert counted(campaign_app) == {}
    assert opened(campaign_app) == 1


def test_a_deleted_campaign_is_gone_with_all_its_numbers(campaign_app, client, tmp_path):
    send(client)
    run(campaign_app, "delete", "ligue", "--yes")
    assert client.get(PAGE).status_code == 404
    with sqlite3.connect(tmp_path / "campaigns.sqlite3") as database:
        for table in ("campaign", "result_count", "opened_count"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
    database.close()


def test_nothing_of_an_answer_or_a_reader_is_in_the_database(client, tmp_path):
    send(client, {**URGENT, "content": "threats"})
    database = sqlite3.connect(tmp_path / "campaigns.sqlite3")
    dump = "\n".join(database.iterdump())
    database.close()
    written = re.sub(r"CREATE (TABLE|INDEX).*?;", "", dump, flags=re.DOTALL)
    for telling in ("threats", "daily", "self_harm", "low_mood", "127.0.0.1", "werkzeug"):
        assert telling not in written.lower()
    assert not re.search(r"\d\d:\d\d", written), "a time of day"


def test_the_page_says_what_is_counted_and_outside_a_campaign_nothing_is(client):
    assert "by week, language and questionnaire" in client.get(PAGE).text
    assert not parse(client.get("/en/parent/").text).query("[name=uncounted], [name=visit]")
