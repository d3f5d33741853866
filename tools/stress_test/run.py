"""Lets the rules of the site judge made-up children, and counts the levels."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from tools.stress_test.children import make_children
from tools.stress_test.inputs import CHILDREN, USUAL, Scenario, Start
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

LEVELS = ("urgent", "high", "some", "low", "unsure")
"""From the gravest down, as the tables show them."""
SAMPLE = 300
"""So many children are judged again by a test, to see whether the rules are still the same."""

Levels = Mapping[str, int]
"""Level → number of children."""


@dataclass(frozen=True)
class Outcome:
    """What becomes of 1,000 children: how many of each group get each level."""

    scenario: Scenario
    start: Start
    bullied: Levels
    others: Levels


def judge(
    questionnaire: Questionnaire, rules: Rules, scenario: Scenario, *, bullied: bool, count: int
) -> Levels:
    """Count the levels of the first `count` children of a group."""
    children = islice(make_children(questionnaire, scenario, bullied=bullied), count)
    levels: Counter[str] = Counter(
        assess(questionnaire, rules, settle_answers(questionnaire, given, rules)).level
        for given in children
    )
    return {level: levels[level] for level in LEVELS}


def outcome(scenario: Scenario, start: Start, bullied: Levels, others: Levels) -> Outcome:
    """The levels of 1,000 children, from those of any number of children of each group."""
    return Outcome(
        scenario,
        start,
        bullied=to_whole_children(bullied, start.bullied),
        others=to_whole_children(others, CHILDREN - start.bullied),
    )


def to_whole_children(levels: Levels, total: int) -> Levels:
    """The same shares of `total` children: whole ones, which add up."""
    exact = {level: count * total / sum(levels.values()) for level, count in levels.items()}
    whole = {level: int(share) for level, share in exact.items()}
    by_rest = sorted(exact, key=lambda level: whole[level] - exact[level])
    for level in by_rest[: total - sum(whole.values())]:
        whole[level] += 1
    return whole


def sample(questionnaire: Questionnaire, rules: Rules) -> str:
    """The levels of a few children in words, which change when a rule that matters changes."""
    groups = {"bullied": True, "not bullied": False}
    counted = {
        name: judge(questionnaire, rules, USUAL, bullied=bullied, count=SAMPLE)
        for name, bullied in groups.items()
    }
    return "; ".join(
        f"{name}: {', '.join(f'{level} {count}' for level, count in levels.items())}"
        for name, levels in counted.items()
    )
