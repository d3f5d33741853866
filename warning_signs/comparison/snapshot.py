"""What is left of a result when every answer is taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warning_signs.assessment.assess import Assessment
from warning_signs.assessment.score import DomainScore
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION


@dataclass(frozen=True)
class DomainPoints:
    """The points of one domain: `known` of its `questions` were answered with what was seen."""

    domain: str
    points: int
    known: int
    questions: int


@dataclass(frozen=True)
class Snapshot:
    """A result without answers and without a name: this is all that a code holds."""

    questionnaire: str
    version: int
    day: date
    level: str
    domains: tuple[DomainPoints, ...]

    def domain(self, domain: str) -> DomainPoints | None:
        """The points of `domain`; None where the questionnaire does not ask about it."""
        return next((one for one in self.domains if one.domain == domain), None)


def snapshot_of(
    assessment: Assessment, day: date, *, include_participation: bool = True
) -> Snapshot:
    """Take a snapshot of what was found on `day`.

    Without the child’s `own_part` its points count as not known: so a sheet that leaves out
    sensitive answers does not give them away in its code.
    """
    part = assessment.participation
    if not include_participation:
        part = DomainScore(part.domain, 0, 0, _questions(part))
    domains = [_points(score) for score in (*assessment.scores, part)]
    questionnaire = assessment.case.questionnaire
    return Snapshot(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        day=day,
        level=assessment.level,
        domains=tuple(one for one in domains if one.questions),
    )


def _points(score: DomainScore) -> DomainPoints:
    known = score.maximum // POINTS_A_QUESTION
    return DomainPoints(score.domain, score.points, known, _questions(score))


def _questions(score: DomainScore) -> int:
    return score.maximum // POINTS_A_QUESTION + score.unknown
