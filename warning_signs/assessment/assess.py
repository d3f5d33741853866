"""From answers to an assessment: the level, and why. Pure; all rules are in rules.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.assessment.score import DomainScore, score_domain
from warning_signs.content.models.base import RANKED_LEVELS, Level, RankedLevel
from warning_signs.content.models.conditions.base import NO_ANSWER, Reasons
from warning_signs.content.models.questionnaire import PARTICIPATION, Questionnaire
from warning_signs.content.models.rules import Flag, Involvement, MinimumLevel, Rule, Rules


@dataclass(frozen=True)
class Assessment:
    """The result of a questionnaire with a level.

    case: the answers, with level and flags; flags: ids of the raised red flags; scores: one a
    domain; participation: points for taking part, which never change the level; reasons: ids of
    the questions that led to the level, in page order; decisive_rules: the rules that led to it;
    involvement: the child’s own part, None where nothing is known.
    """

    case: Case
    level: Level
    flags: tuple[str, ...]
    scores: tuple[DomainScore, ...]
    participation: DomainScore
    reasons: tuple[str, ...]
    decisive_rules: tuple[Rule, ...]
    involvement: Involvement | None = None


def assess(questionnaire: Questionnaire, rules: Rules, answers: Answers) -> Assessment:
    """Assess settled `answers` (see answers.settle_answers) by `rules`."""
    case = Case(questionnaire, answers, rules.conditions)
    scores = tuple(score_domain(case, domain.id) for domain in rules.domains if domain.scored)
    ruled = _ruled(rules, case, sum(score.points for score in scores))
    asked_for: list[RankedLevel] = ["low", *(one.level for one in ruled)]
    highest = max(asked_for, key=RANKED_LEVELS.index)
    level: Level = "unsure" if highest == "low" and rules.unsure.holds(case) else highest
    led = [one for one in ruled if one.level == highest]
    flags = {one.rule.id: one.answers for one in ruled if isinstance(one.rule, Flag)}
    with_verdict = case.knowing(level=level, flags=flags)
    return Assessment(
        case=with_verdict,
        level=level,
        flags=tuple(flags),
        scores=scores,
        participation=score_domain(case, PARTICIPATION),
        reasons=case.questionnaire.in_page_order(
            NO_ANSWER.union(*(one.answers for one in led)) if led else _seen(case)
        ),
        decisive_rules=tuple(one.rule for one in led),
        involvement=next((one for one in rules.roles if one.when.holds(with_verdict)), None),
    )


def conditional_rules(rules: Rules) -> Iterator[tuple[RankedLevel, Flag | MinimumLevel]]:
    """Yield each rule that has a condition, with the level that it asks for."""
    yield from (("urgent", flag) for flag in rules.flags)
    yield from ((floor.level, floor) for floor in rules.floors)


@dataclass(frozen=True)
class _Ruled:
    """A rule that applies: the level it asks for, and the questions whose answers met it."""

    level: RankedLevel
    rule: Rule
    answers: Reasons


def _ruled(rules: Rules, case: Case, points: int) -> list[_Ruled]:
    """Every rule that applies."""
    found = [
        _Ruled(level, rule, answers)
        for level, rule in conditional_rules(rules)
        if (answers := rule.when.reasons(case)) is not None
    ]
    bands = [band for band in rules.bands if points >= band.points]
    return found + [_Ruled(band.level, band, _seen(case)) for band in bands]


def _seen(case: Case) -> Reasons:
    """The signs that were seen at all."""
    return frozenset(sign.id for sign in case.questionnaire.signs if case.rank(sign))
