"""Checks of one condition: the questions, values, names and red flags in it must exist."""

from collections.abc import Iterable, Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.condition import Condition


def check_condition(content: Content, condition: Condition) -> Iterator[str]:
    """Yield what to do about each name in `condition`, or inside it, that is nowhere defined."""
    for one in condition.walk():
        if message := _unknown_name(content, one):
            yield message


def listed(names: Iterable[str]) -> str:
    """Names as a message lists them."""
    return ", ".join(sorted(names))


def _unknown_name(content: Content, one: Condition) -> str | None:
    rules, argument = content.rules, one.argument
    if one.kind == "named" and argument not in {"always", *rules.conditions}:
        names = listed(rules.conditions)
        return f"“{argument}” is no condition of rules.yaml. Use one of: {names}."
    if one.kind == "flag" and (missing := set(argument) - {flag.id for flag in rules.flags}):
        return f"{listed(missing)}: no such red flag in rules.yaml. Check the spelling."
    if one.kind in ("answered", "chosen"):
        return _unknown_question(content, argument.question, getattr(argument, "values", ()))
    if one.kind == "to_do":
        return _unknown_question(content, argument, ())
    return None


def _unknown_question(content: Content, name: str, values: Iterable[str]) -> str | None:
    asked = [q.questions[name] for q in content.questionnaires.values() if name in q.questions]
    if not any(set(values) <= set(question.by_value) for question in asked):
        return f"No questionnaire has “{name}” with these values. Check both."
    return None
