"""The dimensions of a campaign: which cells and weeks can be counted, known from the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warning_signs.statistics import weeks
from warning_signs.statistics.release import MIN_CELL_SIZE, Cell


@dataclass(frozen=True)
class CampaignDimensions:
    """What is public about a campaign. It decides which cells merge, so it never changes.

    levels:        the questionnaires in their order, each with its levels; empty if it has no score
    languages:     in their order
    begins:        the first day, in UTC
    min_cell_size: the smallest number that is published
    closed_on:     the day on which it was closed for good, in UTC; None while it runs

    A change after the first published week, or reopening a campaign, would release the same results
    in other batches, and readers could subtract one publication from the other. The only change
    allowed is to close the campaign, as of the current day.

    Raises ValueError for a `min_cell_size` below MIN_CELL_SIZE, for closing before the first day,
    and for a language or level that occurs twice.
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
        """The weeks that are over on `today`, up to the week in which the campaign was closed."""
        last = weeks.last_closed(today)
        if self.closed_on:
            last = min(last, weeks.monday_of(self.closed_on))
        return list(weeks.weeks_between(weeks.monday_of(self.begins), last))

    def merges(self, week: date) -> bool:
        """Whether pending cells merge in this week: every fourth, and the week of closing."""
        return weeks.merges(week) or (
            self.closed_on is not None and week == weeks.monday_of(self.closed_on)
        )

    def result_cells(self) -> list[Cell]:
        """Every cell in which a result can be counted."""
        return [
            Cell(questionnaire, language, level)
            for questionnaire, levels in self.levels.items()
            for language in self.languages
            for level in (levels or (None,))
        ]

    def opened_cells(self) -> list[Cell]:
        """Every cell in which an opened page can be counted."""
        return [Cell(name, language, None) for name in self.levels for language in self.languages]
