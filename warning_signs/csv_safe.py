"""CSV files that any spreadsheet opens rightly and safely.

A spreadsheet takes a cell that begins with = + - or @ for a formula and works it out, and what
stands in a file may have been written by somebody who means harm. So such a text gets an
apostrophe in front, as spreadsheets themselves do it; `unprotect` takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Literal

Delimiter = Literal[",", ";"]

BOM = "\ufeff"  # without it, spreadsheets read é as Ã©

# Where a cell begins: a formula sign (full width ones count in East Asia), a tab or a line break.
# And a sign inside a text, behind what a spreadsheet with another list separator than the file's
# takes for the end of a cell.
_SIGN = r"[=+\-@＝＋－＠]"
_BEGINNING = r"((?:^|(?<=[,;|\t\r\n]))\"*)"
_RISKY = re.compile(rf"{_BEGINNING}('*{_SIGN})|^()('*[\t\r\n])")
_PROTECTED = re.compile(rf"{_BEGINNING}'('*{_SIGN})|^()'('*[\t\r\n])")


def as_csv_file(
    columns: Iterable[str], rows: Iterable[Iterable[str]], delimiter: Delimiter = ","
) -> bytes:
    """The file: UTF-8 with its mark, a header of `columns`, every cell protected and quoted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows(map(protect, row) for row in rows)
    return (BOM + text.getvalue()).encode()


def protect(text: str) -> str:
    """The text so that no spreadsheet takes it, or a part of it, for a formula."""
    return _RISKY.sub(lambda found: f"{found[1] or ''}'{found[2] or found[4]}", text)


def unprotect(text: str) -> str:
    """What `protect` was given."""
    return _PROTECTED.sub(lambda found: f"{found[1] or ''}{found[2] or found[4]}", text)
