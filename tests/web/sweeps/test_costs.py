"""What comes from outside costs what it weighs: nothing that anybody sends keeps the site busy.

One pattern that goes through the same blanks again and again is enough: some kilobytes of them,
and everybody else waits for minutes (CVE-2015-8213, CVE-2024-24762 and many more).
"""

import json
import sys
from types import ModuleType

import pytest
from werkzeug.datastructures import MultiDict

from tests.support.content.built_in import built_in_content
from tests.support.growth import NASTY, outgrows, seconds
from tests.support.patterns import every_pattern, pieces
from tools.fuzz.parsers import BODY, LINE, every_parser
from warning_signs.evidence.log import COLUMNS, MOST_BYTES, LogRow, row_of
from warning_signs.i18n.languages import available_locales
from warning_signs.paths import TRANSLATIONS
from warning_signs.web.questionnaire.form import read_form

CONTENT = built_in_content()
LOCALES = available_locales(TRANSLATIONS)
HEADER = ",".join(COLUMNS)
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"

FEW = (
    " ",
    "\t",
    "\r\n",
    "+",
    "%00",
    '"',
    "'",
    ",",
    ";",
    "&",
    "-",
    "a=",
    "\u0301\u0323",
    "<a",
    ";a=",
)
"""What is tried on whole pages, which take longer."""

PARSERS = every_parser(CONTENT)


