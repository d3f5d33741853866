"""What a reader ticked, in a few words: the line “Because: …” of a result. Pure."""

from collections.abc import Iterable, Iterator

from warning_signs.assessment.answers import Answers
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
    """Return short clauses for the answers to these questions, in their order, none twice.

    to_hand_over: without any that is sensitive.
    """
    found = (
        clause
        for question in questions
        if question in answers
        for clause in _clauses(questionnaire.questions[question], answers, to_hand_over)
    )
    return tuple(dict.fromkeys(found))[:MOST_CLAUSES]


def _clauses(question: Question, answers: Answers, to_hand_over: bool) -> Iterator[Text]:
    if to_hand_over and question.sensitive:
        return
    if question.type != "many":
        yield question.short
        return
    for option in question.options:
        if option.value in answers[question.id] and not (to_hand_over and option.sensitive):
            yield option.label
