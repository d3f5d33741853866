"""What a campaign can count, and when: all that is known of it before anything is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warning_signs.statistics import weeks
from warning_signs.statistics.release import Cell

MIN_CELL_SIZE = 5
"""No number below this is ever published, whatever a campaign asks for."""


@dataclass(frozen=True)
class CampaignDimensions:
    """What everybody may know of a campaign. It decides what hides what, so it is fixed.

    levels:    its questionnaires in their order, each with its levels; without any: not scored
    languages: in their order
    begins:    its first day, in UTC
    min_cell_size: the smallest number that is published
    closed_on: the day on which it was closed, in UTC, for good; None while it runs

    To change anything once a week was published, or to open a campaign again, would make other
    parcels of the same results, and one publication could be subtracted from the other. Closing
    it is all that can happen, on the day on which it happens.

    Raises ValueError for a `min_cell_size` below MIN_CELL_SIZE, for closing before the beginning,
    and for a language or a level that is there twice.
    """

    levels: Mapping[str, Sequence[str]]
    languages: Sequence[str]
    begins: date
    min_cell_size: int = MIN_CELL_SIZE
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.min_cell_size < MIN_CELL_SIZE:
            raise ValueError(
                f"expected a smallest number of {MIN_CELL_SIZE} or more: {self.min_cell_size}"
            )
        if self.closed_on and self.closed_on < self.begins:
            raise ValueError(f"expected it to be closed after it began: {self}")
        if any(len(set(ids)) < len(ids) for ids in (self.languages, *self.levels.values())):
            raise ValueError(f"expected each language and each level once: {self}")

    def closed_weeks(self, today: date) -> list[date]:
        """Its weeks that are over on `today`, from the first to the one in which it was closed."""
        last = weeks.last_closed(today)
        if self.closed_on:
            last = min(last, weeks.monday_of(self.closed_on))
        return list(weeks.weeks_between(weeks.monday_of(self.begins), last))

    def merges(self, week: date) -> bool:
        """Whether what waits is pooled in the week: in every fourth, and when it was closed."""
        return weeks.merges(week) or (
            self.closed_on is not None and week == weeks.monday_of(self.closed_on)
        )

    def result_cells(self) -> list[Cell]:
        """The finest that results are counted by."""
        return [
            Cell(questionnaire, language, level)
            for questionnaire, levels in self.levels.items()
            for language in self.languages
            for level in (levels or [None])
        ]

    def opened_cells(self) -> list[Cell]:
        """The finest that opened pages are counted by."""
        return [Cell(name, language, None) for name in self.levels for language in self.languages]
