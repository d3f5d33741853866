"""The values that make a condition true by themselves, whatever else is answered. Pure."""

from collections.abc import Iterable, Iterator

from warning_signs.caching import cached
from warning_signs.content.models.conditions.answers import Answered
from warning_signs.content.models.conditions.base import Condition, Context
from warning_signs.content.models.conditions.combined import AnyOf
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

Values = dict[str, frozenset[str]]
"""Question id → some of its values."""


@cached
def red_flag_values(questionnaire: Questionnaire, rules: Rules) -> Values:
    """Return the values of each question that raise a red flag by themselves.

    Empty for a questionnaire without a level, as red flags are a matter of the level.
    """
    if not questionnaire.scored:
        return {}
    return _decisive(questionnaire, rules, (flag.when for flag in rules.flags))


def fact_values(questionnaire: Questionnaire, rules: Rules) -> Values:
    """Return the values of each question that are a fact by themselves, as above."""
    if not questionnaire.scored:
        return {}
    return _decisive(questionnaire, rules, [rules.conditions["fact"]])


def _decisive(
    questionnaire: Questionnaire, rules: Rules, conditions: Iterable[Condition]
) -> Values:
    context = Context(questionnaire, rules.conditions)
    found: dict[str, set[str]] = {}
    for condition in conditions:
        for question, value in _pairs(condition.simplify(context)):
            found.setdefault(question, set()).add(value)
    return {question: frozenset(values) for question, values in found.items()}


def _pairs(condition: Condition) -> Iterator[tuple[str, str]]:
    """Yield each question with a value that suffices for this simplified condition.

    A condition that needs several answers (all) or counts them never holds by one alone.
    """
    if isinstance(condition, Answered):
        for value in condition.values:
            yield condition.question, value
    elif isinstance(condition, AnyOf):
        for one in condition.inside:
            yield from _pairs(one)
