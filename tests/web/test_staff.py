"""The page for teachers who are themselves the target."""

from __future__ import annotations

import re

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.pages.elements import parse, words
from tools.lib.pages import LANGUAGES

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def main(client, address: str):
    return parse(client.get(address).text).query("main")[0]


def count(element) -> int:
    """Its words, as a reader counts them: runs of letters or digits."""
    return len(re.findall(r"\w+", words(element)))


@in_each_language
@pytest.mark.parametrize("country", ["", "FR", "US"])
def test_it_is_read_in_a_few_minutes(client, language, country):
    page = main(client, f"/{language}/staff/?country={country}")
    chosen = sum(map(count, page.query("[data-service], select")))
    assert count(page) - chosen <= 450


def test_the_emergency_number_comes_first_and_what_not_to_do_is_never_folded(client):
    page = main(client, "/en/staff/?country=FR")
    assert page.query("a")[0].attrs["href"] == "tel:112"
    assert not page.query("details")
    text = words(page)
    for act in ("search pupils’ phones", "Do not answer", "pass the posts on", "on your own"):
        assert act in text


@pytest.mark.parametrize("country", CONTENT.helplines)
def test_its_lines_are_for_adults_and_not_about_a_child(client, country):
    page = main(client, f"/en/staff/?country={country}")
    names = [words(card.query("h3")[0]) for card in page.query("[data-service]")]
    helplines = [*CONTENT.helplines[country].services, *CONTENT.international.services]
    for name in names:
        assert any(one.name == name and one.serves("teacher") for one in helplines), name
    kinds = {card.attrs["data-service"] for card in page.query("[data-service]")}
    assert kinds <= {"crisis_line", "sic_helpline", "police_portal"}


def test_the_law_of_the_european_union_is_named_only_where_it_may_hold(client):
    said = {c: "89/391" in words(main(client, f"/en/staff/?country={c}")) for c in ("", "FR", "GB")}
    assert said == {"": True, "FR": True, "GB": False}


def test_the_way_of_a_teacher_leads_there(client):
    links = {
        name: [a.attrs["href"] for a in main(client, f"/en/{name}/").query("a[href*='/staff/']")]
        for name in ("teacher", "parent")
    }
    assert links == {"teacher": ["/en/staff/"], "parent": []}
