"""What a chart of numbers shows. Imports nothing heavy: every page may use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
PictureFormat = Literal["svg", "png"]


@dataclass(frozen=True)
class Amount:
    """One bar: what it is, how much it is, and how that is written in the reader's language.

    number: None where it is withheld; `written` then says so in as few characters as will do.
    """

    label: str
    number: int | None
    written: str


@dataclass(frozen=True)
class Chart:
    """A bar for each amount, in their order, under a title.

    direction: where the reader begins; from right to left everything is mirrored
    upright:   columns side by side, for up to 60 weeks; or else bars one below the other

    Raises ValueError without any amount, and for a negative number.
    """

    title: str
    amounts: tuple[Amount, ...]
    direction: Direction = "ltr"
    upright: bool = False

    def __post_init__(self) -> None:
        if not self.amounts or any((amount.number or 0) < 0 for amount in self.amounts):
            raise ValueError(f"expected amounts from 0 on, got {self.amounts}")

    @property
    def largest(self) -> int:
        """The largest number, or 1 where all are withheld or zero, so that it can divide."""
        return max(amount.number or 0 for amount in self.amounts) or 1
