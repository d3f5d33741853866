"""The data of one domain's bar, in points. Light to import, so every page may use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Band = Literal["few", "some", "many"]


@dataclass(frozen=True, order=True)
class Bar:
    """One domain's score as its bar shows it, in points.

    points:    the sum of the answers
    known:     the highest sum that the answered questions allow
    maximum:   the highest sum of all questions of the domain; maximum - known is unknown
    some_from: where the band "some signs" begins; below it is "few signs"
    many_from: where the band "many signs" begins

    Raises ValueError for numbers that no assessment can produce, so that no drawing misleads.
    """

    points: int
    known: int
    maximum: int
    some_from: int
    many_from: int

    def __post_init__(self) -> None:
        if not 0 <= self.points <= self.known <= self.maximum or self.maximum == 0:
            raise ValueError(f"expected 0 <= points <= known <= maximum and a maximum, got {self}")
        if not 0 < self.some_from < self.many_from:
            raise ValueError(f"expected 0 < some_from < many_from, got {self}")

    @property
    def band(self) -> Band | None:
        """The band that the points fall into; None if nothing is known."""
        if not self.known:
            return None
        if self.points >= self.many_from:
            return "many"
        return "some" if self.points >= self.some_from else "few"


def bar_states(
    questions: int, some_from: int, many_from: int, maximum_points_per_question: int = 3
) -> Iterator[Bar]:
    """Yield every possible bar of a domain with this many questions of equal weight.

    These are the bars to draw ahead: for any number of answered questions, any sum of points.
    """
    maximum = questions * maximum_points_per_question
    for known in range(0, maximum + 1, maximum_points_per_question):
        for points in range(known + 1):
            yield Bar(points, known, maximum, some_from, many_from)
