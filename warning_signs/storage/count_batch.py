"""What waits to be counted in one process: sums and sets, from which no order can be read."""

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event
from typing import NamedTuple

MOST_RESULTS = 20_000
"""Results that may wait, some 8 MB of memory: of two minutes in which the database is away and a
process is as busy as can be, or of days in which it is not."""


class CountedCell(NamedTuple):
    """What one number is counted for; `level` is '' for opened pages and where there is none."""

    slug: str
    questionnaire: str
    language: str
    level: str = ""


@dataclass
class CountBatch:
    """What is written together.

    results: by the hash of the number in their form, so that none counts twice; opened: how many
    pages of each cell; missed: how many of each campaign found no room, or may have been lost;
    written: set as soon as all of it is in the database.
    """

    results: dict[str, CountedCell] = field(default_factory=dict)
    opened: Counter[CountedCell] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    written: Event = field(default_factory=Event)

    def __bool__(self) -> bool:
        return bool(self.results or self.opened or self.missed)

    def add_result(self, cell: CountedCell, token: str) -> None:
        """Let a result wait, if there is room."""
        if len(self.results) < MOST_RESULTS:
            self.results.setdefault(sha256(token.encode()).hexdigest(), cell)
        else:
            self.missed[cell.slug] += 1

    def give_up_opened(self) -> None:
        """Call them missed: they have no hash, so they must not be written a second time."""
        for cell, number in self.opened.items():
            self.missed[cell.slug] += number
        self.opened.clear()

    def give_up(self) -> None:
        """Call all of it missed."""
        self.give_up_opened()
        self.missed.update(cell.slug for cell in self.results.values())
        self.results.clear()

    def slugs(self) -> Set[str]:
        """The campaigns that are in it."""
        return {*self.missed, *(cell.slug for cell in (*self.opened, *self.results.values()))}

    def waiting(self) -> int:
        """How many results and opened pages are in it."""
        return len(self.results) + self.opened.total()

    def sorted_hashes(self) -> Iterator[str]:
        """In an order that tells nothing about which came first, the same in every process."""
        yield from sorted(self.results)
