"""From answers to an assessment: the level, and why. Pure; every rule stands in rules.yaml."""

from dataclasses import dataclass

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.assessment.conditions import Reasons, holds, reasons
from warning_signs.assessment.score import DomainScore, score_domain
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Flag, Involvement, MinimumLevel, Rule, Rules

LEVELS = ("low", "some", "high", "urgent")
"""From the mildest to the gravest. `unsure` stands apart: it says that too little is known."""


@dataclass(frozen=True)
class Assessment:
    """What the answers amount to.

    case: the answers, with the level and flags that were found; level: unsure, low, some, high or
    urgent; flags: ids of red flags; scores: one a domain; participation: points for taking part,
    apart from the level; reasons: ids of the questions that led to the level, in page order;
    because: the rules that led to it; role: the child’s own part, None where nothing is known.
    """

    case: Case
    level: str
    flags: tuple[str, ...]
    scores: tuple[DomainScore, ...]
    participation: DomainScore
    reasons: tuple[str, ...]
    because: tuple[Rule, ...]
    involvement: Involvement | None = None


def assess(questionnaire: Questionnaire, rules: Rules, answers: Answers) -> Assessment:
    """Assess settled `answers` (see answers.settle_answers) by `rules`."""
    case = Case(questionnaire, answers, rules.conditions)
    domains = [domain.id for domain in rules.domains if domain.id != "participation"]
    scores = tuple(score_domain(case, domain) for domain in domains)
    ruled = _ruled(rules, case, sum(score.points for score in scores))
    level = max((one.level for one in ruled), key=LEVELS.index, default="low")
    led = [one for one in ruled if one.level == level]
    if level == "low" and holds(rules.unsure, case):
        level = "unsure"
    flags = {one.rule.id: one.answers for one in ruled if isinstance(one.rule, Flag)}
    with_verdict = case.with_verdict(level=level, flags=flags)
    return Assessment(
        case=with_verdict,
        level=level,
        flags=tuple(flags),
        scores=scores,
        participation=score_domain(case, "participation"),
        reasons=_in_page_order(case, [one.answers for one in led] or [_seen(case)]),
        because=tuple(one.rule for one in led),
        involvement=next(
            (involvement for involvement in rules.roles if holds(involvement.when, with_verdict)),
            None,
        ),
    )


def conditional_rules(rules: Rules) -> list[tuple[str, Flag | MinimumLevel]]:
    """The rules that have a condition, each with the level that it asks for."""
    floors = [(floor.level, floor) for floor in rules.floors]
    return [*(("urgent", flag) for flag in rules.flags), *floors]


@dataclass(frozen=True)
class _Ruled:
    """A rule that applies: the level it asks for, and the questions whose answers met it."""

    level: str
    rule: Rule
    answers: Reasons


def _ruled(rules: Rules, case: Case, points: int) -> list[_Ruled]:
    """Every rule that asks for a level above low."""
    found = [
        _Ruled(level, rule, answers)
        for level, rule in conditional_rules(rules)
        if (answers := reasons(rule.when, case)) is not None
    ]
    bands = [band for band in rules.bands if points >= band.points]
    return found + [_Ruled(band.level, band, _seen(case)) for band in bands]


def _seen(case: Case) -> Reasons:
    """The signs that were seen at all."""
    return frozenset(sign.id for sign in case.questionnaire.signs if case.rank(sign))


def _in_page_order(case: Case, found: list[Reasons]) -> tuple[str, ...]:
    every = frozenset[str]().union(*found)
    return tuple(question for question in case.questionnaire.questions if question in every)
