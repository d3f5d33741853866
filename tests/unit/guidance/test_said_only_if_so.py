"""A word that would accuse, frighten or presume stands only where its answer was given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import pytest
from babel.messages.pofile import read_po

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import anything, both_plans, outcome_of
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.parse import parse_condition
from warning_signs.content.models.text import Text
from warning_signs.guidance.plan import Plan
from warning_signs.paths import TRANSLATIONS

OWN_PART = {"question": "took_part", "values": ["forwarded", "posted", "answered_back", "accused"]}
SENT = {"question": "picture", "values": ["sent_by_child"]}
MADE_UP = {"question": "picture", "values": ["made_up"]}
SECRETLY = {"question": "picture", "values": ["taken_secretly"]}
NO_HELP = {"question": "no_help", "values": ["school", "service", "police"]}
TWO_HOMES = {"question": "circumstances", "values": ["two_homes"]}
IN_CARE = {"question": "circumstances", "values": ["in_care"]}
PAID = {"question": "done", "values": ["paid"]}


def answered(given: dict) -> Callable[[Case], bool]:
    """Whether one of these values was given."""
    return parse_condition({"answered": given}).holds


def holds(name: str) -> Callable[[Case], bool]:
    """Whether a named condition of rules.yaml holds."""
    return parse_condition(name).holds


def never(_case: Case) -> bool:
    """No answer gives leave to say it."""
    return False


def any_of(*ways: Callable[[Case], bool]) -> Callable[[Case], bool]:
    """Whether one of them holds."""
    return lambda case: any(way(case) for way in ways)


LEAVE = [
    (never, r"\bbull(?:y|ies)\b|\bvictims?\b|perpetrator", r"harceleu[rs]e?|victime|agresseu"),
    (never, r"if it (?:goes on|continues|persists)", r"si (?:cela|ça) continue"),
    (never, r"on a screen, and yet", r"[Mm]ême à l’écran"),
    (
        never,
        r"until it happens again|blames you",
        r"attendez pas que cela|ne vous (?:le )?reproche",
    ),
    (
        any_of(answered(OWN_PART), answered(SENT)),
        r"\bmistake|\bpart (?:of their own|they (?:may have )?played)|their own part",
        r"\berreur|\bleur part\b|sa part dans",
    ),
    (answered(MADE_UP), r"made-up picture", r"image fabriquée"),
    (answered(SECRETLY), r"picture in secret|took it in secret", r"image en cachette|prise en cac"),
    (answered(NO_HELP), r"did not help|[Nn]obody helped", r"n’a (?:pas )?aidé"),
    (answered(TWO_HOMES), r"other home|either home", r"autre foyer|deux foyers"),
    (answered(IN_CARE), r"\bward\b|whoever treats them", r"qui soigne"),
    (answered(PAID), r"[Cc]all the bank", r"[Aa]ppelez la banque"),
    (holds("blackmailed"), r"blackmailer|[Gg]iving in mostly", r"maître.chanteur|[Cc]éder entr"),
    (
        holds("by_family"),
        r"shelter with relatives|call, outside the family",
        r"refuge en famille",
    ),
    (holds("perhaps_adult"), r"\bthis adult\b", r"cet adulte"),
    (holds("takes_part"), r"help them stop|put it right", r"aidez-le à arrêter"),
]
"""When it may be said, and what English and French must not say otherwise."""


@cache
def french() -> dict[tuple[str | None, str], str]:
    """The French of every text that is translated, by context and English."""
    with (TRANSLATIONS / "fr/LC_MESSAGES/messages.po").open("rb") as file:
        return {(m.context, m.id): m.string for m in read_po(file) if isinstance(m.id, str)}


def in_both(text: Text) -> tuple[str, str]:
    """A text in English and in French, which is empty where it is not translated yet."""
    return text.msgid, french().get((text.context, text.msgid)) or ""


@cache
def rows_for(text: Text) -> frozenset[int]:
    """The rows of `LEAVE` that say when this text may stand: each text is read once."""
    english, in_french = in_both(text)
    return frozenset(
        row
        for row, (_may, one, other) in enumerate(LEAVE)
        if re.search(one, english) or re.search(other, in_french)
    )


def texts_of(plan: Plan) -> Iterator[Text]:
    """All that a screen or a sheet says."""
    yield plan.verdict.title
    for step in plan.every_step:
        yield from (step.title, step.line, step.first, *(line.text for line in step.how))


@cache
def said_without_leave() -> dict[int, list]:
    """For each row of `LEAVE` the answers after which a screen or a sheet says what it must not."""
    draw = Random("said")  # noqa: S311 - a sample that is the same every time, no secret
    found: dict[int, list] = {row: [] for row in range(len(LEAVE))}
    for _ in range(2500):
        name = draw.choice(SCORED)
        questions = CONTENT.questionnaires[name].questions.values()
        raw = {q.id: anything(draw, q) for q in questions if draw.random() < 0.5}
        case = outcome_of(name, raw).case
        said = {(row, text) for plan in both_plans(name, raw) for text in texts_of(plan)
                for row in rows_for(text)}  # fmt: skip
        for row, text in said:
            if not LEAVE[row][0](case):
                found[row].append((in_both(text), dict(case.answers)))
    return found


@pytest.mark.parametrize("row", range(len(LEAVE)), ids=[one[1] for one in LEAVE])
def test_it_is_said_only_where_it_was_answered(row):
    assert not said_without_leave()[row]
