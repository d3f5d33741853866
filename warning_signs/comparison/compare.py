"""Compare two results: what they have in common, and what is different. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from warning_signs.charts.bar import Bar
from warning_signs.charts.domains import make_bar
from warning_signs.comparison.snapshot import DomainPoints, Snapshot
from warning_signs.content.models.base import GRAVE, LEVELS
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION
from warning_signs.content.models.rules import Domain, Rules

SAME_DAYS = timedelta(days=14)
"""Results of two observers within this time describe the same period of the child’s life."""

Relation = Literal["alone", "over_time", "same_day", "observers", "apart"]
"""alone: one result; over_time: the same questionnaire on two days; same_day: on one day;
observers: two questionnaires within SAME_DAYS; apart: two questionnaires, longer apart."""

LevelChange = Literal["same", "higher", "lower", "was_unsure", "now_unsure"]


@dataclass(frozen=True)
class Area:
    """One domain in each result, the older first.

    same_questions: whether the bars rest on the same questions in the same words; only then can
    points be compared
    """

    domain: Domain
    bars: tuple[Bar, ...]
    same_questions: bool

    @property
    def unknown(self) -> tuple[int, ...]:
        """The number of questions without an answer, in each result."""
        return tuple((bar.maximum - bar.known) // POINTS_A_QUESTION for bar in self.bars)


@dataclass(frozen=True)
class Comparison:
    """One or two results, the older first.

    left_out: the domains that only one of the two asks about
    """

    snapshots: tuple[Snapshot, ...]
    relation: Relation
    areas: tuple[Area, ...]
    left_out: tuple[Domain, ...]

    @property
    def level_change(self) -> LevelChange:
        """How the level of the last result compares with that of the first."""
        first, last = self.snapshots[0].level, self.snapshots[-1].level
        if first == last:
            return "same"
        if "unsure" in (first, last):
            return "was_unsure" if first == "unsure" else "now_unsure"
        return "higher" if _rank(last) > _rank(first) else "lower"

    @property
    def highest(self) -> str:
        """The level that decides: the last one of one observer, the higher one of two observers."""
        relevant = self.snapshots[-1:] if self.relation == "over_time" else self.snapshots
        return max((snapshot.level for snapshot in relevant), key=_rank)

    @property
    def help_first(self) -> bool:
        """Whether helplines come first on the page: the level has risen, or is grave."""
        first, last = self.snapshots[0].level, self.snapshots[-1].level
        rising = self.relation == "over_time" and _rank(last) > max(_rank(first), _rank("low"))
        return rising or self.highest in GRAVE


def compare(results: Sequence[Snapshot], rules: Rules) -> Comparison:
    """Compare one or two `results`, in any order; two equal results count as one."""
    snapshots = tuple(sorted(dict.fromkeys(results), key=lambda snapshot: snapshot.day))
    points = {domain: list(_points(snapshots, domain)) for domain in rules.domains}
    return Comparison(
        snapshots=snapshots,
        relation=_relation(snapshots),
        areas=tuple(
            _area(rules, domain, found, same_version=len({one.version for one in snapshots}) == 1)
            for domain, found in points.items()
            if len(found) == len(snapshots)
        ),
        left_out=tuple(d for d, p in points.items() if 0 < len(p) < len(snapshots)),
    )


def _points(snapshots: Sequence[Snapshot], domain: Domain) -> Iterator[DomainPoints]:
    """The points of the domain in each snapshot that has it."""
    for snapshot in snapshots:
        if points := snapshot.domain(domain.id):
            yield points


def _relation(snapshots: tuple[Snapshot, ...]) -> Relation:
    first, last = snapshots[0], snapshots[-1]
    if first == last:
        return "alone"
    if first.questionnaire == last.questionnaire:
        return "over_time" if first.day < last.day else "same_day"
    return "observers" if last.day - first.day <= SAME_DAYS else "apart"


def _area(rules: Rules, domain: Domain, points: list[DomainPoints], *, same_version: bool) -> Area:
    bars = tuple(
        make_bar(
            rules,
            one.points,
            POINTS_A_QUESTION * one.known,
            POINTS_A_QUESTION * one.questions,
        )
        for one in points
    )
    same = same_version and len({bar.maximum for bar in bars}) == 1
    return Area(domain, bars, same_questions=same)


def _rank(level: str) -> int:
    return LEVELS.index(level)
