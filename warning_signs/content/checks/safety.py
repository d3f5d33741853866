"""Checks that no questionnaire with a level, built-in or a site’s own, can overlook danger."""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.conditions.answers import Answered
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import Named
from warning_signs.content.models.questionnaire import SAFETY_QUESTION, Question, Questionnaire

SAFETY_VALUES = ("no", "yes", "unsure", "unknown")
WHY = "A child may be in danger of life whatever else was noticed"


def check_safety(content: Content, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Yield a question’s id and a message for each way in which danger would be overlooked."""
    if not questionnaire.scored:
        return
    question = questionnaire.questions.get(SAFETY_QUESTION)
    if question is None:
        yield SAFETY_QUESTION, f"Ask “{SAFETY_QUESTION}” as parent.yaml does. {WHY}."
    elif not _is_as_required(questionnaire, question):
        values = ", ".join(SAFETY_VALUES)
        yield (
            SAFETY_QUESTION,
            f"“{SAFETY_QUESTION}” is of type one, required, sensitive and always asked, with the "
            f"values {values}. {WHY}.",
        )
    for name, value, sensitive in _dangers(content):
        if asked := questionnaire.questions.get(name):
            yield from _noticed(asked, value, sensitive=sensitive)


def _is_as_required(questionnaire: Questionnaire, question: Question) -> bool:
    asked_of_all = question.required and not question.asked_when
    alike = question.type == "one" and tuple(question.by_value) == SAFETY_VALUES
    return alike and asked_of_all and question.sensitive


def _dangers(content: Content) -> Iterator[tuple[str, str, bool]]:
    """Yield each answer that can raise a red flag: question, value, whether it is sensitive."""
    for flag in content.rules.flags:
        for one in _walk(content, flag.when):
            if isinstance(one, Answered):
                for value in one.values:
                    yield one.question, value, flag.sensitive


def _walk(content: Content, condition: Condition) -> Iterator[Condition]:
    """Yield the condition and all inside it; named ones are followed where they exist."""
    for one in condition.walk():
        yield one
        if isinstance(one, Named) and one.name in content.rules.conditions:
            yield from _walk(content, content.rules.conditions[one.name])


def _noticed(question: Question, value: str, *, sensitive: bool) -> Iterator[tuple[str, str]]:
    option = question.by_value.get(value)
    if option is None:
        message = f"Give “{question.id}” the option “{value}”: it is a sign of danger."
        yield question.id, f"{message} Or give the question another id."
    elif sensitive and not (question.sensitive or option.sensitive):
        yield question.id, f"Mark the option “{value}” of “{question.id}” as sensitive."
