"""Dated facts of the content, so that checking them again is a routine.

A fact is any entry of a content file with the key `seen`: the month, or only the year, of the
newest dated public source that shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from warning_signs.content.yaml_source import YamlPath, read_source

KEY = "seen"


@dataclass(frozen=True)
class DatedFact:
    """One fact: where it stands, what it is (“instagram report”), and when it was seen."""

    file: str
    line: int
    what: str
    month: str | None

    def months_ago(self, today: date) -> int | None:
        """How many months ago it was seen; a year alone counts from its January."""
        if self.month is None:
            return None
        year, _, month = self.month.partition("-")
        return (today.year - int(year)) * 12 + today.month - int(month or 1)

    def __str__(self) -> str:
        when = f"seen {self.month}" if self.month else "no date"
        return f"{self.file}:{self.line}: {self.what}: {when}"


def read_dated_facts(folder: Path) -> list[DatedFact]:
    """Return every fact in the content files below `folder`, the oldest first.

    Names of files begin with the name of the folder. Raises ContentError for unreadable files.
    """
    files = sorted(folder.rglob("*.yaml"))
    found = [
        one for path in files for one in _of_file(path, path.relative_to(folder.parent).as_posix())
    ]
    return sorted(found, key=lambda one: (one.month or "", one.file, one.line))


def _of_file(path: Path, name: str) -> Iterator[DatedFact]:
    source = read_source(path, name)
    for place, what, month in _walk(source.data, (), ""):
        yield DatedFact(name, source.line(place), what, month)


def _walk(tree: Any, path: YamlPath, what: str) -> Iterator[tuple[YamlPath, str, str | None]]:
    """Yield the path of each `seen`, the id around it with the key it belongs to, and its value."""
    if isinstance(tree, dict):
        what = str(tree.get("id") or what)
        if KEY in tree:
            yield (*path, KEY), what, tree[KEY]
        for key, below in tree.items():
            yield from _walk(below, (*path, key), f"{what} {key}".strip())
    elif isinstance(tree, list):
        for index, below in enumerate(tree):
            yield from _walk(below, (*path, index), what)
