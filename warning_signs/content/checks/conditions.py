"""Checks of one condition: the questions, values, names and red flags in it must exist."""

from collections.abc import Iterable, Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.conditions.advice_only import FlagRaised, ToDo
from warning_signs.content.models.conditions.answers import Answered, Chosen, Signs
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import Named
from warning_signs.content.models.questionnaire import Question


def check_condition(content: Content, condition: Condition) -> Iterator[str]:
    """Yield what to do about each undefined name in `condition` or inside it."""
    for one in condition.walk():
        if message := _unknown_name(content, one):
            yield message


def check_rule_condition(content: Content, condition: Condition) -> Iterator[str]:
    """Yield the same, and what to do about kinds that look at more than answers.

    The level and the red flags, for example, are unknown until the rules have been applied.
    """
    yield from check_condition(content, condition)
    for kind in advice_only_kinds(condition):
        yield f"No rule may look at “{kind}”: only advice can. Name the answers instead."


def advice_only_kinds(condition: Condition) -> Iterator[str]:
    """Return the kinds of all conditions inside that look at more than answers."""
    return (one.kind for one in condition.walk() if one.advice_only)


def listed(names: Iterable[str]) -> str:
    """Return names as a message lists them."""
    return ", ".join(sorted(names))


def questions_called(content: Content, name: str) -> list[Question]:
    """Return the questions with this id, one for each questionnaire that asks it."""
    return [q.questions[name] for q in content.questionnaires.values() if name in q.questions]


def is_offered(asked: Iterable[Question], values: Iterable[str]) -> bool:
    """Whether one of these questions offers all of these values."""
    return any(set(values) <= question.by_value.keys() for question in asked)


def _unknown_name(content: Content, one: Condition) -> str | None:
    rules = content.rules
    if isinstance(one, Named) and one.name not in rules.conditions:
        names = listed(rules.conditions)
        return f"“{one.name}” is no condition of rules.yaml. Use one of: {names}."
    if isinstance(one, FlagRaised) and (missing := set(one.root) - {f.id for f in rules.flags}):
        return f"{listed(missing)}: no such red flag in rules.yaml. Check the spelling."
    if isinstance(one, Answered):
        return _unknown_question(content, one.question, one.values)
    if isinstance(one, Chosen):
        return _unknown_question(content, one.question, ())
    if isinstance(one, Signs) and not isinstance(one.which, str):
        return next(filter(None, (_unknown_question(content, q, ()) for q in one.which)), None)
    return _unknown_question(content, one.root, ()) if isinstance(one, ToDo) else None


def _unknown_question(content: Content, name: str, values: Iterable[str]) -> str | None:
    if not is_offered(questions_called(content, name), values):
        return f"No questionnaire has “{name}” with these values. Check both."
    return None
