"""“Are we prepared?”: what is in place, one small step for the rest, and a sheet for the wall."""

from __future__ import annotations

import re

import pytest
from babel.support import Translations
from hypothesis import given

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.pages.checks import parse
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.preparedness import assess_preparedness
from warning_signs.paths import TRANSLATIONS
from warning_signs.web.request.site import site

FAMILY = CONTENT.questionnaires["family"]
ALL = dict.fromkeys(FAMILY.questions, "yes")
HALF = ALL | {"private_accounts": "not_yet", "can_save": "unknown"}
LANGUAGES = ("en", "fr")


def small_steps(raw) -> list[str]:
    """What there is to do, as text, for raw answers."""
    given_answers = {question: [value] for question, value in raw.items()}
    found = assess_preparedness(
        FAMILY, CONTENT.rules, settle_answers(FAMILY, given_answers, CONTENT.rules)
    )
    steps = CONTENT.catalogue.small_steps
    return [text.msgid for one in found.to_do for text in steps.get(one.id, ())]


def french(text: str) -> str:
    """A small step as the French site says it."""
    (context,) = (
        one.context
        for texts in CONTENT.catalogue.small_steps.values()
        for one in texts
        if one.msgid == text
    )
    catalogue = Translations.load(str(TRANSLATIONS), ["fr"])
    return str(catalogue.pgettext(context, text))


def main(html: str):
    """The main part of a page."""
    return parse(html).query("main")[0]


@pytest.mark.parametrize("question", FAMILY.questions)
@pytest.mark.parametrize("value", ["not_yet", "unknown", None])
def test_each_thing_that_is_not_in_place_has_one_small_step(question, value):
    raw = {one: answer for one, answer in ALL.items() if one != question}
    assert len(small_steps(raw | ({question: value} if value else {}))) == 1


def test_the_small_steps_keep_the_order_of_the_questions():
    one_by_one = [small_steps({k: v for k, v in ALL.items() if k != one})[0] for one in ALL]
    assert small_steps({}) == one_by_one
    assert small_steps(ALL) == []


@given(answers_to(FAMILY))
def test_every_question_is_either_in_place_or_to_do(raw):
    found = assess_preparedness(FAMILY, CONTENT.rules, settle_answers(FAMILY, raw, CONTENT.rules))
    sorted_out = [*found.in_place, *found.to_do]
    assert {one.id for one in sorted_out} == set(FAMILY.questions)
    assert len(sorted_out) == len(FAMILY.questions)
    assert found.reasons == ()


