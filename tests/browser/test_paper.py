"""The paper form as a printer gets it: A4, nothing torn apart, large print that is large."""

from __future__ import annotations

import io
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.support.axe import violations
from tools.lib.browser import PHONE

READERS = pytest.mark.parametrize("language", ["en", "fr"])
FORMS = pytest.mark.parametrize("name", ["parent", "teacher", "family"])
SIZES = pytest.mark.parametrize("size", ["", "large/"], ids=["normal", "large"])
A4 = (595, 842)  # points
LARGE = 24  # CSS pixels: 18 points
MOST_SHEETS = {"parent": 7, "teacher": 7, "family": 2}


def printed(page) -> list[str]:
    """The text of each sheet of A4, without ligatures and spaces; its order is that of drawing."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in sheets} == {A4}
    return ["".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def mark(page, pieces: str) -> int:
    """Write `[n` before the first and `n]` after the last letter of each piece; return how many."""
    return page.evaluate(
        """selector => {
          const found = document.querySelectorAll(selector)
          found.forEach((piece, n) => {
            const texts = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT), seen = []
            while (texts.nextNode()) if (texts.currentNode.data.trim()) seen.push(texts.currentNode)
            seen[0].data = `[${n}.` + seen[0].data
            seen.at(-1).data += `.${n}]`
          })
          return found.length
        }""",
        pieces,
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


@READERS
@FORMS
@SIZES
def test_no_question_and_no_rule_is_torn_apart(visit, language, name, size):
    page = visit().page
    page.goto(f"/{language}/{name}/paper/{size}?country=FR")
    count = mark(page, ".q[data-question], [data-rule], .level, [data-step]")
    sheets = printed(page)
    whole = [n for n in range(count) for s in sheets if f"[{n}." in s and f".{n}]" in s]
    assert whole == list(range(count))


@READERS
@FORMS
@SIZES
def test_pages_are_numbered_and_the_key_has_sheets_of_its_own(visit, language, name, size):
    page = visit().page
    page.goto(f"/{language}/{name}/paper/{size}?country=FR")
    questions, key = mark(page, ".q[data-question]"), mark(page, "#key-title")
    sheets = printed(page)
    assert all(f"{n}/{len(sheets)}" in text for n, text in enumerate(sheets, start=1))
    title = page.locator("#key-title").inner_text()
    (first,) = (n for n, text in enumerate(sheets) if "".join(title.split()) in text)
    asked = [
        n for n, text in enumerate(sheets) if any(f"[{q}." in text for q in range(1, questions))
    ]
    assert key == 1 and max(asked) < first


@READERS
@FORMS
def test_normal_print_is_sparing_with_paper(visit, language, name):
    page = visit().page
    page.goto(f"/{language}/{name}/paper/?country=FR")
    assert len(printed(page)) <= MOST_SHEETS[name]


@READERS
@FORMS
def test_large_print_has_no_letter_below_18_points(visit, language, name):
    page = visit().page
    page.goto(f"/{language}/{name}/paper/large/?country=FR")
    assert smallest_print(page) >= LARGE
    page.goto(f"/{language}/{name}/paper/?country=FR")
    assert smallest_print(page) < LARGE


@READERS
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_method_to_large_print_and_back_to_the_screen(visit, language, script):
    reader = visit(script=script, viewport=PHONE)
    page = reader.page
    page.goto(f"/{language}/method/?country=FR")
    page.locator('main a[href*="/parent/paper/"]').click()
    assert page.locator("[data-print]").is_visible() == script
    page.locator('a[href*="/paper/large/"]').click()
    assert page.locator("main[data-page=paper]").is_visible()
    page.locator('.nav a[href*="/parent/?"]').click()
    assert page.locator("main[data-page=step]").is_visible()
    assert {method for method, _ in reader.sent()} == {"GET"}


@READERS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_form_of_a_household(visit, language, scheme):
    page = visit(color_scheme=scheme, viewport=PHONE).page
    page.goto(f"/{language}/family/paper/large/?country=FR")
    assert violations(page) == []
