"""Two results side by side: what they have in common, and what is different. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from warning_signs.charts.bar import Bar
from warning_signs.charts.domains import make_bar
from warning_signs.comparison.snapshot import DomainPoints, Snapshot
from warning_signs.content.models.base import LEVELS
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION
from warning_signs.content.models.rules import Domain, Rules

SAME_DAYS = timedelta(days=14)
"""Two observers who looked within two weeks looked at the same time of the child’s life."""

GRAVE = ("high", "urgent")

Relation = Literal["alone", "over_time", "same_day", "observers", "apart"]
"""alone: one result; over_time: the same questionnaire on two days; same_day: on one day;
observers: two questionnaires within two weeks; apart: two questionnaires, longer apart."""

LevelChange = Literal["same", "higher", "lower", "was_unsure", "now_unsure"]


@dataclass(frozen=True)
class Area:
    """One domain of each result, older first. The points of two bars can be compared only if
    both come from the `same_questions`.
    """

    domain: Domain
    bars: tuple[Bar, ...]
    same_questions: bool

    @property
    def unknown(self) -> tuple[int, ...]:
        """How many questions are not known, in each result."""
        return tuple((bar.maximum - bar.known) // POINTS_A_QUESTION for bar in self.bars)


@dataclass(frozen=True)
class Comparison:
    """One or two results, the older first; left_out: what only one of the two asks about."""

    snapshots: tuple[Snapshot, ...]
    relation: Relation
    areas: tuple[Area, ...]
    left_out: tuple[Domain, ...]

    @property
    def level_change(self) -> LevelChange:
        """How the level of the last result stands to that of the first."""
        first, last = self.snapshots[0].level, self.snapshots[-1].level
        if first == last:
            return "same"
        if "unsure" in (first, last):
            return "was_unsure" if first == "unsure" else "now_unsure"
        return "higher" if _rank(last) > _rank(first) else "lower"

    @property
    def highest(self) -> str:
        """The level to go by: the last one of one observer, the higher of two observers."""
        counting = self.snapshots[-1:] if self.relation == "over_time" else self.snapshots
        return max((snapshot.level for snapshot in counting), key=_rank)

    @property
    def help_first(self) -> bool:
        """Whether help stands on top: the level has risen, or is grave anyway."""
        first, last = self.snapshots[0].level, self.snapshots[-1].level
        rising = self.relation == "over_time" and _rank(last) > max(_rank(first), _rank("low"))
        return rising or self.highest in GRAVE


def compare(results: Sequence[Snapshot], rules: Rules) -> Comparison:
    """Compare one or two `results`, in whichever order they come; two that are equal are one."""
    snapshots = tuple(sorted(dict.fromkeys(results), key=lambda snapshot: snapshot.day))
    held = [[snapshot.domain(domain.id) for snapshot in snapshots] for domain in rules.domains]
    both = list(zip(rules.domains, held, strict=True))
    return Comparison(
        snapshots=snapshots,
        relation=_relation(snapshots),
        areas=tuple(_area(rules, domain, points) for domain, points in both if all(points)),
        left_out=tuple(domain for domain, points in both if any(points) and not all(points)),
    )


def _relation(snapshots: tuple[Snapshot, ...]) -> Relation:
    first, last = snapshots[0], snapshots[-1]
    if first == last:
        return "alone"
    if first.questionnaire == last.questionnaire:
        return "over_time" if first.day < last.day else "same_day"
    return "observers" if last.day - first.day <= SAME_DAYS else "apart"


def _area(rules: Rules, domain: Domain, points: list[DomainPoints]) -> Area:
    bars = tuple(
        make_bar(
            rules,
            one.points,
            POINTS_A_QUESTION * one.known,
            POINTS_A_QUESTION * one.questions,
        )
        for one in points
    )
    return Area(domain, bars, same_questions=len({bar.maximum for bar in bars}) == 1)


def _rank(level: str) -> int:
    return LEVELS.index(level)
