"""The log as a CSV file: opened by any spreadsheet, opened here again, and safe in both.

A spreadsheet takes a cell that begins with = + - or @ for a formula and works it out, and what
stands in this log was written by somebody who means harm. So such a text gets an apostrophe in
front, as spreadsheets themselves do it, and loses it again here.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import zip_longest
from typing import Literal

from .log import COLUMNS, Row, row_of

Fault = Literal["not_text", "not_ours", "damaged"]
Delimiter = Literal[",", ";"]

BOM = "\ufeff"  # without it, spreadsheets read é as Ã©
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",;\t"

# Where a cell begins: a formula sign (full width ones count in East Asia), a tab or a line break.
# And a sign inside a text, behind what a spreadsheet with another list separator than the file's
# takes for the end of a cell.
_SIGN = r"[=+\-@＝＋－＠]"
_BEGINNING = r"((?:^|(?<=[,;|\t\r\n]))\"*)"
_RISKY = re.compile(rf"{_BEGINNING}('*{_SIGN})|^()('*[\t\r\n])")
_PROTECTED = re.compile(rf"{_BEGINNING}'('*{_SIGN})|^()'('*[\t\r\n])")


class NotALog(Exception):  # noqa: N818 - says what the file is
    """A file that cannot be opened as a log, and why: not_text, not_ours or damaged."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


def write_csv(rows: Iterable[Row], delimiter: Delimiter = ",") -> bytes:
    """The file: UTF-8 with its mark, a header of column ids, every cell in quotation marks.

    The header is the same in every language, so that a log can be continued in another one.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows(map(protect, astuple(row)) for row in rows)
    return (BOM + text.getvalue()).encode()


def read_csv(data: bytes) -> list[Row]:
    """The rows of a file that `write_csv` wrote, perhaps saved anew by a spreadsheet.

    Columns may be in another order. Raises NotALog if it is none of ours or cannot be read.
    """
    lines = list(_lines(_decode(data)))
    columns = [name.strip() for name in lines[0]]
    rows = (row_of(_texts(columns, line)) for line in lines[1:])
    return [row for row in rows if row]


def protect(text: str) -> str:
    """The text so that no spreadsheet takes it, or a part of it, for a formula."""
    return _RISKY.sub(lambda found: f"{found[1] or ''}'{found[2] or found[4]}", text)


def unprotect(text: str) -> str:
    """What `protect` was given."""
    return _PROTECTED.sub(lambda found: f"{found[1] or ''}{found[2] or found[4]}", text)


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
    for delimiter in DELIMITERS:
        names = [name.strip(' "') for name in first_line.split(delimiter)]
        if sorted(filter(None, names)) == sorted(COLUMNS):
            return delimiter
    return None
