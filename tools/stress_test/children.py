"""Makes children up: what a parent would answer, by the rates of `inputs`."""

from collections.abc import Iterator
from functools import cache
from math import sqrt
from random import Random
from statistics import NormalDist

from tools.stress_test import inputs
from tools.stress_test.inputs import Scenario, Sign
from warning_signs.content.models.questionnaire import UNKNOWN, Questionnaire

Given = dict[str, set[str]]
"""Question id → the values that the parent ticks."""

SEED = "Warning Signs 1"
_TOLD = ("disclosed", "told_by_other", "messages_seen")
_MOST = 0.95  # no sign is seen in more children than that
_NORMAL = NormalDist()


def make_children(
    questionnaire: Questionnaire, scenario: Scenario, *, bullied: bool
) -> Iterator[Given]:
    """Yield made-up children without end, always the same ones in the same order."""
    random = Random(f"{SEED}, {scenario.title}, {bullied}")  # noqa: S311  nothing is secret here
    questions = questionnaire.questions
    while True:
        given = _signs(random, questionnaire, scenario, bullied) | _facts(random, scenario, bullied)
        offered = {q: v & questions[q].by_value.keys() for q, v in given.items() if q in questions}
        yield {question: values for question, values in offered.items() if values}


def _signs(
    random: Random, questionnaire: Questionnaire, scenario: Scenario, bullied: bool
) -> Given:
    """How often each sign was seen. What the signs share makes them go together."""
    together = sqrt(inputs.CORRELATION.value)
    alone = sqrt(1 - inputs.CORRELATION.value)
    shared = random.gauss()
    given: Given = {}
    for sign in questionnaire.signs:
        rank = _NORMAL.cdf(together * shared + alone * random.gauss())
        cuts = _cuts(inputs.SIGNS.get(sign.id, inputs.ANY_OTHER_SIGN), scenario.sees, bullied)
        seen = next((value for value, share in cuts if rank > 1 - share), "never")
        given[sign.id] = {UNKNOWN if random.random() < scenario.unknown else seen}
    return given


@cache
def _cuts(sign: Sign, sees: float, bullied: bool) -> tuple[tuple[str, float], ...]:
    """The share of children with a frequency or a higher one, the highest first."""
    multiples = {"daily": inputs.DAILY.value, "weekly": 1.0, "rarely": inputs.RARELY.value}
    ratio = sign.odds_ratio if bullied else 1
    return tuple(
        (value, _raised(min(_MOST, sign.share * multiple * sees), ratio))
        for value, multiple in multiples.items()
    )


def _raised(share: float, odds_ratio: float) -> float:
    """The share whose odds are `odds_ratio` times those of `share`."""
    return odds_ratio * share / (1 - share + odds_ratio * share)


def _facts(random: Random, scenario: Scenario, bullied: bool) -> Given:
    """What the parent knows besides the signs."""
    newer = inputs.NEWER if bullied else inputs.NEWER_OTHERS
    given = _told(random, scenario, bullied)
    given["self_harm"] = {_self_harm(random, bullied)}
    given["change"] = {"worse" if random.random() < newer.value else "no"}
    return given


def _told(random: Random, scenario: Scenario, bullied: bool) -> Given:
    knows = scenario.knows if bullied else inputs.MISTAKEN.value
    hint = scenario.hint if bullied else inputs.MISTAKEN_HINT.value
    given: Given = {question: {"no"} for question in _TOLD}
    if random.random() < knows:
        return given | {random.choice(_TOLD): {"yes"}} | _details(random, bullied, 1)
    if random.random() < hint:
        details = _details(random, bullied, inputs.DETAIL.value)
        return given | {random.choice(_TOLD): {"unsure"}} | details
    return given


def _details(random: Random, bullied: bool, known: float) -> Given:
    """What is asked further, each known with the probability `known`."""
    given: Given = {}
    for question, shares in inputs.KNOWN.items():
        value = random.choices(list(shares), list(shares.values()))[0]
        given[question] = {value if random.random() < known else UNKNOWN}
    content = {one for one, share in inputs.CONTENT.items() if random.random() < share * known}
    given["content"] = (content if bullied else content & inputs.MILD) or {UNKNOWN}
    return given


def _self_harm(random: Random, bullied: bool) -> str:
    ratio = inputs.SELF_HARM_RATIO.value if bullied else 1
    drawn = random.random() - _raised(inputs.SELF_HARM.value, ratio)
    if drawn < 0:
        return "yes"
    return "unsure" if drawn < _raised(inputs.SELF_HARM_FEAR.value, ratio) else "no"