def test_it_asks_ten_or_so_short_questions_and_none_about_danger():
    assert 9 <= len(FAMILY.questions) <= 12
    assert not any(
        question.required or question.sensitive for question in FAMILY.questions.values()
    )
    for question in FAMILY.questions.values():
        assert list(question.by_value) == ["yes", "not_yet", "unknown"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_has_no_level_no_score_and_no_code(client, language):
    page = client.post(f"/{language}/family/?country=FR", data=HALF).text
    attributes = main(page).attrs
    assert attributes["data-page"] == "result" and "data-level" not in attributes
    assert not main(page).query("[data-code], svg.chart, .level, .scores")


def test_the_result_shows_what_is_in_place_and_what_to_do(client):
    page = main(client.post("/en/family/", data=HALF).text)
    in_place = {item.attrs["data-in-place"] for item in page.query("[data-in-place]")}
    assert in_place == FAMILY.questions.keys() - {"private_accounts", "can_save"}
    assert len(page.query(".week li")) == 2


@pytest.mark.parametrize("answers", [ALL, dict.fromkeys(FAMILY.questions, "unknown")])
def test_all_or_nothing_in_place_is_said_in_words(client, answers):
    page = main(client.post("/en/family/", data=answers).text)
    assert bool(page.query(".week")) != bool(page.query("[data-in-place]"))
    assert "Everything is in place" in page.to_text() or "Nothing yet" in page.to_text()


def test_one_answer_is_needed_and_no_more(client):
    page = client.post("/en/family/", data={}).text
    assert 'data-page="step"' in page and "<title>Error: " in page
    assert "at least one question" in page and "one more question" not in page
    assert 'data-page="result"' in client.post("/en/family/", data={"we_talk": "unknown"}).text


def test_answers_survive_a_change_of_language_and_of_answers(client):
    again = client.post("/fr/family/", data=HALF | {"show": "result"}).text
    assert '<input type="hidden" name="can_save" value="unknown">' in again
    questions = client.post("/fr/family/", data=HALF | {"show": "questions"}).text
    assert re.search(r'name="private_accounts" value="not_yet"[^>]* checked', questions)


def test_what_makes_no_sense_is_dropped_with_a_word_about_it(client):
    data = {"we_talk": "yes", "self_harm": "yes", "can_save": "perhaps"}
    page = client.post("/en/family/", data=data).text
    assert "could not be used" in page and 'name="self_harm"' not in page


def test_the_result_leads_on_to_the_sheet_in_every_language_and_to_the_parents_questions(
    client, app
):
    page = main(client.post("/en/family/?country=FR", data=HALF).text)
    links = {link.attrs["href"] for link in page.query("a[href]")}
    for locale in site(app).locales:
        assert f"/{locale.tag}/family/sheet/?country=FR" in links
    assert "/en/parent/?country=FR" in links


def test_the_door_of_the_home_page_leads_here(client):
    doors = [door.attrs["href"] for door in parse(client.get("/en/").text).query("a.door")]
    assert "/en/family/" in doors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_the_numbers_of_the_country_and_five_steps(client, language):
    page = main(client.get(f"/{language}/family/sheet/?country=FR").text)
    numbers = [cell.to_text().strip() for cell in page.query(".wall td b")]
    assert numbers[:2] == ["112", "3018"]
    assert len(page.query(".first li")) == 5


def test_without_a_country_the_sheet_has_the_european_number_and_asks_for_the_country(client):
    page = main(client.get("/en/family/sheet/").text)
    assert [cell.to_text().strip() for cell in page.query(".wall td b")] == ["112"]
    assert "Choose your country" in page.to_text()


def test_every_country_has_a_sheet_with_at_least_an_emergency_number(client, app):
    for country in site(app).content.countries:
        page = main(client.get(f"/en/family/sheet/?country={country}").text)
        assert page.query('.wall [data-service="emergency"] b'), country


FILES = [
    ("post", "/fr/family/?country=FR", HALF | {"show": "sheet"}),
    ("get", "/fr/family/sheet/file/?country=FR", {}),
]


@pytest.mark.parametrize(("method", "address", "data"), FILES, ids=["result", "sheet"])
def test_a_file_to_keep_asks_for_nothing(client, method, address, data):
    response = getattr(client, method)(address, data=data)
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    page = parse(response.text)
    assert not page.query("form, input, script, button")
    assert not re.search(r'(?:href|src)="/', response.text)
    assert page.query('.wall [data-service="emergency"]') and len(page.query(".first li")) == 5


def test_the_api_gives_advice_and_services_and_judges_nothing(client):
    body = {"language": "fr", "country": "FR", "answers": HALF}
    found = client.post("/api/v1/questionnaires/family/assessment", json=body).json
    with_verdict = {
        key: found[key] for key in ("level", "flags", "scores", "participation", "reasons")
    }
    assert with_verdict == {
        "level": None,
        "flags": [],
        "scores": [],
        "participation": {"points": 0, "maximum": 0},
        "reasons": [],
    }
    carried_out = {number for advice in found["advice"] for number in advice["recommendations"]}
    assert {"G1", "G2", "G3", "C12"} <= carried_out
    said = {line for advice in found["advice"] for line in advice["how"]}
    assert {*map(french, small_steps(HALF))} <= said
    assert {"emergency", "child_helpline"} <= {one["kind"] for one in found["services"]}


def test_the_api_needs_one_answer(client):
    response = client.post("/api/v1/questionnaires/family/assessment", json={"answers": {}})
    assert response.status_code == 422
    assert response.json["errors"] == [
        {"field": "answers", "detail": "Answer at least one question."}
    ]


def test_the_api_lists_it_last(client):
    listed = client.get("/api/v1/questionnaires").json
    assert [one["id"] for one in listed][-1] == "family" and listed[-1]["audience"] == "family"
