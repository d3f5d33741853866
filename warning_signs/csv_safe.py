"""CSV files that any spreadsheet opens correctly and safely.

A spreadsheet runs a cell that begins with = + - or @ as a formula, and an attacker may have written
the text of a cell. `protect` therefore puts an apostrophe in front of such a text, as spreadsheets
do themselves, and `unprotect` removes it again. Described by OWASP as “CSV injection”.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Literal

Delimiter = Literal[",", ";"]

BOM = "\ufeff"  # without it, spreadsheets read é as Ã©

# Risky at the start of a cell: a formula sign (full-width ones count in East Asia), a tab or a line
# break. Risky inside a text: a sign after any character that a spreadsheet with another list
# separator would take for the end of a cell.
_SIGN = r"[=+\-@＝＋－＠]"
_BEGINNING = r"((?:^|(?<=[,;|\t\r\n]))\"*)"
_RISKY = re.compile(rf"{_BEGINNING}('*{_SIGN})|^()('*[\t\r\n])")
_PROTECTED = re.compile(rf"{_BEGINNING}'('*{_SIGN})|^()'('*[\t\r\n])")


def as_csv_file(
    columns: Iterable[str], rows: Iterable[Iterable[str]], delimiter: Delimiter = ","
) -> bytes:
    """A CSV file in UTF-8 with a byte order mark; every cell of `rows` is protected and quoted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows(map(protect, row) for row in rows)
    return (BOM + text.getvalue()).encode()


def protect(text: str) -> str:
    """Escape the text, so that no spreadsheet runs it or a part of it as a formula."""
    return _RISKY.sub(lambda match: f"{match[1] or ''}'{match[2] or match[4]}", text)


def unprotect(text: str) -> str:
    """The inverse of `protect`."""
    return _PROTECTED.sub(lambda match: f"{match[1] or ''}{match[2] or match[4]}", text)
