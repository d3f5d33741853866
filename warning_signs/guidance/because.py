"""What a reader ticked, in a few words: the line “Because: …” of a result. Pure.

The words are data: `because` of the options; a sign has its short name.
"""

from collections.abc import Iterable
from itertools import zip_longest

from warning_signs.assessment.answers import Answers
from warning_signs.content.models.base import RANK
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.text import Text

MOST_CLAUSES = 3
"""How many stand in the one line; the others stand under “Why this result”."""


def because(
    questionnaire: Questionnaire,
    answers: Answers,
    questions: Iterable[str],
    *,
    to_hand_over: bool = False,
) -> tuple[Text, ...]:
    """Return at most MOST_CLAUSES clauses for the answers to these questions, in page order.

    Where there are more, every question keeps one before any has two. Of one question the last
    ticked answers stay: its options go from what is mild to what is grave.
    to_hand_over: without what is sensitive.
    """
    wanted = frozenset(questions)
    named = [
        _clauses(question, answers, to_hand_over=to_hand_over)
        for question in questionnaire.questions.values()
        if question.id in wanted and question.id in answers
    ]
    gravest_first = [reversed(clauses) for clauses in named]
    turns = (clause for turn in zip_longest(*gravest_first) for clause in turn if clause)
    kept = list(dict.fromkeys(turns))[:MOST_CLAUSES]
    in_page_order = (clause for clauses in named for clause in clauses)
    return tuple(clause for clause in dict.fromkeys(in_page_order) if clause in kept)


def _clauses(question: Question, answers: Answers, *, to_hand_over: bool) -> list[Text]:
    """What was answered to one question, in the order of its options."""
    values = answers[question.id]
    if to_hand_over and question.sensitive:
        return []
    if question.type == "frequency":
        seen = any(RANK.get(value) for value in values)
        return [question.short] if seen else []
    ticked = (option for option in question.options if option.value in values)
    open_ones = (option for option in ticked if not (to_hand_over and option.sensitive))
    return [option.because for option in open_ones if option.because]
