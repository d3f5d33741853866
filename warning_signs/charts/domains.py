"""The bars of domains: from a score, and all that the site can need."""

from collections.abc import Iterator

from warning_signs.assessment.score import DomainScore
from warning_signs.charts.bar import Bar, bar_states
from warning_signs.content.content import Content
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules


def bar_of(questionnaire: Questionnaire, rules: Rules, score: DomainScore) -> Bar:
    """The bar of one domain’s score."""
    maximum = sum(question.maximum for question in questionnaire.in_domain(score.domain))
    return make_bar(rules, score.points, score.maximum, maximum)


def make_bar(rules: Rules, points: int, known: int, maximum: int) -> Bar:
    """The bar of these points (see Bar). The bands begin at whole points, rounded up."""
    return Bar(points, known, maximum, *_bands(rules, maximum))


def all_bars(content: Content) -> Iterator[Bar]:
    """Every bar that answers, or the code of any version, can lead to; some occur twice."""
    for questions in sorted(set(_sizes(content))):
        bands = _bands(content.rules, questions * POINTS_A_QUESTION)
        yield from bar_states(questions, *bands, POINTS_A_QUESTION)


def _sizes(content: Content) -> Iterator[int]:
    """Yield the number of questions of each domain, in code layouts and in questionnaires."""
    for layout in content.code_layouts.shapes:
        yield from layout.questions.values()
    for questionnaire in content.questionnaires.values():
        counts = (len(questionnaire.in_domain(domain.id)) for domain in content.rules.domains)
        yield from filter(None, counts)


def _bands(rules: Rules, maximum: int) -> tuple[int, int]:
    some, many = (
        -(-maximum * share // 100) for share in (rules.domain_bands.some, rules.domain_bands.many)
    )
    return some, max(many, some + 1)
