"""Choosing one of thirty languages: found by its own name, with every answer kept."""

from __future__ import annotations

import unicodedata

import pytest

from tests.support.pages.checks import parse
from tools.lib.answering import TOLD_BY_THE_CHILD
from tools.lib.languages import THIRTY
from warning_signs.i18n.languages import LANGUAGES

GET = ("", "help/", "parent/", "teacher/", "family/", "evidence/", "letters/school/")


@pytest.fixture(scope="module")
def client(many_languages_app):
    """A reader of a site with thirty languages."""
    return many_languages_app.test_client()


def choices(page: str):
    """What stands in the chooser, one element a language."""
    return [one for item in parse(page).query(".langs > li") for one in item.query("[lang]")]


def plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@pytest.mark.parametrize(
    ("page", "language"), [*((page, "fr") for page in GET), ("", "ar"), ("help/", "uk")]
)
def test_each_language_stands_there_once_in_its_own_name(client, page, language):
    found = choices(client.get(f"/{language}/{page}?country=FR").text)
    tags = [one.attrs["lang"] for one in found]
    assert sorted(tags) == sorted(THIRTY)
    names = [LANGUAGES[tag].name for tag in tags]
    assert names == sorted(names, key=plain)
    for one, tag in zip(found, tags, strict=True):
        current = "aria-current" in one.attrs
        assert current == (tag == language)
        assert one.to_text().strip() == ("✓ " if current else "") + LANGUAGES[tag].name
        assert one.attrs["dir"] == LANGUAGES[tag].direction


def test_each_choice_leads_to_this_page_in_that_language(client):
    for one in choices(client.get("/fr/help/?country=BE").text):
        tag = one.attrs["lang"]
        assert tag == "fr" or one.attrs["href"] == f"/{tag}/help/?country=BE"


@pytest.mark.parametrize("tag", ["ar", "mt", "uk"])
def test_on_a_result_each_choice_carries_the_answers(client, tag):
    answers = {n: v if isinstance(v, str) else list(v) for n, v in TOLD_BY_THE_CHILD.items()}
    page = client.post("/fr/parent/?country=FR", data=answers).text
    (button,) = [one for one in choices(page) if one.attrs["lang"] == tag]
    assert (button.name, button.attrs["form"]) == ("button", "again")
    assert button.attrs["formaction"] == f"/{tag}/parent/?country=FR"
    held = parse(page).query("#again input[type=hidden]")
    values = {(one.attrs["name"], one.attrs["value"]) for one in held}
    for name, value in answers.items():
        assert {(name, one) for one in ([value] if isinstance(value, str) else value)} <= values
    again = client.post(button.attrs["formaction"], data={**answers, "show": "result"}).text
    assert parse(again).query(f"html[lang={tag}] main[data-page=result]")


def test_search_engines_find_each_language_and_what_to_take_without_one(client):
    links = parse(client.get("/fr/").text).query("link[rel=alternate]")
    found = {one.attrs["hreflang"]: one.attrs["href"] for one in links}
    assert found == {**{tag: f"/{tag}/" for tag in THIRTY}, "x-default": "/"}


def test_search_engines_get_whole_addresses_where_the_site_has_one(make_app):
    page = make_app({"PUBLIC_URL": "https://signs.example.org"}).test_client().get("/fr/").text
    found = [one.attrs["href"] for one in parse(page).query("link[rel=alternate]")]
    assert "https://signs.example.org/fr/" in found
    assert all(one.startswith("https://signs.example.org/") for one in found)
