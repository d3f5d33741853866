"""What a reader ticked, in a few words: the line “Because: …” of a result. Pure.

The words are data: `because` of the options; a sign has its short name.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.base import RANK
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.content.models.text import Text

MOST_CLAUSES = 3
"""How many stand in the one line; the others stand under “Why this result”."""

DANGER, KNOWN, SIGN = 0, 1, 5
"""What a clause weighs, the gravest least; a sign weighs less the more often it was seen."""


class Clause(NamedTuple):
    """A clause and its place in the line: by weight, then every question once before any twice."""

    weight: int
    turn: int
    text: Text


def because(
    rules: Rules,
    questionnaire: Questionnaire,
    answers: Answers,
    questions: Iterable[str],
    *,
    to_hand_over: bool = False,
) -> tuple[Text, ...]:
    """Return at most MOST_CLAUSES clauses for the answers to these questions, the gravest first.

    Of the answers to one question that weigh as much the last ones stay: its options go from what
    is mild to what is grave. to_hand_over: without what is sensitive.
    """
    wanted = frozenset(questions)
    grave = _grave(rules, questionnaire)
    clauses = [
        clause
        for question in questionnaire.questions.values()
        if question.id in wanted and not (to_hand_over and question.sensitive)
        for clause in _clauses(question, answers, grave, to_hand_over=to_hand_over)
    ]
    clauses.sort(key=lambda clause: (clause.weight, clause.turn))
    return tuple(dict.fromkeys(clause.text for clause in clauses))[:MOST_CLAUSES]


def _clauses(
    question: Question, answers: Answers, grave: frozenset[tuple[str, str]], *, to_hand_over: bool
) -> Iterator[Clause]:
    """What was answered to one question, what stays longest first."""
    values = answers.get(question.id, ())
    if question.type == "frequency":
        often = max((RANK.get(value, 0) for value in values), default=0)
        if often:
            yield Clause(SIGN - often, 0, question.short)
        return
    turn = 0
    for option in reversed(question.options):
        hidden = to_hand_over and option.sensitive
        if option.value in values and option.because and not hidden:
            weight = DANGER if (question.id, option.value) in grave else KNOWN
            yield Clause(weight, turn, option.because)
            turn += 1


@lru_cache(maxsize=16)
def _grave(rules: Rules, questionnaire: Questionnaire) -> frozenset[tuple[str, str]]:
    """The answers that raise a red flag on their own, and a feared wish to die."""
    answers = (
        (question, option.value)
        for question in questionnaire.questions.values()
        if question.type != "frequency"
        for option in question.options
    )
    return frozenset(
        (question.id, value)
        for question, value in answers
        if question.is_safety_question or _raises_a_flag(rules, questionnaire, question.id, value)
    )


def _raises_a_flag(rules: Rules, questionnaire: Questionnaire, question: str, value: str) -> bool:
    case = Case(questionnaire, {question: frozenset([value])}, rules.conditions)
    return any(flag.when.holds(case) for flag in rules.flags)
