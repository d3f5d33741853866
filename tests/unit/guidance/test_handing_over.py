"""A plan to hand over is never laxer than the screen, whatever was raised, and gives nobody away.

What is sensitive is left out of it, or words that the catalogue has for sheets stand in its place.
So every text of it is one of the screen, or is a declared one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import (
    EVEN_SETS,
    EVERY_SET,
    RAISED,
    answers_for,
    both_plans,
    cases,
    said,
    texts_of,
)
from tests.unit.guidance.test_advice import SCREENSHOT
from warning_signs.content.checks.advice import said_on_sheet
from warning_signs.content.models.advice import HORIZONS
from warning_signs.guidance.advise import Step

BESIDES = {
    "nothing": {},
    "own_part": {"took_part": ["posted", "witness"], "own_posts": ["threats", "intimate_images"]},
    "only_own_part": {"disclosed": ["no"], "took_part": ["posted"], "own_posts": ["threats"]},
    "saw_it": {"disclosed": ["no"], "messages_seen": ["yes"], "took_part": ["witness"]},
    "acted": {"done": ["saved", "blocked", "device_taken"]},
    "told_others": {"done": ["school", "police", "reported"], "channels": ["email", "web"]},
    "family": {"adult_is": ["family"], "circumstances": ["two_homes", "forbids_telling"]},
    "at_school": {"adult_is": ["school_or_club"], "done": ["deleted"], "no_help": ["school"]},
    "home": {"circumstances": ["home_may_harm", "in_care", "disability"], "injuries": ["weekly"]},
}
"""What else may have been answered, so that other variants and parts come up."""

CASES = cases(BESIDES)
FORBIDS = re.compile(
    r"\b(?:not|never|nobody|nothing|neither|no longer|attach no|pay no|no|leave it out)\b",
    re.IGNORECASE,
)


@cache
def stand_ins(advice: str) -> frozenset[str]:
    """The texts that the catalogue declares for sheets, in place of what is sensitive."""
    one = next(one for one in CONTENT.catalogue.advice if one.id == advice)
    return frozenset(chain.from_iterable(map(said_on_sheet, (*one.variants, *one.parts))))


def test_every_set_of_flags_is_tried():
    assert set(RAISED) == {flag.id for flag in CONTENT.rules.flags}
    assert len(EVERY_SET) == 2 ** len(RAISED)
    for flag in RAISED:
        others = {tuple(one for one in flags if one != flag) for flags in EVEN_SETS}
        assert len(others) == len(EVEN_SETS) == len(EVERY_SET) // 2


def undeclared(screen: dict[str, Step], sheet: dict[str, Step]) -> list[str]:
    """The steps with a text that is neither on the screen nor declared for sheets."""
    return [
        id_
        for id_, step in sheet.items()
        if id_ not in screen or not {*texts_of(step)} <= {*texts_of(screen[id_]), *stand_ins(id_)}
    ]


def due_later(screen: dict[str, Step], sheet: dict[str, Step]) -> list[str]:
    """The grave steps that a sheet puts off."""
    grave = ("immediate_danger", "contact_police", "save_messages", "safe_from_violence")
    return [
        id_
        for id_ in grave
        if id_ in sheet and HORIZONS.index(sheet[id_].horizon) > HORIZONS.index(screen[id_].horizon)
    ]


SILENT = {
    "suspend_and_report": r"this adult must notice|block the (?:other child|child who is hurt)",
    "do_not_reply": r"to this adult",
    "invite_to_talk": r"keep it to yourself|do not argue",
    "call_helpline": r"call list",
    "act_quickly": r"nobody close to this adult",
    "immediate_danger": r"crisis line|home|whoever treats|tonight|not with you",
    "contact_police": r"tell your child first|all the proof|without asking them"
    r"|may tell the parents",
    "save_messages": r"neither opened nor deleted",
    "school_protocol": r"nobody at home|informs the home|nobody there|them alone|not near this",
    "protect_confidence": r"goes home before|will not do|I must tell",
    "safe_from_violence": r"nobody at home|step",
    "injuries_seen": r"not at home|before home",
    "adult_author": r".",
    "inform_and_prevent": r"class for now|point at the pupil",
    "alert_circle": r"(?:other|that) family yourself|your child knows"
    r"|through your child|that home nothing",
}
"""What the screen forbids and a sheet passes over, since it does not ask for the act either."""


@cache
def forbids(text: str) -> bool:
    """Whether a text says what not to do."""
    return bool(FORBIDS.search(text))


def laxer(screen: dict[str, Step], sheet: dict[str, Step]) -> list:
    """The steps of which the screen forbids what the sheet neither forbids nor passes over."""
    return [id_ for id_, step in sheet.items() if is_laxer(screen[id_], step)]


def is_laxer(screen: Step, sheet: Step) -> bool:
    """Whether a step forbids less on a sheet than on the screen."""
    shown, handed_over = set(texts_of(screen)), set(texts_of(sheet))
    forbidden = {text for text in shown - handed_over if forbids(text)}
    silent = re.compile(SILENT.get(sheet.id, "^$"), re.IGNORECASE)
    passed_over = all(silent.search(text) for text in forbidden)
    return not passed_over and not any(map(forbids, stand_ins(sheet.id) & (handed_over - shown)))


def asks_for_pictures(screen: dict[str, Step], sheet: dict[str, Step]) -> list[str]:
    """What asks for a picture of the screen, or lets somebody capture what is on it."""
    found = []
    for steps in (screen, sheet):
        texts = said(steps.values())
        found += [id_ for id_, text in texts.items() if SCREENSHOT in text.lower()]
        kept = texts.get("save_messages")
        if kept is not None and not re.search(r"opens?, scrolls?, captures?", kept):
            found.append("save_messages")
    return found


def calls_no_police(screen: dict[str, Step], sheet: dict[str, Step]) -> bool:
    """Whether the police are called today on the screen and later on the sheet."""
    police = screen.get("contact_police")
    today = police is not None and "today" in police.title.msgid
    return today and "today" not in said([sheet["contact_police"]])["contact_police"]


def revealing(_screen: dict[str, Step], sheet: dict[str, Step]) -> list[str]:
    """The steps of a sheet that are sensitive on the screen."""
    return [
        id_
        for id_, step in sheet.items()
        if step.sensitive or any(line.sensitive for line in step.how)
    ]


RULES = (undeclared, due_later, laxer, calls_no_police, revealing)
"""What is asked of every case."""


@cache
def broken() -> dict[Callable, list]:
    """The cases that break each rule. One pass for all rules: to make the plans is what takes long,
    and to keep them all takes longer.
    """
    found: dict[Callable, list] = {rule: [] for rule in (*RULES, asks_for_pictures)}
    for name, flags, besides in CASES:
        raw = answers_for(flags, **BESIDES[besides])
        pictures = "intimate_images" in flags or "intimate_images" in raw.get("own_posts", [])
        screen, sheet = (
            {step.id: step for step in plan.every_step} for plan in both_plans(name, raw)
        )
        for rule in (*RULES, asks_for_pictures) if pictures else RULES:
            if wrong := rule(screen, sheet):
                found[rule].append((name, flags, besides, wrong))
    return found


def test_every_text_of_a_sheet_is_on_the_screen_or_is_declared_for_sheets():
    assert not broken()[undeclared]


def test_what_is_due_now_or_today_is_no_later_on_a_sheet():
    assert not broken()[due_later]


def test_what_the_screen_forbids_the_sheet_forbids_or_passes_over():
    assert not broken()[laxer]


def test_pictures_of_a_child_are_captured_and_sent_on_neither_by_screen_nor_by_sheet():
    assert not broken()[asks_for_pictures]


def test_no_police_today_becomes_police_later():
    assert not broken()[calls_no_police]


def test_nothing_sensitive_is_left_on_a_sheet():
    assert not broken()[revealing]
