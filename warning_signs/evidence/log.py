"""A log of what happened, row by row: what may stand in it, and how much of it fits."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

MOST_ROWS = 200
MOST_BYTES = 1024 * 1024
LONGEST_TEXT = 30_000
"""In characters: spreadsheets cut a cell off at 32,767 without a word."""

FIELD_BYTES = 130
"""What a browser sends around each text: the mark between fields, and the name of the field."""
OTHER_BYTES = 8 * 1024
"""Room for what travels beside the rows: country, choice of button, a row that was removed."""
NEARLY_FULL = 0.8

# What no page may contain; the last two characters of each plane are no characters either.
_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_UNSHOWABLE = re.compile(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{_PLANE_ENDS}]"
)
_LINE_END = re.compile(r"\r\n?")
_BREAK = re.compile(r"[\n\t]")


@dataclass(frozen=True, slots=True)
class Row:
    """One message, call or post, in the reader's own words; any of it may be empty.

    date_time, place (which app, game or chat), account (who sent it), address (of the page), what
    (what happened) and kept (where the screenshot is). Make rows of foreign text with `row_of`.
    """

    date_time: str = ""
    place: str = ""
    account: str = ""
    address: str = ""
    what: str = ""
    kept: str = ""

    def __bool__(self) -> bool:
        """Whether anything stands in it."""
        return any(astuple(self))


COLUMNS = tuple(field.name for field in fields(Row))
"""The ids of the columns, in their order: names of fields, and the header of a saved file."""


def row_of(texts: Mapping[str, str]) -> Row:
    """The row of these texts by column, whatever they hold: made showable, trimmed.

    Only `what` keeps its lines; in the others, which are one line on the page, a line break
    becomes a space, since the browser would take it out and join the words.
    """
    return Row(**{column: _clean(column, texts.get(column, "")) for column in COLUMNS})


def is_showable(text: str) -> bool:
    """Whether `row_of` leaves no character of the text out."""
    return not _UNSHOWABLE.search(text)


def filled(rows: Iterable[Row]) -> list[Row]:
    """The rows with something in them."""
    return [row for row in rows if row]


def size(rows: Iterable[Row]) -> int:
    """How many bytes the rows come to when a browser sends them, roughly and never too few."""
    return OTHER_BYTES + sum(_size(text) for row in rows for text in astuple(row))


def fits(rows: Sequence[Row]) -> bool:
    """Whether all the rows can be sent back in one go."""
    return size(rows) <= MOST_BYTES


def is_nearly_full(rows: Sequence[Row]) -> bool:
    """Whether it is time to say that the log will be full soon."""
    return size(rows) > NEARLY_FULL * MOST_BYTES or len(rows) > NEARLY_FULL * MOST_ROWS


def too_long(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Where a text is longer than a log takes: (index of the row, column)."""
    for index, row in enumerate(rows):
        for column, text in zip(COLUMNS, astuple(row), strict=True):
            if len(text) > LONGEST_TEXT:
                yield index, column


def _clean(column: str, text: str) -> str:
    text = _UNSHOWABLE.sub("", _LINE_END.sub("\n", text))
    return text.strip() if column == "what" else _in_one_line(text)


def _in_one_line(text: str) -> str:
    """Each break, with the blanks around it, as one space; in a time that grows as the text does.

    A pattern that looks for blanks before a break would go through a long row of them once from
    each of its places: a second for some kilobytes, hours for what a log may hold.
    """
    parts = (part.strip() for part in _BREAK.split(text))
    return " ".join(filter(None, parts))


def _size(text: str) -> int:
    """A line break is sent as two characters."""
    return FIELD_BYTES + len(text.encode()) + text.count("\n")
