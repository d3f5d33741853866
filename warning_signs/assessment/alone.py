"""The single answers that make a condition true whatever else is answered. Pure."""

from collections.abc import Iterable, Iterator

from warning_signs.assessment.simplify import Asked, simplify
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

Values = dict[str, frozenset[str]]
"""Question id → some of its values."""


def red_flag_values(questionnaire: Questionnaire, rules: Rules) -> Values:
    """The values of each question that raise a red flag by themselves; without a level, none."""
    if not questionnaire.scored:
        return {}
    return _alone(questionnaire, rules, (flag.when for flag in rules.flags))


def fact_values(questionnaire: Questionnaire, rules: Rules) -> Values:
    """The values of each question that are a fact by themselves; without a level, none."""
    if not questionnaire.scored:
        return {}
    return _alone(questionnaire, rules, [rules.conditions["fact"]])


def _alone(questionnaire: Questionnaire, rules: Rules, conditions: Iterable[Condition]) -> Values:
    asked = Asked(questionnaire, rules.conditions)
    found: dict[str, set[str]] = {}
    for condition in conditions:
        for question, value in _pairs(simplify(condition, asked)):
            found.setdefault(question, set()).add(value)
    return {question: frozenset(values) for question, values in found.items()}


def _pairs(condition: Condition) -> Iterator[tuple[str, str]]:
    """Each question with a value that is enough for this simplified condition.

    What needs several answers at once (all), or counts them, is never met by one alone.
    """
    if condition.kind == "answered":
        for value in condition.argument.values:
            yield condition.argument.question, value
    elif condition.kind == "any":
        for one in condition.argument:
            yield from _pairs(one)
