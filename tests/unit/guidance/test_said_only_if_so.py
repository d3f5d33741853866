"""A word that would accuse, frighten or presume stands only where its answer was given.

`LEAVE` says where that is; `test_any_answers.py` holds many results against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from babel.messages.pofile import read_po

from tests.support.answers.any_answers import CONTENT
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.parse import parse_condition
from warning_signs.content.models.text import Text
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


def fails(name: str) -> Callable[[Case], bool]:
    """Whether a named condition of rules.yaml does not hold."""
    return parse_condition({"not": name}).holds


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
    (holds("low_in_some_way"), r"seem sad", r"te sens? triste"),
    (fails("shared_or_posted"), r"in one sentence, that it is not", r"en une phrase aux amis sûrs"),
    (fails("perhaps_adult"), r"with the whole class$", r"avec toute la classe$"),
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


def every_text() -> Iterator[Text]:
    """All that advice can say, on the screen and on a sheet, and every line on top."""
    verdicts = CONTENT.catalogue.verdicts
    yield from (text for one in verdicts for text in (one.title, one.say) if text)
    for advice in CONTENT.catalogue.advice:
        sheets = (one.on_sheet for one in advice.wordings if one.on_sheet)
        for words in (*advice.wordings, *sheets):
            yield from (words.title, words.line, *words.how)
        yield from (one.first for one in advice.wordings)
        for part in advice.parts:
            yield from (*part.how, *(part.on_sheet.how if part.on_sheet else ()))


def test_what_no_answer_gives_leave_to_say_stands_nowhere():
    rows = [(text.msgid, row) for text in every_text() for row in rows_for(text)]
    assert [text for text, row in rows if LEAVE[row][0] is never] == []
