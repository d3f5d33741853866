"""Points per domain: a sum of known points, never a share; unknown answers are counted apart."""

from dataclasses import dataclass

from warning_signs.assessment.case import Case
from warning_signs.content.models.questionnaire import Question


@dataclass(frozen=True)
class DomainScore:
    """Points of one domain, out of the `maximum` for its known answers.

    unknown: the number of questions without a known answer.
    """

    domain: str
    points: int
    maximum: int
    unknown: int


def score_domain(case: Case, domain: str) -> DomainScore:
    """Add up the points of the known answers in `domain`; an unknown one is never a zero."""
    questions = case.questionnaire.in_domain(domain)
    known = [
        (question, given)
        for question in questions
        if (given := _points(case, question)) is not None
    ]
    return DomainScore(
        domain=domain,
        points=sum(points for _question, points in known),
        maximum=sum(question.maximum for question, _points in known),
        unknown=len(questions) - len(known),
    )


def _points(case: Case, question: Question) -> int | None:
    """Return the points of the answer to a frequency question, None for unknown."""
    (value,) = case.values(question.id) or ("",)
    option = question.by_value.get(value)
    return option.points if option else None
