"""A snapshot: what remains of a result without its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warning_signs.assessment.assess import Assessment
from warning_signs.assessment.score import DomainScore
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION


@dataclass(frozen=True)
class DomainPoints:
    """The points of one domain; `known` of its `questions` were answered."""

    domain: str
    points: int
    known: int
    questions: int


@dataclass(frozen=True)
class Snapshot:
    """A result without answers and without a name, which is all that a code holds."""

    questionnaire: str
    version: int
    day: date
    level: str
    domains: tuple[DomainPoints, ...]

    def domain(self, domain: str) -> DomainPoints | None:
        """The points of `domain`; None if the questionnaire does not ask about it."""
        return next((one for one in self.domains if one.domain == domain), None)


def snapshot_of(assessment: Assessment, day: date, *, include_participation: bool) -> Snapshot:
    """Take a snapshot of an assessment made on `day`.

    Without `include_participation`, the points of the child’s own part count as unknown, so that
    the code on a sheet without sensitive answers does not reveal them.
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
