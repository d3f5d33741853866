"""Writing `translations/STATUS`: how much is translated, and what was reviewed.

Only commands need this; the site itself only reads the table (i18n/review_status.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale, catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue, translated
from warning_signs.i18n.review_status import FILE, UNKNOWN, Status
from warning_signs.paths import TEMPLATE_CATALOGUE

# A percentage and not a number of texts, which would change, and clash in git, with each new text.
HEADER = """\
# How far each language is. `flask translations status` rewrites this table and keeps the states;
# `flask translations made-by` notes whether people or a computer made a language, and
# `flask translations reviewed` that a native speaker has read it.
# core: only the texts of CORE.yaml have to be there, and the rest may be in English, until all are
# there and the language is whole: then no text may be missing.
"""
TITLES = ("# language", "extent", "translated", "state", "since", "by")


def recount(
    folder: Path, locales: Iterable[SiteLocale], before: Mapping[str, Status], today: date
) -> dict[str, Status]:
    """Return the table with percentages counted again and states as `before`.

    A new language is machine-assisted since today, until somebody says that people made it; English
    is a master. A language becomes whole with its last text, and stays so: when a text is added
    later, the checks ask for it.
    """
    tags = [locale.tag for locale in locales]
    return {
        tag: _counted(before.get(tag) or _new(tag, today), _percent(folder, tag)) for tag in tags
    }


def write_status(folder: Path, statuses: Mapping[str, Status]) -> None:
    """Write the table into a folder of catalogues, sorted by tag."""
    rows = [TITLES, *(_row(statuses[tag]) for tag in sorted(statuses))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    (folder / FILE).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _new(tag: str, today: date) -> Status:
    return Status(tag, "core", 0, "master" if tag == SOURCE_TAG else UNKNOWN, today)


def _counted(status: Status, percent: int) -> Status:
    return replace(status, percent=percent, extent="whole" if percent == 100 else status.extent)


def _row(status: Status) -> tuple[str, ...]:
    day = status.since.isoformat()
    return (status.tag, status.extent, f"{status.percent}%", status.state, day, status.by)


def _percent(folder: Path, tag: str) -> int:
    """Percentage of texts that are translated in every form, rounded down."""
    if tag == SOURCE_TAG:
        return 100
    expected = keys(read_catalogue(TEMPLATE_CATALOGUE.read_bytes())).keys()
    done = translated(read_catalogue(catalogue_path(folder, tag).read_bytes()))
    return 100 * len(expected & done) // len(expected)
