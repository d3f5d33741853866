"""Sites with more languages than there are translations yet, so that the road for them is tried."""

from __future__ import annotations

import shutil
from pathlib import Path

from warning_signs.i18n.languages import NAMES, SOURCE_TAG, catalogue_path
from warning_signs.paths import TRANSLATIONS

THIRTY = (*list(NAMES)[:24], "ar", "is", "ru", "sq", "tr", "uk")
"""The official languages of the European Union, and six more."""


def copy_catalogues(folder: Path, without: tuple[str, ...] = ()) -> Path:
    """Make a folder of catalogues with the languages that the site has. Returns the folder.

    without: languages to leave out, where each that is read takes a second.
    """
    leave_out = shutil.ignore_patterns(*without)
    return shutil.copytree(TRANSLATIONS, folder, dirs_exist_ok=True, ignore=leave_out)


def add_copies(folder: Path, tags: tuple[str, ...] = THIRTY, without: tuple[str, ...] = ()) -> Path:
    """Put the French catalogue into a folder of catalogues once for each language it lacks."""
    copy_catalogues(folder, without)
    for tag in tags:
        copy = catalogue_path(folder, tag)
        if tag == SOURCE_TAG or copy.exists():
            continue
        copy.parent.mkdir(parents=True)
        for ending in (".po", ".mo"):
            french = catalogue_path(folder, "fr").with_suffix(ending)
            copy.with_suffix(ending).write_bytes(french.read_bytes())
    return folder
