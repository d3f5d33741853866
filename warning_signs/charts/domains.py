"""Which bars the site can need: one a domain of each version of a questionnaire, in every state."""

from collections.abc import Iterator

from ..assessment.score import DomainScore
from ..content.questionnaire import Questionnaire
from ..content.rules import Rules
from ..content.shapes import POINTS_A_QUESTION, Shapes
from .bar import Bar, bar_states


def bar_of(questionnaire: Questionnaire, rules: Rules, score: DomainScore) -> Bar:
    """The bar of one domain’s score."""
    maximum = sum(question.maximum for question in questionnaire.in_domain(score.domain))
    return make_bar(rules, score.points, score.maximum, maximum)


def make_bar(rules: Rules, points: int, known: int, maximum: int) -> Bar:
    """The bar of these points (see Bar); its bands begin at whole points, rounded up."""
    return Bar(points, known, maximum, *_bands(rules, maximum))


def all_bars(shapes: Shapes, rules: Rules) -> Iterator[Bar]:
    """Every bar that any answers, or the code of any version, can come to."""
    sizes = {questions for shape in shapes.shapes for questions in shape.questions.values()}
    for questions in sorted(sizes):
        bands = _bands(rules, questions * POINTS_A_QUESTION)
        yield from bar_states(questions, *bands, POINTS_A_QUESTION)


def _bands(rules: Rules, maximum: int) -> tuple[int, int]:
    some, many = (
        -(-maximum * share // 100) for share in (rules.domain_bands.some, rules.domain_bands.many)
    )
    return some, max(many, some + 1)
