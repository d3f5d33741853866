"""Any answers at all, for property tests."""

from __future__ import annotations

from itertools import islice

from hypothesis import strategies as st

from tests.support.content.built_in import built_in_content
from warning_signs.content.models.questionnaire import Question, Questionnaire

CONTENT = built_in_content()
SCORED = [name for name, one in CONTENT.questionnaires.items() if one.scored]
"""The questionnaires that have a level."""


def answers_to(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, set[str]]]:
    """Raw answers: any questions left open, any values, neutral ones beside telling ones too.

    They are read off bytes, some for each question: to draw every answer by itself takes four times
    as long. Smaller bytes are fewer and earlier answers, so examples still shrink.
    """
    questions = tuple(questionnaire.questions.values())
    size = 2 + sum(map(_bytes_of, questions))
    return st.binary(min_size=size, max_size=size).map(lambda drawn: _read(questions, drawn))


def known_signs(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, set[str]]]:
    """An answer other than “I don’t know” to every question about a sign."""
    frequency = st.sampled_from(["never", "rarely", "weekly", "daily"]).map(lambda value: {value})
    return st.fixed_dictionaries({sign.id: frequency for sign in questionnaire.signs})


MOST = 4
"""How many values of one question are ticked at most."""


def _bytes_of(question: Question) -> int:
    """One that says whether it is answered, or with how many values, and one for each value."""
    return 1 + (MOST if question.type == "many" else 1)


def _read(questions: tuple[Question, ...], drawn: bytes) -> dict[str, set[str]]:
    """The answers that these bytes stand for: the first says how many, the second from where on.

    One sheet in eight is full. Which answer comes first must not matter, so some are in another
    order, backwards too.
    """
    share, begin, *others = drawn
    rest = iter(others)
    found: dict[str, set[str]] = {}
    for question in questions:
        how, *picks = islice(rest, _bytes_of(question))
        if how + share * 8 // 7 > 255:
            found[question.id] = _picked(question, how, picks)
    turned = begin % len(questions)
    ids = [question.id for question in (*questions[turned:], *questions[:turned])]
    ids = ids[::-1] if begin % 2 else ids
    return {id_: found[id_] for id_ in ids if id_ in found}


def _picked(question: Question, how: int, picks: list[int]) -> set[str]:
    """The values of one question; of the type many none to four, some of them perhaps the same."""
    values = sorted(question.by_value)
    count = how % (MOST + 1) if question.type == "many" else 1
    return {values[pick % len(values)] for pick in picks[:count]}
