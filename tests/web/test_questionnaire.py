"""The page of questions and its one post, without a browser."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from tests.support.pages.checks import parse
from warning_signs.web.request.site import site

ANSWERS = {"self_harm": "no", "school_avoidance": "weekly", "content": ["insults", "rumours"]}
KNOWN = ANSWERS | {"disclosed": "yes"}


def checked(page: str) -> set[tuple[str, str]]:
    """(name, value) of everything that is ticked on a page."""
    return set(re.findall(r'name="(\w+)" value="(\w+)"[^>]*? checked', page))


def carried(page: str) -> set[tuple[str, str]]:
    """(name, value) of what the result page holds for the next post."""
    return set(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)"', page))


@pytest.mark.parametrize("questionnaire", ["parent", "teacher"])
def test_every_question_is_on_the_page_in_every_language(client, app, questionnaire):
    questions = site(app).content.questionnaires[questionnaire].questions
    for locale in site(app).locales:
        page = client.get(f"/{locale.tag}/{questionnaire}/").text
        for question in questions.values():
            values = set(re.findall(rf'name="{question.id}" value="(\w+)"', page))
            assert values == set(question.by_value)


def test_no_answer_is_ticked_or_carried_at_first(client):
    page = client.get("/en/parent/?country=FR").text
    assert checked(page) == set()
    assert {name for name, _value in carried(page)} == {"version"}


def test_the_result_needs_the_safety_question(client):
    page = client.post("/en/parent/", data={"age": "8_10"}).text
    assert 'data-page="step"' in page and "<title>Error: " in page
    assert re.search(r'class="errors".*href="#self_harm"', page, re.DOTALL)
    assert ("age", "8_10") in checked(page)


def test_the_result_needs_one_more_answer_than_safety(client):
    for other in ({}, {"content": "insults"}):  # asked only when something is known
        page = client.post("/en/parent/", data={"self_harm": "no"} | other).text
        assert 'data-page="step"' in page and ("self_harm", "no") in checked(page)


def test_a_cleared_answer_counts_as_open(client):
    page = client.post("/en/parent/", data=ANSWERS | {"disclosed": ""}).text
    assert 'data-page="result"' in page and "could not be used" not in page
    assert 'formaction="/en/parent/?turn=1#disclosed"' in page


@pytest.mark.parametrize("shown", ["questions", "result"])
@pytest.mark.parametrize("address", ["/en/parent/", "/fr/teacher/?country=FR", "/en/family/"])
def test_no_page_posts_to_its_own_address(client, address, shown):
    """WebKit would take Back to that address with a fragment for a move within the page."""
    page, seen = client.get(address).text, [address]
    for _ in range(3):
        targets = {html.unescape(one) for one in re.findall(r'\b(?:form)?action="([^"]+)"', page)}
        here = urlsplit(seen[-1])
        posted = [one for one in targets if urlsplit(one).path == here.path]
        assert posted and all(urlsplit(one).query != here.query for one in posted), posted
        seen.append(posted[0].partition("#")[0])
        page = client.post(seen[-1], data=KNOWN | {"show": shown}).text
    assert seen[0] == seen[2] and seen[1] == seen[3], "the address does not grow"


def test_the_result_holds_what_was_answered_and_nothing_else(client):
    page = client.post("/en/parent/", data=KNOWN | {"own_posts": "mockery"}).text
    expected = {("self_harm", "no"), ("school_avoidance", "weekly"), ("disclosed", "yes")}
    expected |= {("content", "insults"), ("content", "rumours"), ("version", "2")}
    assert carried(page) == expected


def test_answers_survive_a_change_of_language_and_country_on_the_result(client):
    page = client.post("/en/parent/?country=FR", data=KNOWN | {"country": "FR"}).text
    again = MultiDict([*carried(page), ("country", "BE")])
    other = client.post("/fr/parent/?country=FR", data=again).text
    assert carried(other) == carried(page)
    assert 'lang="fr"' in other and "116 000" in other and "country=BE" in other


def test_answers_survive_a_change_of_language_on_the_questions(client):
    page = client.post("/fr/parent/", data=KNOWN | {"show": "questions"}).text
    assert 'data-page="step"' in page and 'class="errors"' not in page
    assert ("content", "rumours") in checked(page) and ("disclosed", "yes") in checked(page)


def test_an_open_safety_question_is_no_error_on_a_change_of_language(client):
    page = client.post("/fr/parent/", data={"age": "8_10", "show": "questions"}).text
    assert 'class="errors"' not in page and ("age", "8_10") in checked(page)


TAMPERED = [
    {"age": "99"},
    {"age": ["8_10", "11_13"]},
    {"shoe_size": "44"},
    {"content": ["insults", "nothing_of_ours"]},
    {"show": "everything"},
    {"version": "0"},
    {"country": "ATLANTIS"},
    {"age": "<script>alert(1)</script>"},
    {"<b>": "x"},
    {"age": "ÿ\x00’; DROP TABLE answers; --"},
    {"age": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")},
    {f"field_{i}": "x" for i in range(300)},
]


@pytest.mark.parametrize("extra", TAMPERED, ids=range(len(TAMPERED)))
def test_tampered_input_gets_the_result_and_no_crash(client, extra):
    page = client.post("/en/parent/", data=KNOWN | extra).text
    assert 'data-page="result"' in page
    assert "alert(1)" not in page and "DROP TABLE" not in page


def test_what_makes_no_sense_is_dropped_with_a_word_about_it(client):
    page = client.post("/en/parent/", data=KNOWN | {"age": "99"}).text
    assert "could not be used" in page and ("age", "99") not in carried(page)


def test_another_version_of_the_questions_is_said(client):
    page = client.post("/en/parent/", data=KNOWN | {"version": "0", "show": "questions"}).text
    assert "have changed since" in page


def test_too_much_is_refused_as_a_page(client):
    response = client.post("/fr/parent/", data={"age": "x" * 70_000})
    assert response.status_code == 413 and 'data-page="error"' in response.text
    assert "tel:" in response.text


def test_open_questions_are_counted_and_lead_back(client):
    page = parse(client.post("/en/parent/", data=KNOWN).text)
    words = page.query("main")[0].to_text()
    assert int(re.search(r"(\d+) questions were left open", words)[1]) > 3
    asked = page.query("#open-title ~ * button[value=questions]")
    assert [one.attrs["formaction"].partition("#")[2] for one in asked] == [
        "messages_seen",
        "told_by_other",
        "demands",
    ], "the three that change most, in the order of rules.yaml"


def test_heading_and_title_of_a_result_tell_nothing(client):
    calm = client.post("/en/parent/", data={"self_harm": "no", "age": "8_10"}).text
    grave = client.post("/en/parent/", data={"self_harm": "yes", "age": "8_10"}).text
    title = re.compile(r"<title>.*?</title>|<h1>.*?</h1>")
    assert title.findall(calm) == title.findall(grave)


def test_teachers_get_a_clean_form_for_the_next_pupil(client):
    page = client.post("/en/teacher/?country=FR", data=KNOWN).text
    clean = 'data-next-pupil href="/en/teacher/?country=FR" target="_blank" rel="noopener">'
    assert clean in page, "in a tab of its own: this result stays open"


def sheet(client, answers, audience="parent", show="sheet") -> str:
    """A file to keep, without its style; to hand over unless `show` says otherwise."""
    posted = {"show": show} | answers
    response = client.post(f"/en/{audience}/?country=FR", data=posted)
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    return re.sub(r"<style>.*?</style>", "", response.text, flags=re.DOTALL)


SECRETS = {
    "self-harm": ({"self_harm": "yes"}, ("want to die", "think of dying", "run away")),
    "not sure": (
        {"self_harm": "unsure"},
        ("You are not sure", "think of dying", "run away"),
    ),
    "intimate": (
        {"content": ["insults", "intimate_images"]},
        ("nude", "are involved", "leave the pictures", "taken down", "Take It Down", "Pay nothing"),
    ),
    "demand": ({"demands": ["pictures"]}, ("Intimate pictures or videos",)),
    "adult": (
        {"senders": "adult"},
        ("An adult", "this adult", "adult in question", "with care whom you tell"),
    ),
    "meeting": ({"demands": ["meeting"]}, ("To meet", "wants to meet", "No meeting")),
    "own part": (
        {"took_part": ["posted"], "own_posts": ["mockery"], "laughs_and_hides": "daily"},
        ("Towards others", "taking part", "wrote or posted", "Laughing", "a breath", "own part"),
    ),
}


@pytest.mark.parametrize("audience", ["parent", "teacher"])
@pytest.mark.parametrize(("secret", "telling"), SECRETS.values(), ids=SECRETS)
def test_the_sheet_to_hand_over_leaves_out_what_is_sensitive(client, audience, secret, telling):
    answers = KNOWN | secret
    plain = sheet(client, answers, audience)
    whole = sheet(client, answers, audience, show="file_for_me")
    assert "Insults" in plain, "what is not sensitive stays"
    assert [word for word in telling if word in plain] == []
    assert [word for word in telling if word in whole], "the words of this test are still in use"
    assert "left out of this sheet on purpose" in plain


def test_on_the_sheet_intimate_pictures_leave_no_step_that_leads_to_capture_them(client):
    plain = sheet(client, KNOWN | {"content": ["insults", "intimate_images"]})
    assert re.search("nobody opens, scrolls, captures", plain, re.IGNORECASE)
    assert "screenshot" not in plain and "whole conversation" not in plain


def test_the_sheet_says_what_else_was_noticed(client):
    plain = sheet(client, KNOWN | {"senders": "several", "sleep": "rarely", "aches": "never"})
    assert "Sleeping badly" in plain and "Aches" not in plain


def test_the_sheet_is_one_file_that_asks_for_nothing(client):
    page = sheet(client, KNOWN)
    assert "<form" not in page and "<input" not in page and "<script" not in page
    assert not re.search(r'(?:href|src)="/', page)
    assert "Name, written by hand" in page and "version 2" in page


@pytest.mark.parametrize(
    ("show", "same_as"), [("for_me", "file_for_me"), ("to_hand_over", "sheet")]
)
def test_a_page_to_print_says_what_its_file_says_and_can_be_left(client, show, same_as):
    answers = KNOWN | {"self_harm": "yes"}
    page = parse(client.post("/en/parent/?country=FR", data=answers | {"show": show}).text)
    file = parse(sheet(client, answers, show=same_as))
    assert page.query("main")[0].to_text() == file.query("main")[0].to_text()
    assert page.query("[data-leave]") and not file.query("[data-leave]")


@pytest.mark.parametrize(
    ("answers", "days"), [({"self_harm": "yes"}, 1), ({"self_harm": "unsure"}, 1), ({}, 7)]
)
def test_a_reminder_for_a_calendar_reveals_nothing(client, answers, days):
    posted = KNOWN | {"repeated": "yes", "show": "reminder"} | answers
    response = client.post("/en/parent/?country=FR", data=posted)
    assert response.mimetype == "text/calendar"
    day = f"{date.today() + timedelta(days=days):%Y%m%d}"
    assert f"DTSTART;VALUE=DATE:{day}\r\n" in response.text
    assert "SUMMARY:Look again\r\n" in response.text
    assert "http" not in response.text and "signs" not in response.text.lower()
