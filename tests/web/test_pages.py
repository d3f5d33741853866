"""The pages without a form: what a reader finds on them, and where."""

from __future__ import annotations

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.pages.elements import parse, words
from tools.lib.pages import LANGUAGES
from warning_signs.guidance.helplines import ON_TOP, choose_helplines

PUBLIC = ("", "parent/", "teacher/", "family/", "help/", "young-person/", "advice/", "method/",
          "organisations/")  # fmt: skip
DESCRIPTION = "meta[name=description]"
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_method_names_the_main_signs_of_each_questionnaire_with_a_level(client):
    said = words(parse(client.get("/en/method/").text).query("main dl")[0])
    for questionnaire in CONTENT.questionnaires.values():
        for sign in questionnaire.signs_of("core") if questionnaire.scored else ():
            assert sign.short.msgid in said, sign.id


@in_each_language
def test_the_method_says_what_studies_found_and_where_to_read_it(client, language):
    page = parse(client.get(f"/{language}/method/").text)
    sources = {link.attrs["href"]: words(link.parent.parent) for link in page.query("main a[lang]")}
    told = " ".join(sources.values())
    assert "44" in told and "56" in told
    assert all(address.startswith("https://") for address in sources)


@in_each_language
def test_it_cannot_wait_is_the_first_door_of_the_home_page_then_parents_and_teachers(
    client, language
):
    doors = parse(client.get(f"/{language}/?country=FR").text).query("a.door")
    first = [door.attrs["href"].partition("?")[0] for door in doors][:3]
    assert first == [f"/{language}/{page}/" for page in ("help", "parent", "teacher")]


@in_each_language
def test_a_link_to_a_public_page_says_in_a_sentence_of_its_own_what_it_leads_to(client, language):
    said = set()
    for address in PUBLIC:
        page = parse(client.get(f"/{language}/{address}").text)
        (meta,) = page.query(DESCRIPTION)
        assert meta.attrs["property"] == "og:description", "messengers read this one"
        assert 50 < len(meta.attrs["content"]) < 200, address
        said.add(meta.attrs["content"])
        (title,) = page.query("meta[property='og:title']")
        assert " ".join(title.attrs["content"].split()) == words(page.query("h1")[0])
    assert len(said) == len(PUBLIC) - 1, "parents and teachers share one"


def test_a_result_and_questions_with_answers_in_them_say_nothing_to_a_messenger(client):
    for answers in ({"self_harm": "no", "disclosed": "yes"}, {"show": "questions"}, {}):
        for questionnaire in ("parent", "family"):
            page = parse(client.post(f"/en/{questionnaire}/", data=answers).text)
            assert not page.query(f"{DESCRIPTION}, meta[property]")


FOR_THE_YOUNG = ("child_helpline", "sic_helpline", "crisis_line", "image_removal")


@pytest.mark.parametrize("country", CONTENT.helplines)
def test_a_young_person_meets_each_line_once_and_the_first_is_not_about_dying(client, country):
    page = parse(client.get(f"/en/young-person/?country={country}").text)
    shown = [words(card.query("h3")[0]) for card in page.query("[data-service]")]
    offered = choose_helplines(
        CONTENT.helplines[country], CONTENT.international, "young_person", "en", ON_TOP
    )
    assert sorted(shown) == sorted(one.name for one in offered if one.kind in FOR_THE_YOUNG)
    first = words(page.query("[data-service]")[0])
    assert not {"suicide", "crisis line:"} & set(first.lower().split()), first


def test_where_a_number_comes_from_is_told_elsewhere_than_under_the_button_of_a_child(client):
    page = parse(client.get("/en/young-person/?country=GB").text)
    told = words(page.query("main")[0])
    assert "Seen" not in told and "other people’s pages" not in told
    (link,) = page.query("main a[href$='#source']")
    assert parse(client.get(link.attrs["href"]).text).query("#source")


@in_each_language
def test_a_young_person_whose_picture_is_out_there_finds_what_to_do_from_the_first_screen(
    client, language
):
    page = parse(client.get(f"/{language}/young-person/").text)
    first = [link.attrs["href"] for link in page.query("main a")][:2]
    assert first == ["#now", "#picture"]


@in_each_language
def test_all_advice_stands_once_under_a_situation_that_the_page_begins_with(client, language):
    page = parse(client.get(f"/{language}/advice/").text)
    sections = {one.attrs["id"]: one for one in page.query("main section")}
    assert [f"#{one}" for one in sections] == [a.attrs["href"] for a in page.query("nav.card a")]
    shown = [one.attrs["data-advice"] for one in page.query("section [data-advice]")]
    assert sorted(shown) == sorted(one.id for one in CONTENT.catalogue.advice)
    assert "more" not in sections, "an advice of ours without a situation"


@in_each_language
def test_each_recommendation_keeps_its_number_and_leads_to_todays_advice(client, language):
    page = parse(client.get(f"/{language}/advice/").text)
    for one in CONTENT.catalogue.recommendations:
        (article,) = page.query(f"#{one.id}")
        assert words(article).startswith(one.id)
        assert article.query("details a[href^='#']"), one.id


def test_the_page_for_young_people_saves_then_reports_then_blocks(client):
    words = parse(client.get("/en/young-person/").text).query("main")[0].to_text()
    places = [words.index(one) for one in ("Save first", "report the account", "Block it last")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("path", "lines", "doubt"),
    [
        ("young-person/", "article.service", "We could not check whether this still works."),
        ("parent/", "[data-at-once]", "to be checked"),
    ],
)
def test_a_number_that_nobody_could_confirm_says_so_beside_it(client, path, lines, doubt):
    for country in ("AL", "DE", "FR", "GB"):
        services = CONTENT.helplines[country].services
        unconfirmed = {f"tel:{one.dial}" for one in services if one.to_check and one.dial}
        for line in parse(client.get(f"/en/{path}?country={country}").text).query(lines):
            called = {one.attrs["href"] for one in line.query("a[href^='tel:']")}
            assert called.isdisjoint(unconfirmed) or doubt in line.to_text(), country


def test_where_a_number_comes_from_is_told_on_the_page_of_helplines_alone(client):
    seen = "Seen in a public source"
    assert seen in client.get("/en/help/?country=FR").text
    for path in ("staff/", "letters/police/", "services/instagram/", "nowhere/", "young-person/"):
        numbers = parse(client.get(f"/en/{path}?country=FR").text).query(".service")
        assert not any(seen in one.to_text() for one in numbers), path