@pytest.mark.parametrize("name", PARSERS)
def test_what_is_read_costs_what_it_weighs(name):
    parser = PARSERS[name]
    for nasty in NASTY:
        make = lambda size, nasty=nasty: nasty * (size // len(nasty)) + "x"
        assert not outgrows(parser.attempt, make, parser.longest), (name, nasty)


MANY = {
    "fields of one name": lambda size: MultiDict([("age", "14")] * (size // 8)),
    "fields of many names": lambda size: MultiDict((f"a{one}", "1") for one in range(size // 8)),
    "values of one field": lambda size: MultiDict(
        ("content", f"{one}") for one in range(size // 8)
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_many_fields_cost_what_they_weigh(name):
    read = lambda posted: read_form(CONTENT.questionnaires["parent"], CONTENT.rules, posted)
    assert not outgrows(read, MANY[name], BODY)


def test_every_pattern_is_as_quick_on_what_it_does_not_find(monkeypatch):
    wsgi = "warning_signs.serving.wsgi"  # makes a whole site; what is written in it is read anyway
    monkeypatch.setitem(sys.modules, wsgi, ModuleType(wsgi))
    patterns = every_pattern()
    assert len(patterns) >= 20
    for pattern in patterns:
        for first in ("", *pieces(pattern)):
            for unit in {*NASTY, *pieces(pattern)}:
                make = lambda size, f=first, u=unit: f + u * (size // len(u)) + "\x00x"
                wrong = outgrows(pattern.search, make, 16 * 1024, least=1024)
                wrong = wrong or outgrows(pattern.fullmatch, make, 16 * 1024, least=1024)
                assert not wrong, (pattern.pattern, first, unit, wrong)


# On the pages


@pytest.fixture(scope="module")
def plain(app):
    """Fetches pages without looking at them, which would take longer than to make them."""
    from flask.testing import FlaskClient

    return FlaskClient(app, app.response_class)


ROUTES = {
    "/en/parent/": "age",
    "/en/letters/school/": "letter",
    "/en/compare/": "then",
    "/en/evidence/": "place",
}


@pytest.mark.parametrize("path", ROUTES)
def test_a_post_costs_what_it_weighs(plain, path):
    name = ROUTES[path]
    for nasty in FEW:
        text = lambda size, nasty=nasty: nasty * (size // len(nasty.encode())) + "x"
        for body in (
            lambda size, text=text: {"data": {name: text(size), text(size): ""}},
            lambda size, text=text: {"data": in_parts(name, text(size)), "content_type": PARTS},
            lambda size, text=text: {"data": text(size).encode(), "content_type": FORM},
        ):
            wrong = outgrows(lambda given: plain.post(path, **given), body, BODY // 2, BODY // 32)
            assert not wrong, (path, nasty, wrong)


def test_a_call_of_the_api_costs_what_it_weighs(plain):
    path = "/api/v1/questionnaires/parent/assessment"
    for nasty in FEW:
        make = lambda size, nasty=nasty: {"answers": {"age": nasty * (size // len(nasty))}}
        post = lambda body: plain.post(path, data=json.dumps(body), content_type="application/json")
        assert not outgrows(post, make, BODY // 4), nasty
    for unit in ("[", '{"a":', "1", "[1,", '"a"', "\\", " ", '{"a":1,'):
        make = lambda size, unit=unit: unit * (size // len(unit))
        post = lambda body: plain.post(path, data=body, content_type="application/json")
        assert not outgrows(post, make, BODY // 2), unit


HEADERS = (
    *("Accept-Language", "Accept-Encoding", "Authorization", "Content-Type", "Cookie", "Host"),
    *("If-None-Match", "Range", "Sec-Purpose", "Accept", "If-Modified-Since", "Cache-Control"),
)


def test_an_address_and_a_header_cost_what_they_weigh(plain):
    for nasty in FEW:
        make = lambda size, nasty=nasty: nasty * (size // len(nasty)) + "x"
        fetch = lambda text: plain.get("/en/help/", query_string={"country": text, text: "a"})
        assert not outgrows(fetch, make, LINE // 4), nasty
        if "\n" in nasty or not nasty.isascii():
            continue  # in no header
        for name in HEADERS:
            fetch = lambda text, name=name: plain.post("/en/compare/", headers={name: text})
            assert not outgrows(fetch, make, LINE // 4), (name, nasty)


def in_parts(name: str, text: str, more: str = "") -> bytes:
    """A form of one field as browsers send it that may bring files; `more` about the part."""
    about = f'Content-Disposition: form-data; name="{name}"{more}'
    return f"--b\r\n{about}\r\n\r\n{text}\r\n--b--\r\n".encode()


WAYS = {
    "form": lambda text: {"data": b"place=" + text.encode(), "content_type": FORM},
    "parts": lambda text: {"data": in_parts("place", text), "content_type": PARTS},
    "a file": lambda text: {
        "data": in_parts("file", f'{HEADER}\r\n"","{text}"', '; filename="log.csv"'),
        "content_type": PARTS,
    },
    "a file of many rows": lambda text: {
        "data": in_parts("file", HEADER + text.replace("x", "\r\nx"), '; filename="log.csv"'),
        "content_type": PARTS,
    },
    "about a part": lambda text: {
        "data": in_parts("place", "x", f'; a="{text}"'),
        "content_type": PARTS,
    },
}
MEGABYTE = MOST_BYTES - 400
TIMES = 6
"""How much longer than a harmless post a nasty one of the same size may take."""


@pytest.mark.parametrize("way", WAYS)
def test_a_megabyte_of_anything_is_as_quick_as_a_megabyte_of_words(plain, way):
    post = lambda text: plain.post("/en/evidence/", **WAYS[way](text))
    harmless = "he wrote it again "
    usual = max(0.2, seconds(post, harmless * (MEGABYTE // len(harmless))))
    for nasty in ("+", " ", "\t", "\r\n", '""', "x", ";a=", "&"):
        for part in (64, 8, 1):  # so that what would take hours fails in a second
            text = nasty * (MEGABYTE // part // len(nasty))
            tries = (seconds(post, text) for _ in range(3))  # a busy machine spoils one or two
            assert any(taken < TIMES * usual for taken in tries), (nasty, part, usual)


def test_a_row_keeps_its_words_however_its_lines_break():
    assert row_of({"place": " a \n\n\t b  c\td \u3000\n"}) == LogRow(place="a b  c d")
