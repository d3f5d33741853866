"""The catalogues of the site, one a language, in which pages and code look texts up."""

import struct
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.support import NullTranslations, Translations

from warning_signs.errors import StartError
from warning_signs.i18n.english_parts import with_english_marked
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale, catalogue_path
from warning_signs.i18n.packed_texts import PackedTexts

Catalogue = Callable[[str], NullTranslations]
"""Finds the catalogue of the language with this tag."""


def make_catalogues(
    folder: Path,
    locales: Iterable[SiteLocale],
    overrides: Mapping[str, Translations],
    core_only: Collection[str] = (),
) -> Catalogue:
    """Return a function that finds the catalogue of a language: the built-in one in `folder`, with
    the site’s `overrides` on top. Of languages in `core_only`, what is missing is English and
    marked so (i18n/english_parts.py).

    All are read here, before any reader comes. Raises StartError if one is not compiled or is
    damaged: its pages would fail, or be in English but marked as another language.
    """
    catalogues: dict[str, NullTranslations] = {
        locale.tag: _read(folder, locale, overrides.get(locale.tag), core_only)
        for locale in locales
        if locale.tag != SOURCE_TAG
    }
    _pack(catalogues.values())
    catalogues[SOURCE_TAG] = overrides.get(SOURCE_TAG, NullTranslations())  # it has none built in
    return catalogues.__getitem__


def _read(
    folder: Path, locale: SiteLocale, override: Translations | None, core_only: Collection[str]
) -> Translations:
    catalogue = read_compiled(catalogue_path(folder, locale.tag).with_suffix(".mo"))
    if override:
        catalogue.merge(override)
    return with_english_marked(catalogue) if locale.tag in core_only else catalogue


def _pack(catalogues: Collection[Any]) -> None:
    """Keep the texts as bytes. They are two thirds of each catalogue; the rest is the English texts
    that they are found by, which all share.
    """
    keys = {key: None for one in catalogues for key in one._catalog}
    places = {key: place for place, key in enumerate(keys)}
    for one in catalogues:
        one._catalog = PackedTexts(one._catalog, places)


def read_compiled(path: Path) -> Translations:
    """Read a compiled catalogue. Raises StartError, naming the file, if that cannot be done."""
    try:
        with path.open("rb") as file:
            return Translations(file)
    except FileNotFoundError:
        raise StartError(f"{path} does not exist yet. Run: make prepare") from None
    except (OSError, ValueError, LookupError, struct.error):  # all that gettext may stumble over
        hint = "Delete it and run: make prepare (in a checkout), or install the package again."
        raise StartError(f"{path} is damaged. {hint}") from None
