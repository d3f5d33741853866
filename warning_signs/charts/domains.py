"""Which bars the site can need: one a domain of each questionnaire, in every state."""

from collections.abc import Iterable, Iterator

from ..assessment.score import DomainScore
from ..content.questionnaire import Questionnaire
from ..content.rules import Rules
from .bar import Bar, bar_states


def bar_of(questionnaire: Questionnaire, rules: Rules, score: DomainScore) -> Bar:
    """The bar of one domain’s score; its bands begin at whole points, rounded up."""
    maximum = sum(question.maximum for question in questionnaire.in_domain(score.domain))
    some, many = _bands(rules, maximum)
    return Bar(score.points, score.maximum, maximum, some, many)


def all_bars(questionnaires: Iterable[Questionnaire], rules: Rules) -> Iterator[Bar]:
    """Every bar that any answers to `questionnaires` can come to, some of them twice."""
    most = max(option.points or 0 for option in rules.frequency.options)
    for questionnaire in questionnaires:
        for domain in rules.domains:
            questions = len(questionnaire.in_domain(domain.id))
            if questions:
                yield from bar_states(questions, *_bands(rules, questions * most), most)


def _bands(rules: Rules, maximum: int) -> tuple[int, int]:
    some, many = (
        -(-maximum * share // 100) for share in (rules.domain_bands.some, rules.domain_bands.many)
    )
    return some, max(many, some + 1)
