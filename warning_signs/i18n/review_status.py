"""How far each translation is: `translations/STATUS`, a table for people and for the site.

A language is a master (written with the product), reviewed by a native speaker, or neither: then
nobody has checked it yet, and its pages say so, and whether people translated it or a computer
helped. It is offered whole, or with its core pack alone (translations/CORE.yaml): then the rest may
be in English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from warning_signs.errors import StartError
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale

State = Literal["master", "machine-assisted", "by-people", "reviewed"]
Extent = Literal["whole", "core"]

FILE = "STATUS"
UNKNOWN: State = "machine-assisted"
"""What a language is as long as nobody has said how it was made."""
CHECKED: frozenset[State] = frozenset({"master", "reviewed"})
STATES: Mapping[str, State] = {state: state for state in get_args(State)}
EXTENTS: Mapping[str, Extent] = {extent: extent for extent in get_args(Extent)}


@dataclass(frozen=True, slots=True)
class Status:
    """One line of the table.

    extent: whether the language is offered whole or with its core alone; percent: how much is
    translated, rounded down, so that 100 means every text; since: the first day of the state, such
    as the day of the review; by: the reviewer, if they want to be named.
    """

    tag: str
    extent: Extent
    percent: int
    state: State
    since: date
    by: str = ""


def read_status(folder: Path) -> dict[str, Status]:
    """Read the table of a folder of catalogues, by language tag; empty if there is none yet.

    Raises StartError, naming the line, if a line cannot be read.
    """
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    statuses = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            status = _read_line(line, f"{path}:{number}")
            statuses[status.tag] = status
    return statuses


def unreviewed(
    locales: Iterable[SiteLocale], statuses: Mapping[str, Status]
) -> Mapping[str, State]:
    """Return the states of the languages that no native speaker has checked, by tag.

    A language without a line is one of them; English, the source language, never is.
    """
    offered = (locale.tag for locale in locales if locale.tag != SOURCE_TAG)
    states = {tag: statuses[tag].state if tag in statuses else UNKNOWN for tag in offered}
    return {tag: state for tag, state in states.items() if state not in CHECKED}


def core_only(locales: Iterable[SiteLocale], statuses: Mapping[str, Status]) -> frozenset[str]:
    """Return the tags of the languages in which only the core pack is sure to be translated.

    A language without a line is whole: its catalogue lacks nothing, or the checks fail.
    """
    offered = {locale.tag for locale in locales}
    return frozenset(tag for tag in offered & statuses.keys() if statuses[tag].extent == "core")


def _read_line(line: str, place: str) -> Status:
    words = [*line.split(maxsplit=5), ""]
    try:
        tag, extent, percent, state, since, by, *_ = words
        number = int(percent.removesuffix("%"))
        day = date.fromisoformat(since)
        return Status(tag, EXTENTS[extent], number, STATES[state], day, by.strip())
    except (KeyError, ValueError):
        message = "This is no line of the table. Write: fr whole 100% reviewed 2026-12-01"
        raise StartError(f"{place}: {message}") from None
