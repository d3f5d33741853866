"""The scoring key of a paper form: the rules in the order in which readers apply them. Pure.

It is made from the rules that the site scores with, so that both always come to the same level.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from warning_signs.assessment.assess import conditional_rules
from warning_signs.content.models.base import RANKED_LEVELS
from warning_signs.content.models.conditions.answers import Signs
from warning_signs.content.models.conditions.base import Condition, Context
from warning_signs.content.models.conditions.combined import ALWAYS, NEVER, Constant, Named
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Band, Flag, LevelText, MinimumLevel, Rules


@dataclass(frozen=True)
class KeyRule:
    """A rule, and its condition as simplified for this questionnaire."""

    rule: Flag | MinimumLevel
    when: Condition


@dataclass(frozen=True)
class LevelStep:
    """What leads to one level: any of the rules, or the points of any of the bands."""

    level: LevelText
    rules: tuple[KeyRule, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Shared:
    """A condition that several rules use: ticked once on paper, under its capital letter."""

    letter: str
    when: Condition


@dataclass(frozen=True)
class ScoringKey:
    """Everything that is needed to score by hand.

    steps: the levels above low, the gravest first: the first that holds is the result; shared:
    conditions by their names in rules.yaml; counts: (all or core, how often) that conditions use;
    lowest: the words for `unsure` and `low`, or for the only one of them that is possible; unsure:
    when it is the first of the two, None if there is only one.
    """

    steps: tuple[LevelStep, ...]
    shared: Mapping[str, Shared]
    counts: tuple[tuple[str, str], ...]
    unsure: Condition | None
    lowest: tuple[LevelText, ...]


def scoring_key(questionnaire: Questionnaire, rules: Rules) -> ScoringKey:
    """Return the key of a questionnaire that has a level."""
    shared = _shared(questionnaire, rules)
    context = Context(questionnaire, rules.conditions, keep_names=shared.keys())
    most = sum(sign.maximum for sign in questionnaire.signs)
    steps = tuple(_steps(rules, context, most))
    unsure = rules.unsure.simplify(context)
    met = [one.when for step in steps for one in step.rules]
    possible = [level for level, never in (("unsure", NEVER), ("low", ALWAYS)) if unsure != never]
    return ScoringKey(
        steps=steps,
        shared=shared,
        counts=_counts([*met, unsure, *(one.when for one in shared.values())]),
        unsure=None if isinstance(unsure, Constant) else unsure,
        lowest=tuple(rules.level(level) for level in possible),
    )


def _steps(rules: Rules, context: Context, most: int) -> Iterator[LevelStep]:
    """Yield the levels above low. most: the points that all signs together can give."""
    every = [
        (level, KeyRule(one, one.when.simplify(context))) for level, one in conditional_rules(rules)
    ]
    for level in reversed(RANKED_LEVELS[1:]):
        yield LevelStep(
            level=rules.level(level),
            rules=tuple(one for at, one in every if at == level and one.when != NEVER),
            bands=tuple(b for b in rules.bands if b.level == level and b.points <= most),
        )


def _shared(questionnaire: Questionnaire, rules: Rules) -> dict[str, Shared]:
    """Return the named conditions that are used more than once, with a letter each."""
    with_names = Context(questionnaire, rules.conditions, keep_names=rules.conditions)
    used = Counter(
        name
        for _level, rule in conditional_rules(rules)
        for name in _names(rule.when.simplify(with_names), with_names)
    )
    names = [name for name in rules.conditions if used[name] > 1][: len(ascii_uppercase)]
    context = Context(questionnaire, rules.conditions, keep_names=names)
    return {
        name: Shared(letter, rules.conditions[name].simplify(context))
        for name, letter in zip(names, ascii_uppercase, strict=False)
    }


def _names(condition: Condition, context: Context) -> Iterator[str]:
    """Yield the names in a condition, and those in their definitions."""
    for one in condition.walk():
        if isinstance(one, Named):
            yield one.name
            yield from _names(context.definitions[one.name].simplify(context), context)


def _counts(conditions: Iterable[Condition]) -> tuple[tuple[str, str], ...]:
    found = {
        (one.which, one.frequency)
        for condition in conditions
        for one in condition.walk()
        if isinstance(one, Signs) and isinstance(one.which, str)
    }
    return tuple(sorted(found, reverse=True))  # main signs first
