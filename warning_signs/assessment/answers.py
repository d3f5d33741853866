"""Answers as all other code sees them: only to what is asked, and free of contradictions."""

from collections.abc import Collection, Mapping

from warning_signs.assessment.decisive_values import red_flag_values
from warning_signs.content.models.questionnaire import UNKNOWN, AskedWhen, Question, Questionnaire
from warning_signs.content.models.rules import Rules

Answers = Mapping[str, frozenset[str]]
"""Question id → chosen values (several only for the type many). Open questions are absent."""

NO_VALUE: frozenset[str] = frozenset()


def is_asked(condition: AskedWhen | None, answers: Answers) -> bool:
    """Whether a question with this condition is asked, given these answers."""
    if condition is None:
        return True
    for one in condition.any:
        if not answers.get(one.question, NO_VALUE).isdisjoint(one.values):
            return True
    return False


def settle_answers(
    questionnaire: Questionnaire, given: Mapping[str, Collection[str]], rules: Rules
) -> Answers:
    """Return the answers that count: asked ones, without neutral values beside telling ones.

    Answers to follow-ups that were not asked are dropped silently: readers may have changed an
    earlier answer and cannot see the follow-up any more. Values that raise a red flag are kept,
    unless the questions that could open the follow-up were all answered with “no”: danger that
    somebody ticked is never lost because another question was left open. A condition only looks
    at questions above it (content/checks/questionnaire.py checks that), so one pass in page order
    is enough.
    """
    answers: dict[str, frozenset[str]] = {}
    for id_, question in questionnaire.questions.items():
        if id_ not in given:
            continue
        values = _telling(question, given[id_])
        condition = questionnaire.asked_if.get(id_)
        if condition and not is_asked(condition, answers):
            danger = red_flag_values(questionnaire, rules).get(id_, NO_VALUE)
            values &= NO_VALUE if _ruled_out(condition, answers) else danger
        if values:
            answers[id_] = values
    return answers


def counted_unasked(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the unasked questions whose answers count, since they raise a red flag."""
    follow_ups = questionnaire.asked_if.items()
    return frozenset(
        id_ for id_, when in follow_ups if id_ in answers and not is_asked(when, answers)
    )


def open_questions(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    """Return the questions that were asked and left open: they count as “I don’t know”."""
    asked_if = questionnaire.asked_if
    return [
        question
        for id_, question in questionnaire.questions.items()
        if id_ not in answers and is_asked(asked_if.get(id_), answers)
    ]


def part_reached(questionnaire: Questionnaire, given: Collection[str]) -> int:
    """Return the number of the last part with an answer to one of its questions, from 1.

    A browser without JavaScript does not tell which part it shows; this one is the best guess.
    """
    parts = enumerate(questionnaire.sections, start=1)
    answered = (n for n, part in parts if any(one.id in given for one in part.questions))
    return max(answered, default=1)


def _ruled_out(condition: AskedWhen, answers: Answers) -> bool:
    """Whether every question that could open this one has an answer, and none opens it.

    “I don’t know” is not an answer here.
    """
    openers = {one.question for one in condition.any}
    return all(answers.get(opener, NO_VALUE) - {UNKNOWN} for opener in openers)


def _telling(question: Question, values: Collection[str]) -> frozenset[str]:
    """Return the values that tell something, or all of them if none does."""
    return frozenset(values).intersection(question.telling) or frozenset(values)
