"""Keeping `translations/STATUS`: counting what is translated, and noting that it was reviewed.

Only commands need this; the site itself reads what is there (review_status.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale, catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue, translated
from warning_signs.i18n.review_status import FILE, UNREVIEWED, Status
from warning_signs.paths import TEMPLATE_CATALOGUE

# A percentage, not a number of texts: that would change, and clash, with every text that is added.
HEADER = """\
# How far each language is. `flask translations status` rewrites this table and keeps the states;
# `flask translations reviewed` notes that a native speaker has read a language.
"""
TITLES = ("# language", "translated", "state", "since", "by")


def recount(
    folder: Path, locales: Iterable[SiteLocale], before: Mapping[str, Status], today: date
) -> dict[str, Status]:
    """The table as it is today: percentages counted anew, states kept.

    A language that is new in it is machine-assisted since today; English is a master.
    """
    return {
        tag: replace(before.get(tag) or _new(tag, today), percent=_percent(folder, tag))
        for tag in (locale.tag for locale in locales)
    }


def write_status(folder: Path, statuses: Mapping[str, Status]) -> None:
    """Write the table into a folder of catalogues, sorted by tag."""
    rows = [TITLES, *(_row(statuses[tag]) for tag in sorted(statuses))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    (folder / FILE).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _new(tag: str, today: date) -> Status:
    return Status(tag, 0, "master" if tag == SOURCE_TAG else UNREVIEWED, today)


def _row(status: Status) -> tuple[str, ...]:
    day = status.since.isoformat()
    return (status.tag, f"{status.percent}%", status.state, day, status.by)


def _percent(folder: Path, tag: str) -> int:
    """How many of a hundred texts have a whole translation."""
    if tag == SOURCE_TAG:
        return 100
    wanted = keys(read_catalogue(TEMPLATE_CATALOGUE.read_bytes())).keys()
    done = translated(read_catalogue(catalogue_path(folder, tag).read_bytes()))
    return 100 * len(wanted & done) // len(wanted)
