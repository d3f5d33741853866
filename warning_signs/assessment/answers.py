"""Answers as the rest of the product sees them: only those asked for, nothing contradictory."""

from collections.abc import Collection, Mapping

from warning_signs.assessment.alone import red_flag_values
from warning_signs.content.models.questionnaire import UNKNOWN, AskedWhen, Question, Questionnaire
from warning_signs.content.models.rules import Rules

Answers = Mapping[str, frozenset[str]]
"""Question id → chosen values (one value, but for questions of type many). Open ones are absent."""


def is_asked(condition: AskedWhen | None, answers: Answers) -> bool:
    """Whether a question with this condition is asked, given these answers."""
    return condition is None or any(
        answers.get(one.question, frozenset()).intersection(one.values) for one in condition.any
    )


def settle_answers(
    questionnaire: Questionnaire, given: Mapping[str, Collection[str]], rules: Rules
) -> Answers:
    """Return the answers that count: asked ones, without neutral values beside telling ones.

    Answers to follow-ups that were not asked are dropped without a word: their reader may have
    changed an earlier answer and cannot see them any more. Values that raise a red flag are not,
    unless what the question hangs on was answered with “no” throughout: danger that somebody
    ticked is never lost because another question was left open. A condition only looks at
    questions that come before (content/checks/questionnaire.py sees to it), so one pass in page
    order settles all.
    """
    answers: dict[str, frozenset[str]] = {}
    for question in questionnaire.questions.values():
        values = _telling(question, given.get(question.id, ()))
        condition = questionnaire.condition_of(question)
        if values and not is_asked(condition, answers):
            values &= _danger(questionnaire, question, answers, rules)
        if values:
            answers[question.id] = values
    return answers


def counted_unasked(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """The questions whose answers count though nothing opened them: they raise a red flag."""
    return frozenset(
        question
        for question in answers
        if not is_asked(questionnaire.condition_of(questionnaire.questions[question]), answers)
    )


def open_questions(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    """The questions that were asked and left open: they count as “I don’t know”."""
    return [
        question
        for question in questionnaire.questions.values()
        if question.id not in answers and is_asked(questionnaire.condition_of(question), answers)
    ]


def _danger(
    questionnaire: Questionnaire, question: Question, answers: Answers, rules: Rules
) -> frozenset[str]:
    """The values that count of a question that nothing opened: red flags, unless ruled out.

    They are ruled out where all that could open it was answered, and with something that does not.
    “I don’t know” is no such answer.
    """
    openers = {one.question for one in questionnaire.condition_of(question).any}
    if all(answers.get(opener, frozenset()) - {UNKNOWN} for opener in openers):
        return frozenset()
    return red_flag_values(questionnaire, rules).get(question.id, frozenset())


def _telling(question: Question, values: Collection[str]) -> frozenset[str]:
    telling = frozenset(value for value in values if not question.by_value[value].neutral)
    return telling or frozenset(values)
