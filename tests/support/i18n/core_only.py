"""A language that is offered with its core pack alone, before there is one: Pashto, from right to
left, in the site’s own texts in Arabic letters.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from tests.support.i18n.arabic import arabic_letters_of
from tests.support.i18n.catalogues_once import importance
from tools.lib.languages import copy_catalogues
from warning_signs.i18n.languages import catalogue_path
from warning_signs.i18n.quality.core import core
from warning_signs.i18n.review_status import FILE

TAG = "ps"
LINE = f"{TAG} core 30% machine-assisted 2026-12-01\n"


def add_pashto(folder: Path) -> Path:
    """Make a folder of catalogues: those that the site has, and Pashto with the core alone."""
    path = catalogue_path(copy_catalogues(folder), TAG)
    path.parent.mkdir(parents=True)
    catalog = arabic_letters_of(TAG, core(importance()))
    for write, ending in ((write_po, ".po"), (write_mo, ".mo")):
        with path.with_suffix(ending).open("wb") as file:
            write(file, catalog)
    with (folder / FILE).open("a", encoding="utf-8") as table:
        table.write(LINE)
    return folder
