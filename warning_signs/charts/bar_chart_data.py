"""The data of a bar chart. Light to import, so every page may use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
PictureFormat = Literal["svg", "png"]


@dataclass(frozen=True)
class Amount:
    """One bar of a chart.

    label:   what is counted, in the reader's language
    number:  None if it is not published
    written: the number in the reader's language, or a short text that it is not published
    parts:   what the number is made of, from the first part of the legend on; at most the number
    """

    label: str
    number: int | None
    written: str
    parts: tuple[int, ...] = ()

    @property
    def has_rest(self) -> bool:
        """Whether the parts, where there are any, are less than the number."""
        return bool(self.parts) and sum(self.parts) < (self.number or 0)


@dataclass(frozen=True)
class Chart:
    """A bar chart with a title; the bars keep the order of the amounts.

    direction: of the reader's script; "rtl" mirrors the whole chart
    upright:   columns side by side, for up to 60 weeks; otherwise bars one below the other
    legend:    the names of the parts of each column, up to five
    rest:      the name of what no part is, where the parts are less than the number

    Raises ValueError if there is no amount, or a negative number.
    """

    title: str
    amounts: tuple[Amount, ...]
    direction: Direction = "ltr"
    upright: bool = False
    legend: tuple[str, ...] = ()
    rest: str = ""

    def __post_init__(self) -> None:
        if not self.amounts or any((amount.number or 0) < 0 for amount in self.amounts):
            raise ValueError(f"expected amounts from 0 on, got {self.amounts}")

    @property
    def has_rest(self) -> bool:
        """Whether there is a column whose parts are less than its number."""
        return any(amount.has_rest for amount in self.amounts)

    @property
    def largest(self) -> int:
        """The largest number, but at least 1, so that it can be a divisor."""
        return max(amount.number or 0 for amount in self.amounts) or 1
