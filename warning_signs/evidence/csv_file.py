"""The log as a CSV file: opened by any spreadsheet, opened here again, and safe in both."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import zip_longest
from typing import Literal

from warning_signs.csv_safe import Delimiter, as_csv_file, unprotect
from warning_signs.evidence.log import COLUMNS, MOST_ROWS, Row, row_of

Fault = Literal["not_text", "not_ours", "damaged"]

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",;\t"
LONGEST_HEADER = 1000
"""In characters; ours is far shorter, however a spreadsheet writes it."""
MOST_LINES = 10 * MOST_ROWS
"""Of what is cleaned: to do that with a hundred thousand lines would only keep the server busy."""


class NotALog(Exception):  # noqa: N818 - says what the file is
    """A file that cannot be opened as a log, and why: not_text, not_ours or damaged."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


class TooManyRows(Exception):  # noqa: N818 - says what the file has
    """A log with so many rows that no log of ours could take them: `count`."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def write_csv(rows: Iterable[Row], delimiter: Delimiter = ",") -> bytes:
    """The file, with a header of column ids.

    The header is the same in every language, so that a log can be continued in another one.
    """
    return as_csv_file(COLUMNS, map(astuple, rows), delimiter)


def read_csv(data: bytes) -> list[Row]:
    """The rows of a file that `write_csv` wrote, perhaps saved anew by a spreadsheet.

    Columns may be in another order. Raises NotALog if it is none of ours or cannot be read, and
    TooManyRows if it is not worth reading.
    """
    header, *lines = _lines(_decode(data))
    filled = [line for line in lines if any(line)]
    if len(filled) > MOST_LINES:
        raise TooManyRows(len(filled))
    columns = [name.strip() for name in header]
    rows = (row_of(_texts(columns, line)) for line in filled)
    return [row for row in rows if row]


def _decode(data: bytes) -> str:
    """The text of the file: UTF-8, or UTF-16 as spreadsheets save “Unicode text”.

    An older way of writing letters could only be guessed, and a wrong guess spoils names.
    """
    encoding = "utf-16" if data.startswith(UTF_16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotALog(_fault_of(data)) from error
    if "\0" in text:
        raise NotALog("not_ours")
    return text


def _lines(text: str) -> Iterator[list[str]]:
    """The cells of each line, the header first."""
    delimiter = _delimiter_of(_first_line(text))
    if not delimiter:
        raise NotALog("not_ours")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise NotALog("damaged") from error


def _texts(columns: list[str], line: list[str]) -> dict[str, str]:
    """The texts of a line by column. A cell beside our columns: something has been cut apart."""
    texts: dict[str, str] = {}
    for column, text in zip_longest(columns, line, fillvalue=""):
        if text and column not in COLUMNS:
            raise NotALog("damaged")
        texts[column] = unprotect(text)
    return texts


def _fault_of(data: bytes) -> Fault:
    """A log in an old encoding can be saved anew by its owner; a picture cannot."""
    first_line = _first_line(data.decode("ascii", "replace"))
    return "not_text" if _delimiter_of(first_line) else "not_ours"


def _first_line(text: str) -> str:
    return re.split(r"[\r\n]", text, maxsplit=1)[0]


def _delimiter_of(first_line: str) -> str | None:
    """The delimiter that makes the line our header, if one does."""
    if len(first_line) > LONGEST_HEADER:
        return None
    for delimiter in DELIMITERS:
        names = [name.strip(' "') for name in first_line.split(delimiter)]
        if sorted(filter(None, names)) == sorted(COLUMNS):
            return delimiter
    return None
