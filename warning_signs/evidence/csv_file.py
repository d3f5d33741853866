"""The evidence log as a CSV file, which any spreadsheet and this site can open."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Literal

from warning_signs.csv_safe import Delimiter, as_csv_file, unprotect
from warning_signs.evidence.log import COLUMNS, MOST_ROWS, LogRow, row_of

Fault = Literal["not_text", "not_ours", "damaged"]

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",;\t"
LONGEST_HEADER = 1000
"""In characters; far more than the real header needs in any spreadsheet's format."""
MOST_LINES = 10 * MOST_ROWS
"""Limit of lines that are processed, so that a huge file cannot keep the server busy."""


class NotALog(Exception):  # noqa: N818 - says what the file is
    """The file cannot be opened as a log.

    fault: not_text (a log in an unknown encoding), not_ours (something else) or damaged.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


class TooManyRows(Exception):  # noqa: N818 - says what the file has
    """The file has `count` rows, far more than a log can hold."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def write_csv(rows: Iterable[LogRow], delimiter: Delimiter = ",") -> bytes:
    """The rows as a CSV file whose header holds the column ids.

    The header is the same in every language, so a log can be continued in another language.
    """
    return as_csv_file(COLUMNS, map(LogRow.texts, rows), delimiter)


def read_csv(data: bytes) -> list[LogRow]:
    """Read a file that `write_csv` wrote and that a spreadsheet may have saved again.

    Columns may be in any order. Raises NotALog for a file that is no readable log, and TooManyRows
    for one with more than MOST_LINES rows.
    """
    header, *lines = _lines(_decode(data))
    filled = [line for line in lines if any(line)]
    if len(filled) > MOST_LINES:
        raise TooManyRows(len(filled))
    columns = [name.strip() for name in header]
    rows = (row_of(_texts(columns, line)) for line in filled)
    return [row for row in rows if row]


def _decode(data: bytes) -> str:
    """Decode UTF-8, or UTF-16, which spreadsheets use for “Unicode text”.

    Older encodings could only be guessed, and a wrong guess would corrupt names.
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
    """Yield the cells of each line, the header first."""
    delimiter = _delimiter_of(_first_line(text))
    if not delimiter:
        raise NotALog("not_ours")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise NotALog("damaged") from error


def _texts(columns: list[str], line: list[str]) -> dict[str, str]:
    """The texts of a line by column id. Raises NotALog for a cell outside the known columns."""
    texts: dict[str, str] = {}
    for column, text in zip_longest(columns, line, fillvalue=""):
        if text and column not in COLUMNS:
            raise NotALog("damaged")
        texts[column] = unprotect(text)
    return texts


def _fault_of(data: bytes) -> Fault:
    """Tell a log in an old encoding, which its owner can save again, from any other file."""
    first_line = _first_line(data.decode("ascii", "replace"))
    return "not_text" if _delimiter_of(first_line) else "not_ours"


def _first_line(text: str) -> str:
    return re.split(r"[\r\n]", text, maxsplit=1)[0]


def _delimiter_of(first_line: str) -> str | None:
    """The delimiter that splits the line into the column ids; None if no delimiter does."""
    if len(first_line) > LONGEST_HEADER:
        return None
    for delimiter in DELIMITERS:
        names = [name.strip(' "') for name in first_line.split(delimiter)]
        if sorted(filter(None, names)) == sorted(COLUMNS):
            return delimiter
    return None
