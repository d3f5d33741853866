"""The page of a letter: its languages, its buttons, and that answers and text travel along."""

from __future__ import annotations

import re

import pytest

from tests.support.answers.letters import (
    GRAVE,
    each_letter,
    fields,
    from_result,
    letter_of,
    settled,
    written,
)
from tests.support.pages.checks import parse
from warning_signs.letters.compose import ROOM
from warning_signs.web.request.site import site


@each_letter
def test_a_blank_letter_is_a_page_for_everyone_in_every_language(client, app, to):
    for locale in site(app).locales:
        response = client.get(f"/{locale.tag}/letters/{to}/")
        page = parse(response.text)
        assert page.query("main")[0].attrs["data-page"] == "letter"
        assert "public" in response.headers["Cache-Control"]
        (field,) = page.query("textarea")
        assert field.attrs["lang"] == locale.tag and field.attrs["dir"] == locale.direction
        assert letter_of(response.text).count(ROOM) >= 5


def test_a_letter_that_is_not_there_is_not_found(client):
    assert client.get("/en/letters/mayor/").status_code == 404


@each_letter
def test_from_the_result_the_letter_holds_the_answers_and_carries_them_on(client, to):
    page = from_result(client, to).text
    answers = settled("parent", GRAVE)
    assert letter_of(page) == written(to, "parent", answers)
    carried = fields(page)
    assert {q: set(carried[q]) for q in answers} == {q: set(v) for q, v in answers.items()}
    assert carried["from"] == ["parent"] and "sensitive" not in carried


@each_letter
def test_the_box_for_sensitive_answers_is_obeyed(client, to):
    page = from_result(client, to, sensitive="1").text
    assert letter_of(page) == written(to, "parent", settled("parent", GRAVE), sensitive=True)
    assert fields(page)["sensitive"] == ["1"]


def test_the_letter_changes_its_language_and_the_page_does_not(client, app):
    for locale in site(app).locales:
        page = from_result(client, "school", letter_language=locale.tag).text
        parsed = parse(page)
        assert parsed.query("html")[0].attrs["lang"] == "en"
        (field,) = parsed.query("textarea")
        assert field.attrs["lang"] == locale.tag
        same = from_result(client, "school", language=locale.tag).text
        assert letter_of(page) == letter_of(same)
        if locale.tag != "en":
            own = parsed.query("pre")[0].raw_text()
            assert "It has happened more than once." in own, "what it says, for its sender"


@pytest.mark.parametrize(
    ("language", "country", "wanted"),
    [
        ("en", "FR", "fr"),
        ("ar", "DE", "de"),
        ("fr", "FR", "fr"),
        ("fr", "BE", "fr"),
        ("ar", "CH", "de"),
        ("en", "", "en"),
        ("fr", "AL", "fr"),  # whose language the site does not have
    ],
)
def test_the_letter_is_in_a_language_of_the_country_with_the_readers_below(
    client, language, country, wanted
):
    page = parse(client.get(f"/{language}/letters/school/?country={country}").text)
    (field,) = page.query("textarea")
    assert page.query("html")[0].attrs["lang"] == language and field.attrs["lang"] == wanted
    below = page.query("#letter-form section pre")
    assert bool(below) == (language != wanted)


def test_the_second_language_of_a_result_is_that_of_the_letter(client):
    page = from_result(client, "school", second_language="fr").text
    assert fields(page)["letter_language"] == ["fr"]


def test_a_changed_letter_survives_another_language_and_comes_back(client):
    first = fields(from_result(client, "school").text)
    first["letter"] = [first["letter"][0] + "\r\nMy own words"]
    address = "/en/letters/school/"
    french = fields(client.post(address, data=first | {"letter_language": "fr"}).text)
    assert "My own words" not in french["letter"][0]
    assert "My own words" in french["before"][0]
    again = fields(client.post(address, data=french | {"show": "before"}).text)
    assert "My own words" in again["letter"][0] and again["letter_language"] == ["en"]
    assert "before" not in again, "the French one was not touched, so nothing is kept of it"
    assert again["took_part"] == ["posted"]


def test_changing_the_language_of_the_page_keeps_the_letter_as_it_is(client):
    first = fields(from_result(client, "school").text)
    first["letter"] = [first["letter"][0] + "\nMy own words"]
    french = fields(client.post("/fr/letters/school/", data=first | {"show": "letter"}).text)
    assert french["letter"][0] == first["letter"][0] and "before" not in french


def test_a_letter_is_downloaded_as_it_stands_in_the_field(client):
    sent = fields(from_result(client, "school").text)
    sent |= {"letter": ["Chère Madame,\r\n\r\nوداعا"], "letter_language": ["fr"], "show": ["text"]}
    response = client.post("/en/letters/school/", data=sent)
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.data.decode("utf-8-sig") == "Chère Madame,\r\n\r\nوداعا\r\n"
    disposition = response.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="letter-\d{4}-\d\d-\d\d\.txt"', disposition)
    assert response.headers["Cache-Control"] == "no-store"


def test_a_letter_is_downloaded_in_the_readers_language_too(client):
    sent = fields(from_result(client, "school", letter_language="fr").text)
    response = client.post("/en/letters/school/", data=sent | {"show": ["own"]})
    text = response.data.decode("utf-8-sig").replace("\r\n", "\n").strip()
    assert text == written("school", "parent", settled("parent", GRAVE))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_copy_and_e_mail_come_before_the_letter(client, language):
    page = client.get(f"/{language}/letters/school/").text
    places = [
        page.index(one) for one in ("data-copy=", 'href="mailto:?', 'id="share"', "<textarea")
    ]
    assert places == sorted(places)


def test_a_letter_to_print_stands_alone_and_leads_back(client):
    sent = fields(from_result(client, "police", sensitive="1").text)
    sent["letter"] = ["One line\n<b>another</b>"]
    page = client.post("/en/letters/police/", data=sent | {"show": "print"}).text
    parsed = parse(page)
    assert parsed.query("main")[0].attrs["data-page"] == "letter-print"
    assert "One line\n<b>another</b>" in parsed.query("main div.letter")[0].raw_text()
    back = fields(client.post("/en/letters/police/", data=fields(page)).text)
    assert back["letter"] == sent["letter"] and back["self_harm"] == ["yes"]


@pytest.mark.parametrize("name", ["nobody", "family", "", "../parent"])
def test_without_valid_answers_it_is_the_blank_letter(client, name):
    page = client.post("/en/letters/school/", data={"from": name, "content": "threats"}).text
    assert letter_of(page) == written("school", "parent", {})


def test_whoever_writes_a_blank_letter_can_be_a_teacher(client):
    page = client.post("/en/letters/school/", data={"from": "teacher"}).text
    assert letter_of(page) == written("school", "teacher", {})
    assert fields(page)["from"] == ["teacher"]


def test_nonsense_does_no_harm(client):
    hostile = "</textarea><script>alert(1)</script>{{ 7*7 }}\x00\x0b\ufffe\U0001ffff"
    for more in (
        {"letter": hostile},
        {"before": hostile, "before_language": "xx", "show": "before"},
        {"letter_language": "xx", "written_in": hostile, "composed": hostile},
        {"show": "print", "letter": hostile},
    ):
        response = client.post("/en/letters/service/", data={"from": "parent", **GRAVE, **more})
        assert response.status_code == 200 and "<script>alert" not in response.text


def test_an_empty_field_is_written_anew(client):
    page = from_result(client, "school", letter="  \r\n ", generated_fingerprint="x").text
    assert letter_of(page) == written("school", "parent", settled("parent", GRAVE))
