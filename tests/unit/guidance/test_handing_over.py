"""A plan to hand over is never laxer than the screen, whatever was raised, and gives nobody away.

What is sensitive is left out of it, or words that the catalogue has for sheets stand in its place.
So every text of it is one of the screen, or is a declared one.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, product

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import EVERY_SET, RAISED, answers_for, said, steps_for, texts_of
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

CASES = tuple(product(("parent", "teacher"), EVERY_SET, BESIDES))
FORBIDS = re.compile(
    r"\b(?:not|never|nobody|nothing|neither|no longer|attach no|pay no|no|leave it out)\b",
    re.IGNORECASE,
)


@cache
def both(name: str, flags: tuple[str, ...], besides: str) -> tuple[dict, dict]:
    """The steps of the screen and those of the sheet to hand over, by id."""
    raw = answers_for(flags, **BESIDES[besides])
    screen, sheet = (steps_for(name, raw, redacted=redacted) for redacted in (False, True))
    return {step.id: step for step in screen}, {step.id: step for step in sheet}


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
            assert {*texts_of(step)} <= {*texts_of(screen[step.id]), *stand_ins(step.id)}, (
                case,
                step.id,
            )


def test_what_is_due_now_or_today_is_no_later_on_a_sheet():
    grave = ("immediate_danger", "contact_police", "save_messages", "safe_from_violence")
    for case in CASES:
        screen, sheet = both(*case)
        for id_ in {*grave} & {*sheet}:
            due = HORIZONS.index(screen[id_].horizon)
            assert HORIZONS.index(sheet[id_].horizon) <= due, (case, id_)


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


def test_what_the_screen_forbids_the_sheet_forbids_or_passes_over():
    for case in CASES:
        screen, sheet = both(*case)
        for step in sheet.values():
            left_out = set(texts_of(screen[step.id])) - set(texts_of(step))
            forbidden = {text for text in left_out if FORBIDS.search(text)}
            instead = stand_ins(step.id) & (set(texts_of(step)) - set(texts_of(screen[step.id])))
            forbidding = any(FORBIDS.search(text) for text in instead)
            silent = re.compile(SILENT.get(step.id, "^$"), re.IGNORECASE)
            passed_over = all(silent.search(text) for text in forbidden)
            assert passed_over or forbidding, (case, step.id, forbidden)


def test_pictures_of_a_child_are_captured_and_sent_on_neither_by_screen_nor_by_sheet():
    for name, flags, besides in CASES:
        raw = answers_for(flags, **BESIDES[besides])
        if "intimate_images" not in flags and "intimate_images" not in raw.get("own_posts", []):
            continue
        for steps in both(name, flags, besides):
            texts = said(steps.values())
            assert not [one for one, text in texts.items() if SCREENSHOT in text.lower()]
            kept = texts.get("save_messages")
            assert kept is None or re.search(r"opens?, scrolls?, captures?", kept)


def test_no_police_today_becomes_police_later():
    for case in CASES:
        screen, sheet = both(*case)
        if "contact_police" in screen and "today" in screen["contact_police"].title.msgid:
            assert "today" in said([sheet["contact_police"]])["contact_police"], case


def reveals(step: Step) -> bool:
    """Whether a step is sensitive on the screen."""
    return step.sensitive or any(line.sensitive for line in step.how)


def test_nothing_sensitive_is_left_on_a_sheet():
    for case in CASES:
        assert not [one.id for one in both(*case)[1].values() if reveals(one)], case
