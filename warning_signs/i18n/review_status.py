"""How far each translation is: `translations/STATUS`, a table that people read and the site too.

A language is a master (written with the product), reviewed by a native speaker, or neither: then
a computer helped with it and nobody has checked it, and its pages say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from warning_signs.errors import StartError
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale

State = Literal["master", "machine-assisted", "reviewed"]

FILE = "STATUS"
UNREVIEWED: State = "machine-assisted"


@dataclass(frozen=True, slots=True)
class Status:
    """One line of the table.

    percent: of all texts, rounded down, so that 100 means every one. since: the day from which
    the state holds, such as that of the review; by: whoever reviewed it, if they want to be named.
    """

    tag: str
    percent: int
    state: State
    since: date
    by: str = ""


def read_status(folder: Path) -> dict[str, Status]:
    """The table of a folder of catalogues by language tag; empty where there is none yet.

    Raises StartError, naming the line, where a line cannot be read.
    """
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    statuses = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            status = _read_line(line, f"{path}:{number}")
            statuses[status.tag] = status
    return statuses


def unreviewed(locales: Iterable[SiteLocale], statuses: Mapping[str, Status]) -> frozenset[str]:
    """The tags of those languages that no native speaker has checked.

    A language without a line is one of them; English, in which all is written, never is.
    """
    checked = {tag for tag, status in statuses.items() if status.state != UNREVIEWED}
    return frozenset(locale.tag for locale in locales) - checked - {SOURCE_TAG}


def _read_line(line: str, place: str) -> Status:
    words = [*line.split(maxsplit=4), ""]
    try:
        tag, percent, state, since, by, *_ = words
        number = int(percent.removesuffix("%"))
        if state not in get_args(State):
            raise ValueError(state)
        return Status(tag, number, state, date.fromisoformat(since), by.strip())
    except ValueError:
        message = "This is no line of the table. Write: fr 100% reviewed 2026-12-01"
        raise StartError(f"{place}: {message}") from None
