"""The sheet of a reader as a spreadsheet: one row a text, with room for what they think of it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warning_signs.csv_safe import BOM, as_csv_file, unprotect
from warning_signs.i18n.review.lines import ReviewLine

COLUMNS = (
    *("mark", "part", "place", "English", "French", "translation", "translated back"),
    *("right", "wrong", "better"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader said of the text with this mark; `better` is their own words for it."""

    mark: str
    right: bool
    wrong: str
    better: str


def as_sheet(rows: Iterable[ReviewLine], back: Mapping[str, str]) -> bytes:
    """Return a CSV file for a reader, with what `back` knows of each line by its mark."""
    empty = ("", "", "")
    return as_csv_file(COLUMNS, ((*_cells(line, back), *empty) for line in rows))


def read_sheet(content: bytes) -> list[Answer]:
    """Return what a reader wrote into a sheet, whichever separator their program saves it with.

    Raises ValueError if it is no sheet, or no UTF-8.
    """
    text = content.decode().removeprefix(BOM)
    delimiter = ";" if text.partition("\n")[0].count(";") >= len(COLUMNS) - 1 else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise ValueError(f"The first line has to name the columns {', '.join(COLUMNS)}.")
    return [answer for answer in map(_answer, rows) if answer]


def _cells(line: ReviewLine, back: Mapping[str, str]) -> tuple[str, ...]:
    texts = (line.english, line.french, line.translation)
    return (line.mark, line.group, line.context, *texts, back.get(line.mark, ""))


def _answer(row: Mapping[str, str | None]) -> Answer | None:
    """The answer in a row; None where the reader wrote nothing."""
    right, wrong, better = (
        unprotect(row[name] or "").strip() for name in ("right", "wrong", "better")
    )
    if not (right or wrong or better):
        return None
    return Answer(unprotect(row["mark"] or "").strip(), bool(right), wrong, better)
