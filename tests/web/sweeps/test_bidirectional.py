"""A page from right to left: what is in other letters is marked, numbers stay in their order.

On the made-up Arabic, so every Latin letter comes from somewhere else than the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.support.content.built_in import built_in_content
from tests.support.pages.checks import parse
from tests.support.sites import make_site
from tools.lib.answering import BY_LEVEL, IN_DANGER
from tools.lib.pages import addresses

COUNTRIES = ("FR", "BE", "CA", "GB", "MA")
SILENT = {"script", "style", "svg", "#comment"}
GUIDES = {one.name for one in built_in_content().guides.by_id.values() if one.name}
LONGEST_FIRST = sorted(GUIDES, key=len, reverse=True)
GROUPS = re.compile(r"\d \d")
LATIN = re.compile(r"[A-Za-z]{3,}")
LATIN_MARK = re.compile("\\S*[\u0600-\u06ff] ?[,;?].{9}")


@pytest.fixture(scope="module")
def client(arabic_catalogues):
    """A reader of a site in Arabic letters with all that an operator may set.

    Its pages are not checked: that takes longer than to make them, and they are in other tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warning_signs.factory.TRANSLATIONS", arabic_catalogues)
        names = {"OPERATOR_NAME": "Ligue", "OPERATOR_CONTACT": "contact@example.org"}
        app = make_site(names | {"PUBLIC_URL": "https://signs.example.org/"})
    return FlaskClient(app, app.response_class)


def texts(element, tag: str = "ar", apart: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Each text with the language that it is marked as, and whether it is kept apart (isolated)."""
    for child in element.children:
        if child.name == "#text":
            yield child.data.strip(), tag, apart
        elif child.name not in SILENT:
            attrs = child.attrs
            own = child.name == "bdi" or attrs.get("dir") in ("ltr", "auto")
            yield from texts(child, attrs.get("lang", tag), apart or own)


def faults(html: str) -> set[str]:
    (body,) = parse(html).query("body")
    arabic = [text for text, tag, apart in texts(body) if tag == "ar" and not apart]
    latin = {text for text in arabic if LATIN.search(text)}
    foreign = {text for text in latin if LATIN.search(_without_guides(text))}
    return foreign | {text for text in arabic if GROUPS.search(text)}


def sent(answers) -> dict[str, str | list[str]]:
    """The answers as a form."""
    return {n: v if isinstance(v, str) else list(v) for n, v in answers.items()}


def _without_guides(text: str) -> str:
    """Names of apps in a sentence are proper names, and have no language."""
    for name in LONGEST_FIRST:
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("country", COUNTRIES)
def test_whatever_is_not_arabic_is_marked_and_numbers_are_kept_apart(client, country):
    found = set()
    for address in {address.partition("?")[0] for address in addresses("ar")}:
        found |= faults(client.get(f"{address}?country={country}").text)
    for answers in BY_LEVEL.values():
        found |= faults(client.post(f"/ar/parent/?country={country}", data=sent(answers)).text)
    assert found == set()


@pytest.mark.parametrize(("country", "name", "tag"), [("FR", "3018", "fr"), ("BE", "Awel", "nl")])
def test_a_service_keeps_its_name_and_is_explained_in_the_readers_language(
    client, country, name, tag
):
    cards = parse(client.get(f"/ar/help/?country={country}").text).query("article.service")
    (card,) = [one for one in cards if one.query("h2, h3")[0].to_text().strip() == name]
    (said,) = card.query("h2 bdi, h3 bdi")
    assert said.attrs.get("lang") == tag
    assert re.search("[\u0600-\u06ff]", card.query(".hint")[0].to_text())
    facts = " ".join(one.to_text() for one in card.query(".facts li"))
    languages = "الفرنسية" if country == "FR" else "الهولندية"
    assert languages in facts, "the languages that are spoken there, in the reader’s"


@pytest.mark.parametrize(("country", "said"), [("FR", True), ("MA", False)])
def test_before_the_first_call_in_danger_it_says_which_language_answers(client, country, said):
    page = client.post(f"/ar/parent/?country={country}", data=IN_DANGER).text
    (danger,) = parse(page).query("section.danger")
    assert ("الفرنسية" in danger.to_text()) == said


def test_between_arabic_words_stands_no_latin_mark(app):
    client, found = app.test_client(), set()
    pages = [client.get(address).text for address in addresses("ar")]
    pages += [
        client.post("/ar/parent/?country=FR", data=sent(answers)).text
        for answers in BY_LEVEL.values()
    ]
    for page in pages:
        found |= set(LATIN_MARK.findall(parse(page).query("body")[0].to_text()))
    assert found == set()
