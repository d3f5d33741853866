"""Numbers that the documentation states are those of the code and of the content."""

import re
import zlib

import brotli
from zlib_ng import zlib_ng

from tests.support.answers.any_answers import CONTENT
from warning_signs.i18n.languages import available_locales
from warning_signs.i18n.review_status import read_status, unreviewed
from warning_signs.paths import ROOT, TRANSLATIONS
from warning_signs.storage import deadline
from warning_signs.web.middleware import compression

README = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
CACHING = " ".join((ROOT / "docs/decisions/caching.md").read_text(encoding="utf-8").split())
DATABASE = " ".join((ROOT / "docs/decisions/database.md").read_text(encoding="utf-8").split())
OWN = (ROOT / "docs/tasks/adding-a-questionnaire.md").read_text(encoding="utf-8")
BENCH = (ROOT / "tools/bench/pages.py").read_text(encoding="utf-8")
BODY = b" ".join(b"<p>number %d of a page, and %x</p>" % (n, n * n) for n in range(2000))
WORDS = {"eight": 8, "ten": 10, "sixteen": 16}


def level_of(encoding: str, asked_again: bool) -> int:
    """The level by which the site compresses, found by trying."""
    compressed = compression._compressed_quickly(BODY, encoding)
    if asked_again:
        compressed = compression.compressed_best(compressed, encoding)
    gzip = zlib if asked_again else zlib_ng
    compress = {
        "gzip": lambda level: gzip.compress(BODY, level, 31),
        "br": lambda level: brotli.compress(BODY, brotli.MODE_TEXT, level),
    }
    levels = {"gzip": range(1, 10), "br": range(12)}[encoding]
    return next(level for level in levels if compress[encoding](level) == compressed)


def number(pattern: str, text: str = README) -> int:
    found = re.search(pattern, text, re.IGNORECASE)[1]
    return WORDS.get(found.lower()) or int(found)


def test_pages_are_compressed_as_the_decision_says():
    assert number(r"Brotli (\d+) \(24 ms", CACHING) == level_of("br", asked_again=True)
    assert number(r"smaller than gzip (\d+)\)", CACHING) == level_of("gzip", asked_again=True)
    quickly = r"any other response gets gzip (\d+) of zlib-ng or Brotli (\d+)"
    levels = re.search(quickly, CACHING).groups()
    assert [int(one) for one in levels] == [
        level_of(encoding, asked_again=False) for encoding in ("gzip", "br")
    ]


def test_the_budgets_of_the_bench_are_those_of_the_readme():
    bytes_a_page = [int(one.replace("_", "")) for one in re.findall(r"\b\d\d_\d{3}\b", BENCH)]
    first_view = number(r"of the home page or of the questions is one request of at most (\d+) KB")
    result = number(r"A result with its charts has at most (\d+) KB")
    assert {first_view * 1024, result * 1024} <= set(bytes_a_page)
    long = re.search(r"LONG = (\{.*\})", BENCH)[1]
    assert "home" not in long and "questions" not in long


def test_the_readme_counts_the_content():
    locales = available_locales(TRANSLATIONS)
    assert number(r"(\w+) languages and helplines of \d+ countries") == len(locales)
    states = unreviewed(locales, read_status(TRANSLATIONS)).values()
    assert number(r"(\w+) of the languages were translated") == [*states].count("machine-assisted")
    assert number(r"helplines of (\d+) countries") == len(CONTENT.countries)
    guides = [guide for guide in CONTENT.guides.guides if not guide.closed]
    assert number(r"block in (\d+) services") == len(guides)


def test_the_guide_to_own_questions_counts_the_content():
    assert number(r"(\d+) pieces of advice", OWN) == len(CONTENT.catalogue.advice)
    assert number(r"(\d+) questionnaires,", OWN) == len(CONTENT.questionnaires) + 1


def test_the_decision_names_what_a_reader_waits_for_the_database():
    both = rf"{deadline.SECONDS_TO_READ} s for the one and {deadline.SECONDS_TO_COUNT} s for the"
    assert both in DATABASE
    first = rf"waits up to {deadline.SECONDS_TO_READ_FIRST:g} s"
    assert first in DATABASE
