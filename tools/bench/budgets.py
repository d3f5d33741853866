"""How much a result is to read: words, screens of a phone, sheets of paper, over all known cases.

The budgets are those of the design: who is frightened reads one screen, not fifteen. For each level
the longest of its results counts, in the two languages whose words are longest.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Page
from pypdf import PdfReader

from tools.bench.load import Reader
from tools.bench.server import Server
from tools.bench.table import Row, Table
from tools.lib.browser import EXECUTABLE, PHONE, running_chromium
from tools.lib.cases import Case, read_cases
from warning_signs.content.loading.load import load_content
from warning_signs.paths import QUESTIONNAIRES

READ_IN = {"fr": "FR", "de": "DE"}
"""The languages, and the country of the reader."""


class Budget(NamedTuple):
    """What a result may come to.

    visible, opened: words of its main part, folded ones left out or not; screens: of 360 by 740;
    for_me, to_hand_over: sheets of A4.
    """

    visible: int
    opened: int
    screens: float
    for_me: int
    to_hand_over: int = 2


BUDGETS = {
    "low": Budget(260, 700, 3, 2),
    "unsure": Budget(260, 700, 3, 2),
    "some": Budget(340, 950, 4, 3),
    "high": Budget(420, 1200, 4.5, 3),
    "urgent": Budget(480, 1350, 5.5, 4),
    "teacher": Budget(420, 1200, 4.5, 3),
    "teacher, urgent": Budget(480, 1350, 5.5, 3),
}

MEASURE = r"""() => {
  const words = e => (e.innerText.match(/[\p{L}\p{N}]+/gu) || []).length
  const main = document.querySelector('main'), level = main.dataset.level
  const visible = words(main), bottom = main.getBoundingClientRect().bottom + scrollY
  main.querySelectorAll('details').forEach(e => { e.open = true })
  return [level, visible, words(main), bottom / innerHeight]
}"""


def measure_budgets(table: Table, server: Server) -> None:
    """Add a row for each measure of each kind of result: the largest there is."""
    table.heading("A result to read: the longest of all cases")
    if not Path(EXECUTABLE).exists():
        table.not_run("words, screens and sheets of a result", f"{EXECUTABLE} is missing")
        return
    reader = Reader(server)
    with _phone() as page:
        for language in READ_IN:
            found = _largest(page, reader, language)
            for kind, budget in BUDGETS.items():
                if kind in found:
                    table.add(*_rows(f"{language} {kind}", budget, found[kind]))
                else:
                    table.not_run(f"{language} {kind}", "no case leads to it")
    reader.close()


def _largest(page: Page, reader: Reader, language: str) -> dict[str, list[tuple[float, str]]]:
    """By kind of result, for each measure the largest value and its case."""
    content, found = load_content(QUESTIONNAIRES), {}
    for case in read_cases():
        asked = content.questionnaires[case.questionnaire]
        if not asked.scored:
            continue
        address = f"/{language}/{case.questionnaire}/?country={READ_IN[language]}"
        form = urlencode(case.all_answers(asked), doseq=True)
        kind, measures = _measure(page, reader, address, form, case)
        before = found.setdefault(kind, [(0, "")] * len(measures))
        found[kind] = [max(a, (b, case.id)) for a, b in zip(before, measures, strict=True)]
    return found


def _measure(page: Page, reader: Reader, address: str, form: str, case: Case) -> tuple[str, Budget]:
    """The kind of a result, and what it comes to."""
    _show(page, reader.post(address, form))
    level, visible, opened, screens = page.evaluate(MEASURE)
    sheets = []
    for sheet in ("for_me", "to_hand_over"):
        _show(page, reader.post(address, f"{form}&show={sheet}"))
        sheets.append(len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))
    kind = level
    if case.questionnaire == "teacher":
        kind = "teacher, urgent" if level == "urgent" else "teacher"
    return kind, Budget(visible, opened, screens, *sheets)


def _show(page: Page, packed: bytes) -> None:
    page.set_content(gzip.decompress(packed).decode())


def _rows(what: str, budget: Budget, largest: list[tuple[float, str]]) -> Iterator[Row]:
    names = ("words at sight", "words, unfolded", "screens", "A4 for me", "A4 to hand over")
    for name, most, (value, case) in zip(names, budget, largest, strict=True):
        unit = "screens" if name == "screens" else "sheets" if "A4" in name else "words"
        yield Row(f"{what}: {name} ({case})", value, unit, most=most)


@contextmanager
def _phone() -> Iterator[Page]:
    with running_chromium() as browser:
        # No script runs in it: nothing prints, and what needs one is not there to be read.
        yield browser.new_page(viewport=PHONE, java_script_enabled=False)
