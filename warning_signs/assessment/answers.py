"""Answers as the rest of the product sees them: only those asked for, nothing contradictory."""

from collections.abc import Collection, Mapping

from ..content.questionnaire import AskedWhen, Question, Questionnaire

Answers = Mapping[str, frozenset[str]]
"""Question id → chosen values (one value, but for questions of type many). Open ones are absent."""


def is_asked(condition: AskedWhen | None, answers: Answers) -> bool:
    """Whether a question with this condition is asked, given these answers."""
    return condition is None or any(
        answers.get(one.question, frozenset()).intersection(one.values) for one in condition.any
    )


def settle_answers(questionnaire: Questionnaire, given: Mapping[str, Collection[str]]) -> Answers:
    """Return the answers that count: asked ones, without neutral values beside telling ones.

    Answers to follow-ups that were not asked are dropped without a word: their reader may have
    changed an earlier answer and cannot see them any more. A condition only looks at questions
    that come before (content/check.py sees to it), so one pass in page order settles all.
    """
    answers: dict[str, frozenset[str]] = {}
    for question in questionnaire.questions.values():
        values = _telling(question, given.get(question.id, ()))
        if values and is_asked(questionnaire.condition_of(question), answers):
            answers[question.id] = values
    return answers


def open_questions(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    """The questions that were asked and left open: they count as “I don’t know”."""
    return [
        question
        for question in questionnaire.questions.values()
        if question.id not in answers and is_asked(questionnaire.condition_of(question), answers)
    ]


def _telling(question: Question, values: Collection[str]) -> frozenset[str]:
    telling = frozenset(value for value in values if not question.by_value[value].neutral)
    return telling or frozenset(values)
