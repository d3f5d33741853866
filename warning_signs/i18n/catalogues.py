"""The catalogues of the site, one a language, in which pages and code look texts up."""

import struct
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

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
        SOURCE_TAG: overrides.get(SOURCE_TAG, NullTranslations())  # the source language has none
    }
    places: dict[Any, int] = {}
    for locale in locales:
        if locale.tag != SOURCE_TAG:
            path = catalogue_path(folder, locale.tag).with_suffix(".mo")
            built_in = read_compiled(path)
            if locale.tag in overrides:
                built_in.merge(overrides[locale.tag])
            packed = _packed(built_in, places)
            core = locale.tag in core_only
            catalogues[locale.tag] = with_english_marked(packed) if core else packed
    return catalogues.__getitem__


def _packed(catalogue: Any, places: dict[Any, int]) -> Translations:
    """The catalogue with its texts as bytes. They are two thirds of it; the rest is the English
    texts that they are found by, which all languages share.
    """
    catalogue._catalog = PackedTexts(catalogue._catalog, places)
    return cast("Translations", catalogue)


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
