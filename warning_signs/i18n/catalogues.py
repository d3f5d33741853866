"""The catalogues of the site: what pages and code look a text up in, one object a language."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from warning_signs.errors import StartError
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, SiteLocale

Catalogue = Callable[[str], NullTranslations]
"""The catalogue of the language with this tag."""


def make_catalogues(
    folder: Path, locales: Iterable[SiteLocale], overrides: Mapping[str, Translations]
) -> Catalogue:
    """Return what finds the catalogue of a language: ours in `folder`, under a site’s `own`.

    A language is read when its first reader comes. Raises StartError where a catalogue is not
    compiled: its pages would be in English, marked as being in another language.
    """
    for locale in locales:
        there = folder / locale.babel_identifier / "LC_MESSAGES"
        if locale.tag != SOURCE_TAG and not (there / "messages.mo").exists():
            raise StartError(f"{there} has no messages.mo yet. Run: make prepare")

    @cache
    def catalogue(tag: str) -> NullTranslations:
        ours = Translations.load(str(folder), [LANGUAGES[tag].babel_identifier])
        if tag not in overrides:
            return ours
        # English has no catalogue of ours: its texts are those of the code and the content.
        return ours.merge(overrides[tag]) if isinstance(ours, Translations) else overrides[tag]

    return catalogue
