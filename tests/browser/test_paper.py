"""The paper form as a printer gets it: A4, nothing torn apart, large print that is large."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from unicodedata import normalize

import pytest
from pypdf import PageObject, PdfReader

from tests.support.browser import browsing
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader, two_readers
from tools.lib.browser import PHONE

NAMES = ("parent", "teacher", "family")
A4 = (595, 842)  # points
LARGE = 24  # CSS pixels: 18 points
MOST_SHEETS = {"parent": 9, "teacher": 9, "family": 2}
"""Some forty questions, and the key with every rule."""
QUESTION, KEY = ".q[data-question]", "#key-title"
WHOLE = f"{QUESTION}, {KEY}, [data-rule], .level, [data-step]"
"""What may not be torn apart."""


@dataclass(frozen=True)
class Form:
    """A form on paper.

    `sheets` are its texts, `marked` the pieces of `WHOLE` in their order, `smallest` its smallest
    letters in CSS pixels.
    """

    name: str
    large: bool
    sheets: list[str]
    marked: list[str]
    smallest: float

    def sheets_with(self, kind: str) -> set[int]:
        """The numbers of the sheets on which pieces of this kind begin."""
        begins = [f"[{n}." for n, one in enumerate(self.marked) if one == kind]
        found = [n for n, text in enumerate(self.sheets) if any(b in text for b in begins)]
        return set(found)


@pytest.fixture(
    scope="module",
    params=[("parent", ("en", "")), *product(NAMES, [("fr", ""), ("fr", "large/")])],
    ids=lambda way: "-".join([way[0], *filter(None, way[1])]).strip("/"),
)
def form(request, browser, live_server) -> Form:
    """Each form, printed once: in both sizes in French, whose words are the longer ones.

    In English the longest alone: no template asks for the language, nor for who answers.
    """
    name, (language, size) = request.param
    with browsing.visit(browser, live_server) as reader:
        reader.page.goto(f"/{language}/{name}/paper/{size}?country=FR")
        smallest = smallest_print(reader.page)
        marked = mark(reader.page)
        return Form(name, size == "large/", printed(reader.page), marked, smallest)


def paper(page) -> Sequence[PageObject]:
    """The sheets that come out of a printer, all of them A4."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in sheets} == {A4}
    return sheets


def printed(page) -> list[str]:
    """The text of each sheet, without ligatures and spaces; its order is that of drawing."""
    return [squeezed(sheet.extract_text()) for sheet in paper(page)]


def squeezed(text: str) -> str:
    """A text without ligatures and spaces."""
    return "".join(normalize("NFKC", text).split())


def mark(page) -> list[str]:
    """Write `[n.` before the first and `.n]` after the last letter of each piece of `WHOLE`.

    Returns which of QUESTION and KEY each is, or "" for another.
    """
    return page.evaluate(
        """([whole, ...kinds]) => {
          const found = [...document.querySelectorAll(whole)]
          found.forEach((piece, n) => {
            const texts = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT), seen = []
            while (texts.nextNode()) if (texts.currentNode.data.trim()) seen.push(texts.currentNode)
            seen[0].data = `[${n}.` + seen[0].data
            seen.at(-1).data += `.${n}]`
          })
          return found.map(piece => kinds.find(kind => piece.matches(kind)) ?? '')
        }""",
        [WHOLE, QUESTION, KEY],
    )


def smallest_print(page) -> float:
    """The smallest letters on paper, in CSS pixels."""
    page.emulate_media(media="print")
    return page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')]
          .filter(e => e.checkVisibility())
          .filter(e => [...e.childNodes].some(n => n.nodeType == Node.TEXT_NODE && n.data.trim()))
          .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )


def test_no_question_and_no_rule_is_torn_apart(form):
    numbers = range(len(form.marked))
    whole = [n for n in numbers for s in form.sheets if f"[{n}." in s and f".{n}]" in s]
    assert whole == list(numbers)


def test_pages_are_numbered_and_the_key_has_sheets_of_its_own(form):
    count = len(form.sheets)
    assert all(f"{n}/{count}" in text for n, text in enumerate(form.sheets, start=1))
    (first,) = form.sheets_with(KEY)
    assert max(form.sheets_with(QUESTION)) < first


def test_normal_print_is_sparing_with_paper(form):
    assert form.large or len(form.sheets) <= MOST_SHEETS[form.name]


def test_large_print_has_no_letter_below_18_points(form):
    assert (form.smallest >= LARGE) == form.large


def test_large_print_is_as_large_in_english(page):
    page.goto("/en/parent/paper/large/?country=FR")
    assert smallest_print(page) >= LARGE


@two_readers
def test_from_the_method_to_large_print_and_back_to_the_screen(visit, language, script):
    reader = visit(script=script, viewport=PHONE)
    page = reader.page
    page.goto(f"/{language}/method/?country=FR")
    with page.expect_navigation():  # the button is shown by the script
        page.locator('main a[href*="/parent/paper/"]').click()
    assert page.locator("[data-print]").is_visible() == script
    page.locator('a[href*="/paper/large/"]').click()
    assert page.locator("main[data-page=paper]").is_visible()
    page.locator('.nav a[href*="/parent/?"]').click()
    assert page.locator("main[data-page=step]").is_visible()
    assert {method for method, _ in reader.sent()} == {"GET"}


def test_a_form_of_a_household_is_for_every_reader(page):
    """Read by axe in French alone: its template asks for no language. In both it has room."""
    page.goto("/fr/family/paper/large/?country=FR")
    found = faults_for_every_reader(page)
    page.set_viewport_size(SMALL_PHONE)
    page.goto("/en/family/paper/large/?country=FR")
    found += sticking_out(page)
    assert not found, "\n".join(found)
