"""Checks that hold for every questionnaire with a level, ours or a site’s own: none can be made,
by mistake or for brevity, that does not notice danger.
"""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.questionnaire import Question, Questionnaire

SAFETY_QUESTION = "self_harm"
SAFETY_VALUES = ("no", "yes", "unsure")
WHY = "A child may be in danger of life whatever else was noticed"


def check_safety(content: Content, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Yield the id of a question, and what to do about it, for each way to overlook danger."""
    if not questionnaire.scored:
        return
    question = questionnaire.questions.get(SAFETY_QUESTION)
    if question is None:
        yield SAFETY_QUESTION, f"Ask “{SAFETY_QUESTION}” as parent.yaml does. {WHY}."
    elif not _is_ours(questionnaire, question):
        values = ", ".join(SAFETY_VALUES)
        yield (
            SAFETY_QUESTION,
            f"“{SAFETY_QUESTION}” is of type one, required, sensitive and always asked, with the "
            f"values {values}. {WHY}.",
        )
    for name, value, sensitive in _dangers(content):
        if asked := questionnaire.questions.get(name):
            yield from _noticed(asked, value, sensitive=sensitive)


def _is_ours(questionnaire: Questionnaire, question: Question) -> bool:
    asked_of_all = question.required and questionnaire.condition_of(question) is None
    alike = question.type == "one" and tuple(question.by_value) == SAFETY_VALUES
    return alike and asked_of_all and question.sensitive


def _dangers(content: Content) -> Iterator[tuple[str, str, bool]]:
    """Each answer that raises a red flag: the question, its value, whether it is sensitive."""
    for flag in content.rules.flags:
        for one in _walk(content, flag.when):
            if one.kind == "answered":
                for value in one.argument.values:
                    yield one.argument.question, value, flag.sensitive


def _walk(content: Content, condition: Condition) -> Iterator[Condition]:
    """The condition with all inside it, named ones resolved as far as they exist."""
    for one in condition.walk():
        yield one
        if one.kind == "named" and one.argument in content.rules.conditions:
            yield from _walk(content, content.rules.conditions[one.argument])


def _noticed(question: Question, value: str, *, sensitive: bool) -> Iterator[tuple[str, str]]:
    option = question.by_value.get(value)
    if option is None:
        message = f"Give “{question.id}” the option “{value}”: it is a sign of danger."
        yield question.id, f"{message} Or give the question another id."
    elif sensitive and not (question.sensitive or option.sensitive):
        yield question.id, f"Mark the option “{value}” of “{question.id}” as sensitive."
