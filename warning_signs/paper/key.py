"""The scoring key: the rules in the order in which somebody with a pencil goes through them. Pure.

It is made from the rules that the site scores with, so that both always come to the same level.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from warning_signs.assessment.assess import LEVELS, conditional_rules
from warning_signs.assessment.simplify import NEVER, Asked, simplify
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Band, Flag, LevelText, MinimumLevel, Rules


@dataclass(frozen=True)
class KeyRule:
    """A rule, and its condition as far as this questionnaire can meet it."""

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
    """A condition that several rules ask for: settled once on paper, under its capital letter."""

    letter: str
    when: Condition


@dataclass(frozen=True)
class ScoringKey:
    """All that is needed to score by hand.

    steps: the levels above low, the gravest first: the first that holds is the result. shared: by
    the names that conditions call them; counts: (all or core, how often) that conditions ask for;
    unsure: when too little is known for `low`, if that can be; lowest: the words of these two.
    """

    steps: tuple[LevelStep, ...]
    shared: Mapping[str, Shared]
    counts: tuple[tuple[str, str], ...]
    unsure: Condition | None
    lowest: tuple[LevelText, LevelText]


def scoring_key(questionnaire: Questionnaire, rules: Rules) -> ScoringKey:
    """Return the key of a questionnaire that has a level."""
    shared = _shared(questionnaire, rules)
    asked = Asked(questionnaire, rules.conditions, kept=shared.keys())
    steps = tuple(_steps(rules, asked))
    unsure = simplify(rules.unsure, asked)
    met = [one.when for step in steps for one in step.rules]
    return ScoringKey(
        steps=steps,
        shared=shared,
        counts=_counts([*met, unsure, *(one.when for one in shared.values())]),
        unsure=None if unsure == NEVER else unsure,
        lowest=(rules.level("unsure"), rules.level("low")),
    )


def _steps(rules: Rules, asked: Asked) -> Iterator[LevelStep]:
    every = [
        (level, KeyRule(one, simplify(one.when, asked))) for level, one in conditional_rules(rules)
    ]
    for level in reversed(LEVELS[1:]):
        yield LevelStep(
            level=rules.level(level),
            rules=tuple(one for at, one in every if at == level and one.when != NEVER),
            bands=tuple(band for band in rules.bands if band.level == level),
        )


def _shared(questionnaire: Questionnaire, rules: Rules) -> dict[str, Shared]:
    """The named conditions that stand in more than one place, with a letter each."""
    every = Asked(questionnaire, rules.conditions, kept=rules.conditions)
    used = Counter(
        name
        for _level, rule in conditional_rules(rules)
        for name in _names(simplify(rule.when, every), every)
    )
    names = [name for name in rules.conditions if used[name] > 1][: len(ascii_uppercase)]
    asked = Asked(questionnaire, rules.conditions, kept=names)
    return {
        name: Shared(letter, simplify(rules.conditions[name], asked))
        for name, letter in zip(names, ascii_uppercase, strict=False)
    }


def _names(condition: Condition, asked: Asked) -> Iterator[str]:
    """The names in a condition, and in what these stand for."""
    for one in condition.walk():
        if one.kind == "named":
            yield one.argument
            yield from _names(simplify(asked.definitions[one.argument], asked), asked)


def _counts(conditions: Iterable[Condition]) -> tuple[tuple[str, str], ...]:
    found = {
        (one.argument.which, one.argument.frequency)
        for condition in conditions
        for one in condition.walk()
        if one.kind == "signs"
    }
    return tuple(sorted(found, reverse=True))  # main signs first
