"""What a reader judges: every translated text of a language, line by line, each with its mark.

A mark is computed from the English text and the translation. Whatever is kept under a mark, that a
reader found it right or what it says when it is translated back, is lost by itself when either of
the two texts changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from babel.messages.catalog import Catalog

from warning_signs.i18n.messages import Key, keys, strings
from warning_signs.i18n.quality.core import TextGroup

LENGTH = 12
"""Letters of a mark: enough for some thousand texts of thirty languages."""
SEPARATOR = "\x04"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One translated text, or one plural form of it.

    form: the number of the plural form, 0 for a text without; group: what it belongs to, by its
    name in CORE.yaml, or "later"; french: the same text in French, for comparison.
    """

    key: Key
    form: int
    group: str
    english: str
    french: str
    translation: str

    @property
    def context(self) -> str:
        """The gettext context: the question, step or page part that the text belongs to."""
        return self.key[0] or ""

    @property
    def mark(self) -> str:
        """A few letters that are others as soon as the English text or the translation is."""
        parts = (self.context, self.english, str(self.form), self.translation)
        return sha256(SEPARATOR.join(parts).encode()).hexdigest()[:LENGTH]


def lines(
    ordered: Mapping[Key, TextGroup | None], catalog: Catalog, french: Catalog
) -> Iterator[ReviewLine]:
    """Yield the lines of a language, the most important one first; none for a missing text."""
    translations, masters = keys(catalog), keys(french)
    for key, group in ordered.items():
        beside = _last(strings(masters[key])) if key in masters else ""
        translated = strings(translations[key]) if key in translations else ()
        for form, translation in enumerate(translated):
            if translation:
                name = group.name if group else "later"
                yield ReviewLine(key, form, name, _english(key, form), beside, translation)


def count_read(all_lines: Iterable[ReviewLine], read: Mapping[str, object]) -> tuple[int, int]:
    """Return how many lines of the core were read, as they stand now, and how many there are."""
    core = [line for line in all_lines if line.group != "later"]
    return sum(line.mark in read for line in core), len(core)


def _english(key: Key, form: int) -> str:
    """The English singular for the first plural form, the plural for all others."""
    text = key[1]
    return text if isinstance(text, str) else text[min(form, 1)]


def _last(texts: tuple[str, ...]) -> str:
    return texts[-1] if texts else ""
