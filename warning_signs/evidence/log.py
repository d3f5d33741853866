"""The evidence log: its rows and its size limits."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warning_signs.showable import showable

MOST_ROWS = 200
MOST_BYTES = 1024 * 1024
LONGEST_TEXT = 30_000
"""In characters: spreadsheets cut a cell off at 32,767 without a word."""

FIELD_BYTES = 130
"""Overhead of each field in a multipart request: its boundary and its headers."""
OTHER_BYTES = 8 * 1024
"""Allowance for the other fields of the form: country, button, a removed row."""
NEARLY_FULL = 0.8

_BREAK = re.compile(r"[\n\t]")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One message, call or post, in the reader's own words; any field may be empty.

    place: the app, game or chat; account: the sender; address: of the page; what: what happened.
    Use `row_of` to build a row from text that was not checked yet.
    """

    date_time: str = ""
    place: str = ""
    account: str = ""
    address: str = ""
    what: str = ""
    screenshot_location: str = ""

    def __bool__(self) -> bool:
        """Whether any field holds text."""
        return any(self.texts())

    def __getitem__(self, column: str) -> str:
        """The text in the column with this id. Raises ValueError for an unknown id."""
        return self.texts()[COLUMNS.index(column)]

    def texts(self) -> tuple[str, ...]:
        """The text of each column, in their order."""
        return (
            self.date_time,
            self.place,
            self.account,
            self.address,
            self.what,
            self.screenshot_location,
        )

    def summary(self) -> str:
        """When, where and from whom; if none of it is known, the first text that is there."""
        known = " · ".join(filter(None, (self.date_time, self.place, self.account)))
        return known or self.what or self.address or self.screenshot_location


COLUMNS = ("date_time", "place", "account", "address", "what", "kept")
"""The ids of the columns, in the order of the row's fields.

They name form fields and stand in the header of saved files, so they never change.
"""


def row_of(texts: Mapping[str, str]) -> LogRow:
    """Build a row from texts by column id: forbidden characters removed, white space trimmed.

    Only `what` keeps its line breaks. The other columns are single-line inputs, and a browser would
    delete a line break there and join the words, so each becomes a space.
    """
    return LogRow(*(_clean(column, texts.get(column, "")) for column in COLUMNS))


def filled(rows: Iterable[LogRow]) -> list[LogRow]:
    """The rows that are not empty."""
    return [row for row in rows if row]


def size(rows: Iterable[LogRow]) -> int:
    """An upper estimate, in bytes, of a request that sends the rows."""
    return OTHER_BYTES + sum(_size(text) for row in rows for text in row.texts())


def fits(rows: Sequence[LogRow]) -> bool:
    """Whether one request can hold all the rows."""
    return size(rows) <= MOST_BYTES


def is_nearly_full(rows: Sequence[LogRow]) -> bool:
    """Whether the page should warn that the log will soon be full."""
    return size(rows) > NEARLY_FULL * MOST_BYTES or len(rows) > NEARLY_FULL * MOST_ROWS


def too_long(rows: Sequence[LogRow]) -> Iterator[tuple[int, str]]:
    """Yield (row index, column id) for each text above LONGEST_TEXT."""
    for index, row in enumerate(rows):
        for column, text in zip(COLUMNS, row.texts(), strict=True):
            if len(text) > LONGEST_TEXT:
                yield index, column


def _clean(column: str, text: str) -> str:
    text = showable(text)
    return text.strip() if column == "what" else _in_one_line(text)


def _in_one_line(text: str) -> str:
    """Replace each line break and the blanks around it by one space, in linear time.

    A regular expression for blanks before a line break takes quadratic time on a long run of
    blanks: a second for a few kilobytes, hours for a full log.
    """
    parts = (part.strip() for part in _BREAK.split(text))
    return " ".join(filter(None, parts))


def _size(text: str) -> int:
    """The bytes that one text takes; browsers send a line break as two characters."""
    return FIELD_BYTES + len(text.encode()) + text.count("\n")
