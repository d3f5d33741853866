"""The catalogues of the site, one a language, in which pages and code look texts up."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from warning_signs.errors import StartError
from warning_signs.i18n.english_parts import with_english_marked
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, SiteLocale

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

    A catalogue is read when its first reader comes. Raises StartError if one is not compiled: its
    pages would be in English but marked as another language.
    """
    for locale in locales:
        path = folder / locale.babel_identifier / "LC_MESSAGES"
        if locale.tag != SOURCE_TAG and not (path / "messages.mo").exists():
            raise StartError(f"{path} has no messages.mo yet. Run: make prepare")

    @cache
    def catalogue(tag: str) -> NullTranslations:
        built_in = Translations.load(str(folder), [LANGUAGES[tag].babel_identifier])
        if not isinstance(built_in, Translations):  # English, the source language, has none
            return overrides.get(tag, built_in)
        if tag in overrides:
            built_in.merge(overrides[tag])
        return with_english_marked(built_in) if tag in core_only else built_in

    return catalogue
