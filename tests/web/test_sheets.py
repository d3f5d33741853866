"""A sheet is never laxer than the screen, whatever was raised, and gives nobody away.

What is sensitive is left out of a sheet to hand over, or words that the catalogue has for the
sheet stand in its place. So every text of a sheet is one of the screen, or is a declared one.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, combinations, product

import pytest
from babel.support import Translations
from flask.testing import FlaskClient

from tests.support.any_answers import CONTENT
from tests.support.page_checks import parse
from tests.unit.guidance.test_advice import HORIZONS, SCREENSHOT, steps_for
from tools.lib.pages import LANGUAGES
from warning_signs.content.checks.advice import said_on_sheet
from warning_signs.content.models.text import Text
from warning_signs.guidance.advise import Step
from warning_signs.guidance.helplines import night_line
from warning_signs.paths import TRANSLATIONS

RAISED = {
    "self_harm": {"self_harm": ["yes"]},
    "told_to_die": {"content": ["told_to_die"]},
    "violence": {"content": ["threats"]},
    "blackmail": {"content": ["blackmail"]},
    "meeting": {"demands": ["meeting"]},
    "intimate_images": {"content": ["intimate_images"]},
    "adult_author": {"senders": ["adult"]},
    "physical": {"offline_too": ["physical"]},
}
"""An answer that raises each of the red flags."""

SENSITIVE = ("self_harm", "meeting", "intimate_images", "adult_author")
EVERY_SET = tuple(chain.from_iterable(combinations(RAISED, n) for n in range(len(RAISED) + 1)))
SOME_SETS = ((), *((flag,) for flag in RAISED), ("adult_author", "told_to_die"), tuple(RAISED))
TOLD = {"self_harm": ["no"], "disclosed": ["yes"], "channels": ["messaging", "phone"]}
BESIDES = {
    "nothing": {},
    "own_part": {"took_part": ["posted", "witness"], "own_posts": ["threats", "intimate_images"]},
    "only_own_part": {
        "disclosed": ["no"],
        "took_part": ["posted"],
        "own_posts": ["threats"],
    },
    "saw_it": {"disclosed": ["no"], "messages_seen": ["yes"], "took_part": ["witness"]},
    "acted": {"done": ["saved", "blocked", "device_taken"]},
    "told_others": {"done": ["school", "police", "reported"], "channels": ["email", "web"]},
}
"""What else may have been answered, so that other variants and parts come up."""

FORBIDS = re.compile(
    r"\b(?:not|never|nobody|nothing|neither|no longer|attach no|pay no)\b", re.IGNORECASE
)
SILENT = {
    "immediate_danger": {
        # Forbids nothing: every sheet names the line for it.
        "If the danger is not for today, speak with a crisis line or a doctor today all the same.",
        "If the danger is not for today, a crisis line or a doctor should still hear about it "
        "today.",
    },
    "act_quickly": {
        # The sheet names nobody through whom to go.
        "Go through the police or child protection, and through nobody close to this adult.",
    },
    "school_protocol": {
        # The sheet does not ask to inform the parents.
        "Do not inform the parents before child protection or the police have said so. The adult "
        "may be one of them, or close to them.",
    },
}
"""What the screen forbids and a sheet passes over, since it does not ask for the act either."""


def answers_for(flags, besides: str = "nothing") -> dict[str, list[str]]:
    """Raw answers that raise these flags."""
    raw = TOLD | BESIDES[besides]
    for flag in flags:
        for question, values in RAISED[flag].items():
            kept = raw.get(question, []) if question in ("content", "demands") else []
            raw = raw | {question: [*kept, *values]}
    return raw


@cache
def both(name: str, flags: tuple[str, ...], besides: str) -> tuple[dict, dict]:
    """The steps of the screen and those of the sheet to hand over, by id."""
    raw = answers_for(flags, besides)
    screen, sheet = (steps_for(name, raw, redacted=plain) for plain in (False, True))
    return {step.id: step for step in screen}, {step.id: step for step in sheet}


CASES = tuple(product(("parent", "teacher"), EVERY_SET, BESIDES))


def texts_of(step: Step) -> list[str]:
    """All that a step says, its reason too."""
    return [t.msgid for t in (step.title, step.text, step.why, *(one.text for one in step.lines))]


@cache
def stand_ins(advice: str) -> frozenset[str]:
    """The texts that the catalogue declares for sheets, in place of what is sensitive."""
    one = next(one for one in CONTENT.catalogue.advice if one.id == advice)
    return frozenset(chain.from_iterable(map(said_on_sheet, (*one.variants, *one.parts))))


def test_every_set_of_flags_is_tried():
    assert set(RAISED) == {flag.id for flag in CONTENT.rules.flags}
    assert len(EVERY_SET) == 2 ** len(RAISED)


def test_every_text_of_a_sheet_is_on_the_screen_or_is_declared_for_sheets():
    for case in CASES:
        screen, sheet = both(*case)
        for step in sheet.values():
            assert step.id in screen, case
            allowed = {*texts_of(screen[step.id]), *stand_ins(step.id)}
            assert set(texts_of(step)) <= allowed, (case, step.id)


def test_nothing_on_a_sheet_stands_later_than_on_the_screen_or_in_another_order():
    for case in CASES:
        screen, sheet = both(*case)
        assert [one for one in screen if one in sheet] == list(sheet), case
        for step in sheet.values():
            then = screen[step.id]
            assert step.stage == then.stage, (case, step.id)
            assert HORIZONS.index(step.horizon) <= HORIZONS.index(then.horizon), (case, step.id)


def test_what_the_screen_forbids_the_sheet_forbids_or_passes_over():
    for case in CASES:
        screen, sheet = both(*case)
        for step in sheet.values():
            left_out = set(texts_of(screen[step.id])) - set(texts_of(step))
            forbidden = {text for text in left_out if FORBIDS.search(text)}
            instead = stand_ins(step.id) & (set(texts_of(step)) - set(texts_of(screen[step.id])))
            forbidding = any(FORBIDS.search(text) for text in instead)
            silent = SILENT.get(step.id, set())
            assert forbidden <= silent or forbidding, (case, step.id, forbidden)


def test_pictures_of_a_child_are_captured_and_sent_on_neither_by_screen_nor_by_sheet():
    for name, flags, besides in CASES:
        raw = answers_for(flags, besides)
        if "intimate_images" not in flags and "intimate_images" not in raw.get("own_posts", []):
            continue
        for steps in both(name, flags, besides):
            said = {one: "\n".join(texts_of(step)) for one, step in steps.items()}
            assert not [one for one, text in said.items() if SCREENSHOT in text.lower()]
            assert re.search(
                r"[Nn]ot even as proof", said.get("save_messages", "not even as proof")
            )


def test_no_police_today_becomes_police_if_it_goes_on():
    for case in CASES:
        screen, sheet = both(*case)
        if "contact_police" in screen and screen["contact_police"].horizon == "now":
            said = "\n".join(texts_of(sheet["contact_police"]))
            assert "today" in said and "if it goes on" not in said, case


@pytest.fixture(scope="module")
def reader(app):
    """Posts without the checks that every page gets: `reader("/en/parent/", answers)` as a tree.

    They take their time, and results and sheets get them in other tests.
    """
    client = FlaskClient(app, app.response_class)
    return lambda address, posted: parse(client.post(address, data=posted).text)


def handing(posted: dict, *, sensitive: bool) -> dict:
    """The post that asks for a file."""
    return posted | {"show": "sheet"} | ({"sensitive": "1"} if sensitive else {})


def articles(page, selector: str = "article.advice") -> list[list[str]]:
    """When to do each step and what it says, text by text."""
    return [
        [words(one) for one in step.query("h3, p, li") if not inside(one, "details")]
        for step in page.query(selector)
    ]


def words(element) -> str:
    return " ".join(element.to_text().split())


def inside(element, name: str) -> bool:
    """Whether it stands in an element of this name."""
    while element is not None and element.name != name:
        element = element.parent
    return element is not None


def printed(page) -> list[list[str]]:
    """The steps that are printed where sensitive answers are not ticked in."""
    steps = []
    for one in page.query("article.advice:not(.sensitive)"):
        kept = [e for e in one.query("h3, p, li:not(.sensitive)") if not inside(e, "details")]
        steps.append([words(e) for e in kept])
    return steps


@cache
def french():
    """What turns a text into French, as pages do."""
    return Translations.load(str(TRANSLATIONS), ["fr"]).pgettext


def in_language(language: str, text: Text) -> str:
    """A text of the content as a page in a master says it."""
    return text.msgid if language == "en" else french()(text.context, text.msgid)


@cache
def declared(language: str) -> frozenset[str]:
    """Every declared text for sheets in a language."""
    texts = {
        in_language(language, Text(one.id, text))
        for one in CONTENT.catalogue.advice
        for text in stand_ins(one.id)
    }
    return frozenset(" ".join(text.split()) for text in texts)


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_for_oneself_says_what_the_screen_says(reader, name):
    for flags in SOME_SETS:
        posted = answers_for(flags)
        page = reader(f"/en/{name}/?country=FR", posted)
        file = reader(f"/en/{name}/?country=FR", handing(posted, sensitive=True))
        assert articles(file) == articles(page, "article[data-advice]"), flags


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_file_and_paper_say_what_the_screen_says_or_what_is_declared(reader, name, language):
    address = f"/{language}/{name}/?country=DE"
    for flags, besides in product(SOME_SETS, ("nothing", "own_part")):
        posted = answers_for(flags, besides)
        page, file = reader(address, posted), reader(address, handing(posted, sensitive=False))
        on_screen = set(chain.from_iterable(articles(page, "article[data-advice]")))
        for sheet in (printed(page), articles(file)):
            assert set(chain.from_iterable(sheet)) <= on_screen | declared(language)
        assert printed(page) == articles(file), "paper and file are the same sheet"


def test_a_picture_shared_in_a_group_is_left_alone_on_the_sheet_too(client):
    """The case that brought the rule about: the sheet asked for a picture of the whole thing."""
    posted = {"disclosed": "yes", "content": "intimate_images", "channels": "messaging"}
    posted |= {"senders": "several", "show": "sheet", "self_harm": "no"}
    sheet = client.post("/en/parent/?country=DE", data=posted).text
    assert "the whole conversation" not in sheet and "if it goes on" not in sheet
    assert "Nobody opens, captures or sends it on" in sheet
    assert "Speak with the police or a helpline today" in sheet


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
        posted, address = answers_for(flags) | HIGH, f"/{language}/{name}/?country=GB"
        files = [handing(posted, sensitive=ticked) for ticked in (False, True)]
        said.update(tuple(life(reader(address, data))) for data in (posted, *files))
    assert len(said) == 1, "one and the same block"
    alone, line, medicines = said.pop()
    assert "999" in alone and "0800 068 4141" in line and medicines


def test_the_block_is_the_same_whatever_else_was_answered(client):
    """Through the checks that every page gets."""
    for posted in (answers_for(()) | HIGH, answers_for(RAISED)):
        file = client.post("/en/parent/?country=GB", data=handing(posted, sensitive=False))
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
        posted = handing(answers_for(()) | HIGH, sensitive=False)
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

SAYING = ", ".join(f"main {one}" for one in ("p", "li", "h2", "h3", "dt", "dd", "th", "td"))


def said_on(reader, address, posted) -> set[str]:
    """Every text of the file to hand over."""
    return {words(e) for e in reader(address, handing(posted, sensitive=False)).query(SAYING)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_sheet_to_hand_over_tells_of_nothing_that_it_keeps_to_itself(reader, name, language):
    """Such words stand there only where they stand on the sheets of those who ticked nothing so."""
    address, done = f"/{language}/{name}/?country=FR", ("nothing", "acted", "told_others")
    harmless = set(declared(language))
    for flags, besides in product(HARMLESS, done):
        harmless |= said_on(reader, address, answers_for(flags, besides))
    kept = [*((flag,) for flag in SENSITIVE), SENSITIVE, tuple(RAISED)]
    for flags, besides in product(kept, (*done, "own_part")):
        told = said_on(reader, address, answers_for(flags, besides)) - harmless
        for secret, pattern in TELLING[language].items():
            assert not [text for text in told if re.search(pattern, text)], (flags, besides, secret)
