"""`make published-numbers`: how far published numbers are from the truth, for made-up campaigns."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean

from warning_signs.content.models.base import LEVELS
from warning_signs.statistics.dimensions import CampaignDimensions, Dimension
from warning_signs.statistics.figures import Figures
from warning_signs.statistics.publication import Count, publish
from warning_signs.statistics.weeks import WEEK, weeks_between

BEGINS = date(2026, 1, 5)
REPEATS = 200
"""How often each campaign is published; every time with other noise."""
TABLES: tuple[Dimension, ...] = ("level", "language", "questionnaire")
MINORITY = 0.05
Publisher = Callable[[CampaignDimensions, Sequence[Count]], Figures]


@dataclass(frozen=True)
class MadeUp:
    """A campaign whose truth is known: how many results it had each week, and the share of each
    language; a minority has the last one. Levels and questionnaires are the same in all.
    """

    name: str
    weeks: tuple[int, ...]
    languages: tuple[float, ...] = (0.7, 0.3)

    @property
    def dimensions(self) -> CampaignDimensions:
        """Of a campaign that began with the first week."""
        return CampaignDimensions(
            {"parent": LEVELS, "teacher": LEVELS, "family": ()},
            [f"language-{number}" for number in range(len(self.languages))],
            BEGINS,
        )

    def counts(self) -> list[Count]:
        """One count for each result; the same at each call."""
        chosen = random.Random(self.name)  # noqa: S311 - the truth of a made-up campaign
        drawn = []
        for number, total in enumerate(self.weeks):
            for _ in range(total):
                (name,) = chosen.choices(["parent", "teacher", "family"], (70, 25, 5))
                (language,) = chosen.choices(self.dimensions.languages, self.languages)
                (level,) = chosen.choices(LEVELS, (10, 35, 30, 17, 8))
                scored = None if name == "family" else level
                drawn.append(Count(BEGINS + number * WEEK, name, language, scored, 1))
        return drawn


def _around(mean: int, weeks: int, spread: int, name: str) -> list[int]:
    chosen = random.Random(name)  # noqa: S311 - the truth of a made-up campaign
    return [mean + chosen.randint(-spread, spread) for _ in range(weeks)]


SERIES = (
    MadeUp("steady", tuple(_around(57, 26, 10, "steady"))),
    MadeUp(
        "one peak",
        (*_around(57, 12, 10, "before"), 170, 240, 110, *_around(57, 11, 10, "after")),
    ),
    MadeUp("growing", tuple(20 + 4 * week for week in range(26))),
    MadeUp("the smallest", tuple(_around(20, 25, 6, "the smallest"))),
    MadeUp("three languages", tuple(_around(40, 13, 10, "three")), (0.65, 0.3, MINORITY)),
    MadeUp("a small school", tuple(_around(3, 26, 3, "school")), (0.95, MINORITY)),
)


@dataclass(frozen=True)
class Error:
    """How far the published numbers of a campaign are from the truth, as shares from 0 to 1.

    weekly:    mean error of a week’s total; direction: how many steps up or down are published
    as such; total: mean error of the total; shares: mean error of a share; within: how many shares
    are off by four points or less; minority: mean of published minus true share of the last
    language
    """

    weekly: float
    direction: float
    total: float
    shares: float
    within: float
    minority: float


def publish_all(dimensions: CampaignDimensions, counts: Sequence[Count]) -> Figures:
    """The figures after all these weeks."""
    weeks = weeks_between(BEGINS, max(one.week for one in counts))
    return Figures(
        dimensions,
        [
            publish(dimensions, week, {"results": counts, "opened": [], "missed": []})
            for week in weeks
        ],
    )


def error(made_up: MadeUp, publisher: Publisher = publish_all, repeats: int = REPEATS) -> Error:
    """The mean error of many publications."""
    counts = made_up.counts()
    found = [publisher(made_up.dimensions, counts) for _ in range(repeats)]
    weekly = [[row.number or 0 for row in one.by_week("results")] for one in found]
    off = [abs(gap) for one in found for gap in _gaps(one, counts)]
    minority = [list(_gaps(one, counts, "language"))[-1] for one in found]
    whole = sum(made_up.weeks)
    return Error(
        weekly=fmean(
            abs(number - true) / true
            for one in weekly
            for number, true in zip(one, made_up.weeks, strict=True)
            if true
        ),
        direction=fmean(
            _step(one) == _step(true)
            for published in weekly
            for one, true in zip(pairwise(published), pairwise(made_up.weeks), strict=True)
            if _step(true)
        ),
        total=fmean(abs((one.total("results") or 0) - whole) / whole for one in found),
        shares=fmean(off),
        within=fmean(gap <= 0.04 for gap in off),
        minority=fmean(minority),
    )


def _step(pair: tuple[int, int]) -> int:
    return (pair[1] > pair[0]) - (pair[1] < pair[0])


def _gaps(figures: Figures, counts: Sequence[Count], *tables: Dimension) -> Iterator[float]:
    """Published minus true share of each value."""
    for by in tables or TABLES:
        having = [one.value(by) for one in counts if one.value(by)]
        for row in figures.table("results", by):
            if row.value:
                yield (row.share or 0) - having.count(str(row.value)) / len(having)


def main() -> None:
    """Print a line for each made-up campaign, as a table of Markdown."""
    print("| campaign | results | week | direction | total | share | within 4 points | minority |")
    print("|---|---|---|---|---|---|---|---|")
    for one in SERIES:
        found = error(one)
        print(
            f"| {one.name} | {sum(one.weeks)} | {found.weekly:.1%} | {found.direction:.0%} "
            f"| {found.total:.1%} | {100 * found.shares:.1f} | {found.within:.1%} "
            f"| {100 * found.minority:+.1f} |"
        )


if __name__ == "__main__":
    main()
