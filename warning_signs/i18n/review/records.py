"""What is kept of readings: which texts somebody found right, and translations back into English.

Both are tables beside the catalogue of a language, by the marks of i18n/review/lines.py, so a line
of them means nothing any more when its text has changed.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warning_signs.errors import StartError
from warning_signs.i18n.languages import LANGUAGES

READ, BACK = "READ", "BACK.csv"
HEADING = (
    "# mark, day, reader: what native speakers found right. Written by `flask translations`.\n"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody found a text right: on which day, and who, if they want to be named."""

    day: date
    by: str = ""


def read_readings(folder: Path, tag: str) -> dict[str, Reading]:
    """Return what was found right in a language, by mark; empty if nobody has read it.

    Raises StartError, naming the line, if one cannot be read.
    """
    path = _path(folder, tag, READ)
    found = {}
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                mark, day, *by = line.split(maxsplit=2)
                found[mark] = Reading(date.fromisoformat(day), *by)
            except (TypeError, ValueError):
                message = "This is no line of the table. Write: 0123456789ab 2026-12-01 Name"
                raise StartError(f"{path}:{number}: {message}") from None
    return found


def write_readings(folder: Path, tag: str, readings: Mapping[str, Reading]) -> None:
    """Write the table again, sorted by mark."""
    rows = (f"{mark} {one.day} {one.by}".rstrip() for mark, one in sorted(readings.items()))
    _path(folder, tag, READ).write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")


def read_back_translations(folder: Path, tag: str) -> dict[str, str]:
    """Return translations back into English, by mark; made without sight of the English text."""
    text = io.StringIO(_text(_path(folder, tag, BACK)), newline="")
    return {row["mark"]: row["back"] for row in csv.DictReader(text)}


def _path(folder: Path, tag: str, name: str) -> Path:
    return folder / LANGUAGES[tag].babel_identifier / name


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
