"""Two sheets, each by its name: for oneself, which says what the screen says, and to hand over.

A sheet to hand over is never laxer than the screen and gives nobody away, whatever was raised: that
holds for plans (tests/unit/guidance/test_handing_over.py) and here for what is printed of them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, product

import pytest
from babel.support import Translations
from flask.testing import FlaskClient

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import RAISED, answers_for, steps_for, texts_of
from tests.support.pages.checks import parse
from tools.lib.pages import LANGUAGES
from warning_signs.content.checks.advice import said_on_sheet
from warning_signs.content.models.text import Text
from warning_signs.guidance.whom_to_call import night_line
from warning_signs.paths import TRANSLATIONS

SENSITIVE = ("self_harm", "meeting", "intimate_images", "adult_author")
SOME_SETS = ((), *((flag,) for flag in RAISED), ("adult_author", "told_to_die"), tuple(RAISED))
BESIDES = {
    "nothing": {},
    "own_part": {"took_part": ["posted", "witness"], "own_posts": ["threats", "intimate_images"]},
    "acted": {"done": ["saved", "blocked", "device_taken"]},
    "told_others": {"done": ["school", "police", "reported"], "channels": ["email", "web"]},
    "family": {"adult_is": ["family"], "circumstances": ["two_homes", "forbids_telling"]},
}
"""What else may have been answered, so that other variants and parts come up."""

SHEETS = {"for_me": "file_for_me", "to_hand_over": "sheet"}
"""The sheet to print, and the same as a file."""


def raw(flags, besides: str = "nothing") -> dict[str, list[str]]:
    """Raw answers that raise these flags."""
    return answers_for(flags, **BESIDES[besides])


@pytest.fixture(scope="module")
def reader(app):
    """Posts without the checks that every page gets: `reader("/en/parent/", answers)` as a tree.

    They take their time, and results and sheets get them in other tests.
    """
    client = FlaskClient(app, app.response_class)
    return lambda address, posted: parse(client.post(address, data=posted).text)


def words(element) -> str:
    return " ".join(element.to_text().split())


def advice(page) -> dict[str, list[str]]:
    """What each advice of a page says, folded or not, by its id."""
    texts = ("h3", "p:not(.source)", "li")
    return {
        step.attrs["data-advice"]: sorted(
            words(one)
            for one in step.query(", ".join(texts))
            if not one.query("h3, p, li, button, a")
        )
        for step in page.query("li[data-advice]")
    }


@cache
def french():
    """What turns a text into French, as pages do."""
    return Translations.load(str(TRANSLATIONS), ["fr"]).pgettext


def in_language(language: str, id_: str, msgid: str) -> str:
    """A text of an advice as a page in a master says it."""
    text = Text(id_, msgid)
    said = text.msgid if language == "en" else french()(text.context, text.msgid)
    return " ".join(said.split())


@cache
def declared(language: str) -> frozenset[str]:
    """Every text that the catalogue declares for sheets, in place of what is sensitive."""
    return frozenset(
        in_language(language, one.id, msgid)
        for one in CONTENT.catalogue.advice
        for msgid in chain.from_iterable(map(said_on_sheet, (*one.variants, *one.parts)))
    )


def on_screen(language: str, name: str, posted) -> set[str]:
    """Every text of the plan on the screen, folded or not."""
    steps = steps_for(name, posted, country="DE", foreign=True)
    return {in_language(language, step.id, msgid) for step in steps for msgid in texts_of(step)}


def without_number(text: str) -> str:
    return re.sub(r"^\d+\. ", "", text)


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_for_oneself_says_what_the_screen_says(reader, name):
    for flags in SOME_SETS:
        address, posted = f"/en/{name}/?country=FR", raw(flags)
        page = reader(address, posted)
        for show in ("for_me", "file_for_me"):
            assert advice(reader(address, posted | {"show": show})) == advice(page), flags


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_to_hand_over_says_what_the_screen_says_or_what_is_declared(reader, name, language):
    address = f"/{language}/{name}/?country=DE"
    for flags, besides in product(SOME_SETS, BESIDES):
        posted = raw(flags, besides)
        sheet = advice(reader(address, posted | {"show": "to_hand_over"}))
        said = {without_number(text) for text in chain.from_iterable(sheet.values())}
        allowed = on_screen(language, name, posted) | declared(language)
        assert said <= allowed, (flags, besides)


@pytest.mark.parametrize("printed", SHEETS)
def test_paper_and_file_are_the_same_sheet(reader, printed):
    for flags, name in product(SOME_SETS, ("parent", "teacher")):
        address, posted = f"/fr/{name}/?country=DE", raw(flags, "family")
        shown = [reader(address, posted | {"show": s}) for s in (printed, SHEETS[printed])]
        paper, file = (words(page.query("main")[0]) for page in shown)
        assert paper == file, flags


def test_a_picture_shared_in_a_group_is_left_alone_on_the_sheet_too(client):
    """The case that brought the rule about: the sheet asked for a picture of the whole thing."""
    posted = {"disclosed": "yes", "content": "intimate_images", "channels": "messaging"}
    posted |= {"senders": "several", "show": "sheet", "self_harm": "no"}
    sheet = client.post("/en/parent/?country=DE", data=posted).text
    assert "the whole conversation" not in sheet and "if it goes on" not in sheet
    assert re.search(r"opens, scrolls, captures", sheet)


# ---- what every sheet from high on says ----------------------------------------------------------

HIGH = {"disclosed": ["yes"], "repeated": ["yes"]}
LOW = {"self_harm": ["no"], "low_mood": ["rarely"], "messages_seen": ["no"]}


def life(page) -> list[str]:
    """What stands in the block for a life in danger."""
    return [words(one) for one in page.query(".life p")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_from_high_on_says_the_same_for_a_life_in_danger(reader, language):
    said = set()
    for name, flags in product(("parent", "teacher"), SOME_SETS):
        posted, address = raw(flags) | HIGH, f"/{language}/{name}/?country=GB"
        sheets = [posted | {"show": show} for show in ("for_me", "to_hand_over")]
        said.update(tuple(life(reader(address, data))) for data in (posted, *sheets))
    assert len(said) == 1, "one and the same block"
    alone, line, medicines = said.pop()
    assert "999" in alone and "0800 068 4141" in line and medicines


def test_the_block_is_the_same_whatever_else_was_answered(client):
    """Through the checks that every page gets."""
    for posted in (raw(()) | HIGH, raw(tuple(RAISED))):
        file = client.post("/en/parent/?country=GB", data=posted | {"show": "sheet"})
        assert "do not leave them alone" in life(parse(file.text))[0]


def test_a_low_result_does_not_frighten_with_it(client):
    assert not life(parse(client.post("/en/parent/?country=GB", data=LOW).text))


def test_the_line_of_the_block_is_open_at_night_and_never_for_adults_alone():
    for there in CONTENT.helplines.values():
        for language in ("en", "fr", *there.languages):
            line = night_line(there, CONTENT.international, language)
            assert line is None or (line.open_day_and_night and "child" in line.audience)
    assert night_line(CONTENT.helplines["FR"], CONTENT.international, "fr").kind == "crisis_line"


def test_where_nobody_answers_at_night_the_emergency_number_stands_alone(reader):
    quiet = [
        code
        for code, there in CONTENT.helplines.items()
        if night_line(there, CONTENT.international, "en") is None
    ]
    assert quiet
    for country in (*quiet, ""):
        posted = raw(()) | HIGH | {"show": "sheet"}
        block = life(reader(f"/en/parent/?country={country}", posted))
        number = CONTENT.helplines[country].emergency.phone if country else "112"
        assert number in block[0] and len(block) == 2, country


def test_a_line_in_the_reader_s_language_comes_first():
    belgium = CONTENT.helplines["BE"]
    for language in ("nl", "fr"):
        assert language in night_line(belgium, CONTENT.international, language).languages


# ---- what a sheet to hand over does not tell -----------------------------------------------------

TELLING = {
    "en": {
        "self_harm": r"\b(?:die|dying|suicide|self-harm|hurt themself)\b",
        "meeting": r"\bmeet(?:ing|s)?\b",
        "intimate_images": r"\bintimate|\bnude|\bpictures?\b",
        "adult_author": r"\badults?\b|child protection",
        "own_part": r"took part|taking part|their own part|forwarded|saw it happen|wrote",
    },
    "fr": {
        "self_harm": r"\bmourir|\bmort|suicid|se faire du mal",
        "meeting": r"\brencontr",
        "intimate_images": r"\bintime|\bnue?s?\b|\bimages?\b",
        "adult_author": r"\badultes?\b|protection de l’enfance",
        "own_part": r"participé|a pris part|transféré|témoin",
    },
}
HARMLESS = (
    (),
    ("told_to_die",),
    ("violence",),
    ("blackmail",),
    ("physical",),
    ("told_to_die", "violence", "blackmail", "physical"),
)
"""Sets of flags without any that a sheet to hand over keeps to itself."""

SAYING = "p, li, h2, h3, dt, dd, th, td"


def said_on(reader, address, posted) -> set[str]:
    """Every text of the file to hand over."""
    sheet = reader(address, posted | {"show": "sheet"})
    return {without_number(words(e)) for e in sheet.query(SAYING) if not e.query(SAYING)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_to_hand_over_tells_of_nothing_that_it_keeps_to_itself(reader, name, language):
    """Such words stand there only where they stand on the sheets of those who ticked nothing so."""
    address, done = f"/{language}/{name}/?country=FR", ("nothing", "acted", "told_others")
    harmless = set(declared(language))
    for flags, besides in product(HARMLESS, done):
        harmless |= said_on(reader, address, raw(flags, besides))
    told_by_a_part = said_on(reader, address, raw((), "own_part"))
    kept = [*((flag,) for flag in SENSITIVE), SENSITIVE, tuple(RAISED)]
    for flags, besides in product(kept, (*done, "own_part")):
        told = said_on(reader, address, raw(flags, besides)) - harmless
        for secret, pattern in TELLING[language].items():
            new = told if secret == "own_part" else told - told_by_a_part
            assert not [text for text in new if re.search(pattern, text)], (flags, besides, secret)


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_to_hand_over_keeps_to_itself_what_the_child_may_have_done(reader, name):
    address, posted = f"/en/{name}/?country=FR", raw((), "own_part")
    assert reader(address, posted).query("[data-role]")
    for show in ("sheet", "to_hand_over"):
        assert not reader(address, posted | {"show": show}).query("[data-role]")
