"""What stands open is short: titles, the one line of a step, first acts, and how to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random

import pytest
from babel.support import Translations

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import steps_for
from warning_signs.content.models.questionnaire import Question
from warning_signs.content.models.text import Text
from warning_signs.paths import TRANSLATIONS

WORD = re.compile(r"[\w’'-]*\w[\w’'-]*")
"""An elided article counts with its word."""

TITLE = {"en": 7, "fr": 8}
LETTERS = 48
LINE, FIRST, HOW = 16, 9, 60


@cache
def french():
    """What turns a text into French, as pages do."""
    return Translations.load(str(TRANSLATIONS), ["fr"]).pgettext


def in_language(language: str, text: Text) -> str:
    """A text of the content as a page in a master says it."""
    return text.msgid if language == "en" else french()(text.context, text.msgid)


def words(text: str) -> int:
    """How many words it has."""
    return len(WORD.findall(text))


def wordings() -> Iterator[tuple[str, object]]:
    """Each advice, each of its variants, and each of its wordings for a sheet."""
    for advice in CONTENT.catalogue.advice:
        sheets = (one.on_sheet for one in advice.variants if one.on_sheet)
        yield from ((advice.id, one) for one in (advice, *advice.variants, *sheets))


def too_long(language: str, field: str, most: int, letters: int = 999) -> dict[str, str]:
    """The texts of this field that have too many words or letters."""
    found = {}
    for id_, one in wordings():
        text = getattr(one, field, None)
        if text is not None:
            said = in_language(language, text)
            if words(said) > most or len(said) > letters:
                found[f"{id_}: {said}"] = f"{words(said)} words, {len(said)} letters"
    return found


@pytest.mark.parametrize("language", TITLE)
def test_a_title_is_one_short_instruction(language):
    assert too_long(language, "title", TITLE[language], LETTERS) == {}


@pytest.mark.parametrize("language", TITLE)
def test_the_line_that_is_always_open_is_short(language):
    assert too_long(language, "line", LINE) == {}


@pytest.mark.parametrize("language", TITLE)
def test_a_first_act_is_shorter_still(language):
    assert too_long(language, "first", FIRST) == {}


def much(draw: Random, question: Question) -> list[str]:
    """Any number of the values of a question."""
    values = sorted(question.by_value)
    return draw.sample(values, draw.randint(1, len(values)) if question.type == "many" else 1)


def test_how_to_do_it_is_sixty_words_at_most_whatever_was_answered():
    draw = Random("how")  # noqa: S311 - a sample that is the same every time, no secret
    shown = set()
    for _ in range(2000):
        questionnaire = CONTENT.questionnaires[draw.choice(SCORED)]
        raw = {
            question.id: much(draw, question)
            for question in questionnaire.questions.values()
            if draw.random() < 0.7
        }
        country = draw.choice((None, "FR", "US", "AU"))
        for step in steps_for(questionnaire.id, raw, country=country, redacted=draw.random() < 0.3):
            shown.add((step.id, tuple(line.text for line in step.how)))
    for language, (id_, how) in product(TITLE, shown):
        said = " ".join(in_language(language, text) for text in how)
        assert words(said) <= HOW, (language, id_, said)
