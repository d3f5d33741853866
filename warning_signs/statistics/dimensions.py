"""The dimensions of a campaign: which values and weeks can be counted, known from the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from warning_signs.statistics import weeks
from warning_signs.statistics.smallest_number import MIN_NUMBER

Kind = Literal["results", "opened", "missed"]
Dimension = Literal["total", "level", "language", "questionnaire"]

KINDS: tuple[Kind, ...] = ("results", "opened")
"""What has tables. Of what was missed, results and opened pages together, there is a total only."""
NO_VALUE = ""
"""The one value of a total, and the level of a questionnaire that has none."""


@dataclass(frozen=True)
class CampaignDimensions:
    """What is public about a campaign: a number is drawn for each value, counted or not.

    levels:     the questionnaires in their order, each with its levels; empty if it has no score
    languages:  in their order
    begins:     the first day, in UTC
    min_number: the smallest number that is shown
    closed_on:  the day on which it was closed for good, in UTC; None while it runs

    Raises ValueError for a `min_number` below MIN_NUMBER, for closing before the first day, and
    for a language or level that occurs twice.
    """

    levels: Mapping[str, Sequence[str]]
    languages: Sequence[str]
    begins: date
    min_number: int = MIN_NUMBER
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.min_number < MIN_NUMBER:
            raise ValueError(
                f"expected a smallest number of {MIN_NUMBER} or more: {self.min_number}"
            )
        if self.closed_on and self.closed_on < self.begins:
            raise ValueError(f"expected it to be closed after it began: {self}")
        if any(len(set(ids)) < len(ids) for ids in (self.languages, *self.levels.values())):
            raise ValueError(f"expected each language and each level once: {self}")

    def closed_weeks(self, today: date) -> list[date]:
        """The weeks that are over on `today`, up to the week in which the campaign was closed."""
        last = weeks.last_closed(today)
        if self.closed_on:
            last = min(last, weeks.monday_of(self.closed_on))
        return list(weeks.weeks_between(weeks.monday_of(self.begins), last))

    def values(self, kind: Kind) -> dict[Dimension, list[str]]:
        """Every value of each dimension, in its order; opened pages have no level."""
        found: dict[Dimension, list[str]] = {"total": [NO_VALUE]}
        if kind == "missed":
            return found
        if kind == "results":
            among = (levels or (NO_VALUE,) for levels in self.levels.values())
            found["level"] = list(dict.fromkeys(level for levels in among for level in levels))
        return {**found, "language": [*self.languages], "questionnaire": [*self.levels]}
