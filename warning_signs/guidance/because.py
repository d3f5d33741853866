"""What a reader ticked, in a few words: the line “Because: …” of a result. Pure.

The words are data: `because` of the options; a sign has its short name.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.decisive_values import Values, red_flag_values
from warning_signs.content.models.base import RANK
from warning_signs.content.models.platforms import CHANNELS_QUESTION
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.content.models.text import Text

MOST_CLAUSES = 3
"""How many stand in the one line; the others stand under “Why this result”."""

DANGER, KNOWN, PLAIN, SIGN = 0, 1, 2, 6
"""What a clause weighs, the gravest least; a sign weighs less the more often it was seen."""

PLAIN_FACTS = frozenset({
    *("age", CHANNELS_QUESTION),
    *("disclosed", "told_by_other", "messages_seen"),
    *("took_part", "own_posts"),
})  # fmt: skip
"""Questions about how old and where, who knows, and their own part: they say less than what was
done to the child.
"""


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
    is mild to what is grave. questions: their ids, in page order; to_hand_over: without what is
    sensitive.
    """
    asked = (questionnaire.questions[id_] for id_ in questions)
    grave = red_flag_values(questionnaire, rules)
    clauses = [
        clause
        for question in asked
        if not (to_hand_over and question.sensitive)
        for clause in _clauses(question, answers, grave, to_hand_over=to_hand_over)
    ]
    clauses.sort(key=lambda clause: (clause.weight, clause.turn))
    return tuple(dict.fromkeys(clause.text for clause in clauses))[:MOST_CLAUSES]


def _clauses(
    question: Question, answers: Answers, grave: Values, *, to_hand_over: bool
) -> Iterator[Clause]:
    """What was answered to one question, what stays longest first.

    grave: the answers that raise a red flag by themselves; a feared wish to die weighs as much.
    """
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
            is_grave = question.is_safety_question or option.value in grave.get(question.id, ())
            known = PLAIN if question.id in PLAIN_FACTS else KNOWN
            yield Clause(DANGER if is_grave else known, turn, option.because)
            turn += 1
