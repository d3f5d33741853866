"""Which weeks a dashboard shows: from one week to another, as its address says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from warning_signs.statistics.figures import Figures
from warning_signs.statistics.weeks import WEEK

FIRST, LAST = "from", "to"
"""The names in the address; the values are Mondays, such as 2026-09-07."""
AT_FIRST = 52
"""Weeks that are shown where the address names none."""


@dataclass(frozen=True)
class Period:
    """The figures of the chosen weeks, and of as many weeks right before these.

    before: None where there are not as many
    """

    shown: Figures
    before: Figures | None


def read_period(figures: Figures, query: Mapping[str, str]) -> Period:
    """The weeks in a query. What is missing, or is no week of the campaign, becomes the default."""
    weeks = [one.week for one in figures.weeks]
    if not weeks:
        return Period(figures, None)
    first = _week(query.get(FIRST), weeks) or weeks[-AT_FIRST:][0]
    last = _week(query.get(LAST), weeks) or weeks[-1]
    shown = figures.between(min(first, last), max(first, last))
    length = len(shown.weeks)
    start = shown.weeks[0].week
    before = figures.between(start - length * WEEK, start - WEEK)
    return Period(shown, before if len(before.weeks) == length else None)


def _week(written: str | None, weeks: list[date]) -> date | None:
    return next((week for week in weeks if week.isoformat() == written), None)
