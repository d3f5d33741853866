"""What the bar of one domain shows, in points. Imports nothing heavy: every page may use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Band = Literal["few", "some", "many"]


@dataclass(frozen=True, order=True)
class Bar:
    """One domain's score as a bar needs it, all in points.

    points:    what the answers given come to
    known:     the most points that the answered questions could have come to
    maximum:   the most points of all questions of the domain; maximum - known is not known
    some_from: points at which the band "some signs" begins; below it are "few signs"
    many_from: points at which the band "many signs" begins

    Raises ValueError for numbers that no assessment can give, so that a drawing never misleads.
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
        """The band that the points fall into; None where nothing is known."""
        if not self.known:
            return None
        if self.points >= self.many_from:
            return "many"
        return "some" if self.points >= self.some_from else "few"


def bar_states(
    questions: int, some_from: int, many_from: int, maximum_points_per_question: int = 3
) -> Iterator[Bar]:
    """Yield every bar that a domain of so many equal questions can come to.

    This is what is drawn ahead: any number of its questions answered, any sum of their points.
    """
    maximum = questions * maximum_points_per_question
    for known in range(0, maximum + 1, maximum_points_per_question):
        for points in range(known + 1):
            yield Bar(points, known, maximum, some_from, many_from)
