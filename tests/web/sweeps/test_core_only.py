"""A language with its core pack alone: what is missing is English and says so, on every page."""

from __future__ import annotations

import gzip
import re

import pytest
from werkzeug.test import Client

from tests.support.campaigns.ordered import order, use_database
from tests.support.i18n.arabic import in_arabic_letters
from tests.support.i18n.core_only import TAG
from tests.support.pages.elements import parse, words
from tools.lib.answering import BY_LEVEL, IN_DANGER
from tools.lib.pages import QUESTIONNAIRES, addresses
from warning_signs.i18n.english_parts import END, START, mark_up

NOTE = in_arabic_letters("only the most important pages")
SENTENCE = in_arabic_letters("Only the most important pages are in this language.")
ENGLISH = re.compile(r"\b(?:the|you|your|and|this|that|what|which|with) ", re.IGNORECASE)
SILENT = ("script", "style", "title", "option", "textarea")


@pytest.fixture(scope="module")
def client(core_only_app):
    return core_only_app.test_client()


def language_of(node) -> str:
    """The `lang` that holds for an element or a text."""
    while node is not None:
        if node.name != "#text" and "lang" in (node.attrs or {}):
            return node.attrs["lang"]
        node = node.parent
    return ""


def english_unmarked(page: str) -> list[str]:
    """Pieces of text that are English although the page says that they are of its language."""
    elements = [one for one in parse(page).all if one.name not in SILENT]
    pieces = [piece for one in elements for piece in one.children if piece.name == "#text"]
    return [
        piece.data.strip()
        for piece in pieces
        if ENGLISH.search(piece.data) and language_of(piece) == TAG
    ]


def marks(page: str) -> list[str]:
    return re.findall(f"{START}|{END}|%E2%81%A6|%E2%81%A9", page)


@pytest.mark.parametrize("address", addresses(TAG))
def test_english_on_a_page_says_that_it_is_english(client, address):
    page = client.get(address).text
    assert english_unmarked(page) == []
    assert marks(page) == [], "an invisible mark is left in an attribute or an address"


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
@pytest.mark.parametrize("answers", [IN_DANGER, BY_LEVEL["high"], BY_LEVEL["low"]])
@pytest.mark.parametrize("show", ["result", "sheet"])
def test_english_on_a_result_says_so_too(client, questionnaire, answers, show):
    form = {name: one if isinstance(one, str) else list(one) for name, one in answers.items()}
    page = client.post(f"/{TAG}/{questionnaire}/?country=DE", data={**form, "show": show}).text
    assert english_unmarked(page) == [] and marks(page) == []


def test_packed_questions_of_a_campaign_say_so_too(core_only_app, monkeypatch, tmp_path):
    use_database(monkeypatch, core_only_app, tmp_path)
    order(core_only_app, "ligue", "--language", TAG)
    address = f"/{TAG}/c/ligue/parent/"
    browser = {"Accept-Encoding": "gzip", "User-Agent": "Mozilla/5.0 (Test)", "Accept": "text/html"}
    answer = Client(core_only_app).get(address, headers=browser)
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    page = gzip.decompress(answer.data).decode()
    assert parse(page).query("input[name=visit]") and parse(page).query("[lang=en]")
    assert english_unmarked(page) == [] and marks(page) == []


def test_the_core_is_in_the_language_and_the_rest_in_english(client):
    for page, english in (
        ("method/", True),
        ("privacy/", True),
        ("young-person/", False),
        ("", False),
    ):
        main = parse(client.get(f"/{TAG}/{page}").text).query("main")[0]
        paragraphs = [one for one in main.query("p > [lang=en]") if ENGLISH.search(words(one))]
        assert bool(paragraphs) == english, page


def test_the_chooser_says_so_in_that_language_and_of_no_other(client):
    page = parse(client.get("/de/help/").text)
    noted = [one for one in page.query(".langs [lang]") if one.query("small")]
    assert [one.attrs["lang"] for one in noted] == [TAG]
    assert NOTE in noted[0].to_text()


def test_its_pages_say_so_and_those_of_whole_languages_do_not(client):
    assert SENTENCE in client.get(f"/{TAG}/help/").text
    assert 'class="hint">Nur die wichtigsten' not in client.get("/de/help/").text


def test_the_api_has_english_without_marks(client):
    answer = client.get(f"/api/v1/questionnaires/family?language={TAG}")
    assert ENGLISH.search(answer.text) and not re.search(r"\\u206[69]", answer.text)


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        (f"<p>{START}Help{END}</p>", '<p><span lang="en" dir="ltr">Help</span></p>'),
        (f'<a title="{START}Help{END}">x</a>', '<a title="Help">x</a>'),
        (f"<title>{START}Help{END}</title>", "<title>Help</title>"),
        (f"<option>{START}Help{END}</option>", "<option>Help</option>"),
        (f"<svg><text>{START}Help{END}</text></svg>", "<svg><text>Help</text></svg>"),
        (f'<a href="mailto:?body={"%E2%81%A6"}Help">x</a>', '<a href="mailto:?body=Help">x</a>'),
        ("<p>Hilfe</p>", "<p>Hilfe</p>"),
    ],
)
def test_elements_where_they_can_stand_and_plain_text_where_not(page, marked):
    assert mark_up(page) == marked
