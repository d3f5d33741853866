"""A site’s own questionnaires, countries and advice: checked, reached and answered as ours are."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from hypothesis import given

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.content.overrides import INVALID, VALID, invalid, own, valid
from tests.support.pages.checks import parse
from tests.support.sites import make_site
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.charts.domains import all_bars, bar_of
from warning_signs.charts.prerendered import prerender_bars
from warning_signs.comparison.result_code import code_of
from warning_signs.content import reserved_names
from warning_signs.content.loading.overrides import add_overrides
from warning_signs.content.yaml_source import ContentError
from warning_signs.errors import StartError
from warning_signs.i18n.languages import available_locales
from warning_signs.i18n.overrides import read_override_catalogues
from warning_signs.paths import QUESTIONNAIRES, TRANSLATIONS
from warning_signs.web.request.site import EXTENSION, site

COACH = add_overrides(CONTENT, valid("added_questionnaire"))
ANSWERS = {"self_harm": "no", "changing_room": "daily", "quiet": "weekly", "eight_signs": "chat"}
DANGER = {"self_harm": "yes", "changing_room": "never"}


@functools.cache
def site_with(case: str) -> Flask:
    """The site with an example folder, made once for all tests that only look at it."""
    return make_site(own(case))


@pytest.fixture
def coach():
    """Fetches pages of a site that has a questionnaire for coaches."""
    return site_with("added_questionnaire").test_client()


@pytest.fixture
def club():
    """Fetches pages of a site that asks clubs what they have in place."""
    return site_with("added_without_a_level").test_client()


@pytest.mark.parametrize("case", VALID)
def test_the_site_starts_with_each_example(case):
    client = site_with(case).test_client()
    for address in ("/en/", "/fr/method/", "/fr/help/?country=FR", "/sitemap.xml"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("case", INVALID)
def test_each_mistake_is_named_with_its_file_its_line_and_a_way_out(case):
    expected = (invalid(case) / "expected.txt").read_text(encoding="utf-8").strip()
    with pytest.raises(ContentError) as caught:
        add_overrides(CONTENT, invalid(case))
        read_override_catalogues(invalid(case), available_locales(TRANSLATIONS))
    found = [str(problem) for problem in caught.value.problems]
    assert any(one.startswith(f"{case}/{expected}") for one in found), found


@pytest.mark.parametrize("case", ["misspelt_key", "broken_catalogue"])
def test_a_mistake_stops_the_start(make_app, case):
    with pytest.raises(StartError, match=f"{case}/"):
        make_app({"WARNING_SIGNS_CONTENT": str(invalid(case))})


def test_a_file_that_is_no_text_is_named(make_app, tmp_path):
    (tmp_path / "coach.yaml").write_bytes("id: coach\ntitle: Été\n".encode("latin-1"))
    with pytest.raises(ContentError, match=r"coach\.yaml:2: This is not UTF-8"):
        make_app({"WARNING_SIGNS_CONTENT": str(tmp_path)})


@pytest.mark.parametrize(
    "name", ["coach.yaml", "advice.yaml", "helplines/FR.yaml", "translations/fr.po"]
)
def test_what_cannot_be_read_stops_the_start_in_words(make_app, tmp_path, name):
    (tmp_path / name).mkdir(parents=True)  # as a file of another user is to this one
    with pytest.raises(ContentError, match=f"/{name}:1: This cannot be read: Is a directory"):
        make_app({"WARNING_SIGNS_CONTENT": str(tmp_path)})


def test_a_folder_that_is_not_there_stops_the_start(make_app, tmp_path):
    with pytest.raises(StartError, match="there is no such folder"):
        make_app({"WARNING_SIGNS_CONTENT": str(tmp_path / "none")})


def test_an_empty_folder_changes_nothing(make_app, client, tmp_path):
    same = make_app({"WARNING_SIGNS_CONTENT": str(tmp_path)}).test_client()
    assert same.get("/en/").text == client.get("/en/").text


def test_an_added_questionnaire_has_a_door_and_its_place_in_all_lists(coach):
    home = parse(coach.get("/fr/").text)
    (door,) = home.query('a.door[href="/fr/coach/"]')
    assert "Qu’avez-vous remarqué à l’entraînement ?" in door.to_text()
    assert "I train a team." in door.to_text()
    assert "/fr/coach/</loc>" in coach.get("/sitemap.xml").text
    assert "Qu’avez-vous remarqué à l’entraînement ?" in coach.get("/fr/method/").text
    listed = coach.get("/api/v1/questionnaires?language=fr").json
    assert ("coach", "Qu’avez-vous remarqué à l’entraînement ?") in [
        (one["id"], one["title"]) for one in listed
    ]


def test_its_questions_are_asked_and_its_texts_are_only_texts(coach):
    page = coach.get("/fr/coach/?country=FR").text
    assert "&lt;phones&gt; &amp; cameras" in page
    names = {one.attrs["name"] for one in parse(page).query("fieldset input")}
    assert names == {"self_harm", "changing_room", "quiet", "eight_signs"}


def test_its_result_has_level_reasons_bars_and_its_own_advice(coach):
    page = parse(coach.post("/en/coach/?country=FR", data=ANSWERS).text)
    (main,) = page.query("main")
    assert main.attrs["data-level"] == "some"
    assert len(page.query("table.scores svg.chart")) == 2
    assert page.query("[data-advice=changing_room_rule]")
    assert "Avoiding the changing room" in main.to_text()
    assert page.query("[data-tool=observer]")


def test_danger_is_noticed_in_it_as_in_ours(coach):
    page = parse(coach.post("/fr/coach/?country=FR", data=DANGER).text)
    assert page.query("main")[0].attrs["data-level"] == "urgent"
    assert page.query("section.danger a[href^='tel:']")


def test_its_result_has_no_code_on_the_page_on_paper_or_in_the_file(coach):
    for more in ({}, {"show": "sheet"}, {"show": "sheet", "sensitive": "1"}):
        page = coach.post("/en/coach/", data=ANSWERS | more).text
        assert not parse(page).query(".code, [data-next=code]"), more


def test_the_questions_come_back_with_every_answer(coach):
    page = parse(coach.post("/fr/coach/", data=ANSWERS | {"show": "questions"}).text)
    kept = {one.attrs["name"]: one.attrs["value"] for one in page.query("input[checked]")}
    assert kept == ANSWERS


def test_letters_are_written_from_it_in_the_words_of_its_audience(coach):
    answers = DANGER | {"from": "coach"}
    page = parse(coach.post("/en/letters/school/?country=FR", data=answers).text)
    assert not page.query("input[type=radio][name=from]")
    assert {"from": "coach", **DANGER}.items() <= {
        (one.attrs["name"], one.attrs["value"]) for one in page.query("input[type=hidden]")
    }


def test_the_api_assesses_it(coach):
    address = "/api/v1/questionnaires/coach/assessment"
    found = coach.post(address, json={"answers": ANSWERS | {"eight_signs": ["chat"]}}).json
    assert found["level"] == "some" and found["reasons"] == ["changing_room"]
    assert "changing_room_rule" in [step["id"] for step in found["advice"]]
    assert coach.post(address, json={"answers": {"quiet": "daily"}}).status_code == 422


@given(answers_to(COACH.questionnaires["coach"]))
def test_what_always_holds_for_ours_holds_for_it(raw):
    coach, rules = COACH.questionnaires["coach"], COACH.rules
    found = assess(coach, rules, settle_answers(coach, raw, rules))
    assert (found.level == "urgent") == ("yes" in raw.get("self_harm", ()))
    assert code_of(found, COACH.code_layouts, date(2026, 11, 24)) == ""
    scores = [score for score in found.scores if coach.in_domain(score.domain)]
    assert {bar_of(coach, rules, score) for score in scores} <= set(all_bars(COACH))


def test_a_site_with_a_bar_that_is_not_drawn_does_not_go_up(make_app):
    from warning_signs.factory import require_drawings

    app = make_app(own("added_questionnaire"))
    app.extensions[EXTENSION] = replace(site(app), prerendered_bars=prerender_bars([]))
    with pytest.raises(StartError, match=r"charts draw"):
        require_drawings(app)


def test_one_without_a_level_says_what_is_in_place_and_the_steps_there_are(club):
    page = parse(club.post("/en/club/", data={"club_rules": "not_yet"}).text)
    assert [item.to_text() for item in page.query(".week li")] == [
        "Write down three rules with the group."
    ]
    assert [item.attrs["data-to-do"] for item in page.query("[data-to-do]")] == ["club_person"]
    assert "Everything is in place" not in page.query("main")[0].to_text()


def test_steps_of_one_questionnaire_never_stand_in_another(club):
    page = parse(club.post("/en/family/", data={"we_talk": "yes"}).text)
    assert len(page.query(".week li")) == 10
    assert not page.query("[data-to-do]")


def test_a_replaced_questionnaire_stands_where_ours_stood():
    client = site_with("replaced_questionnaire").test_client()
    page = parse(client.post("/en/parent/", data={"self_harm": "no", "quiet": "daily"}).text)
    assert page.query("main")[0].attrs["data-level"] == "low"
    assert not page.query(".code"), "its answers do not fit the shape of our codes"
    assert client.get("/en/letters/school/").status_code == 200
    assert len(parse(client.get("/en/").text).query("a.door")) == 6


def test_replaced_advice_stands_where_ours_stood(client):
    there = parse(client.get("/en/advice/").text).query("[data-advice]")
    other = site_with("replaced_advice").test_client()
    page = other.get("/en/advice/").text
    assert "Mark a day in our calendar" in page
    assert len(parse(page).query("[data-advice]")) == len(there)


def test_a_replaced_country_has_only_its_own_services():
    client = site_with("replaced_country").test_client()
    page = client.get("/en/help/?country=FR").text
    assert "3018" not in page and 'href="tel:112"' in page


def test_no_page_beside_the_questionnaires_has_a_name_that_is_free(app):
    prefix = re.compile(r"/<any\([^)]*\):lang>/([^/<]+)/")
    pages = {found[1] for rule in app.url_map.iter_rules() if (found := prefix.match(rule.rule))}
    assert pages - site(app).content.questionnaires.keys() <= reserved_names.PAGES


def test_no_content_file_beside_the_questionnaires_has_a_name_that_is_free(app):
    files = {path.stem for path in QUESTIONNAIRES.glob("*.yaml")}
    assert files - site(app).content.questionnaires.keys() <= reserved_names.NAMES


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/en/parent/", {"show": "questions", "age": "8_10"}),
        ("/en/parent/", {"self_harm": "yes", "age": "8_10"}),
        ("/en/letters/school/", {"self_harm": "yes", "age": "8_10", "from": "parent"}),
        ("/en/letters/school/", {}),
    ],
)
def test_no_field_beside_answers_and_no_place_on_these_pages_has_a_name_that_is_free(
    app, client, address, data
):
    page = parse(client.post(address, data=data).text)
    questions = site(app).content.questionnaires["parent"].questions
    fields = {one.attrs["name"] for one in page.query("main [name], form [name], button[name]")}
    assert fields - questions.keys() <= reserved_names.FIELDS
    if "letters" not in address:
        places = {one.attrs["id"] for one in page.query("[id]")}
        words = {place for place in places if re.fullmatch(r"\w+", place)}
        assert words - questions.keys() <= reserved_names.MARKS | reserved_names.FIELDS
