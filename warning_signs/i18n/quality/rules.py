"""Rules for translations: what must stay as it is in English, and what looks wrong.

Each rule takes an English text, its translation, the language tag and the language's data, and
yields what is wrong in words that a translator understands. Placeholders and tags are checked with
the catalogue (i18n/messages.py).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from warning_signs.i18n.languages import RIGHT_TO_LEFT, without_accents
from warning_signs.i18n.messages import PLACEHOLDER, TAG
from warning_signs.i18n.quality.glossary import LintData, Term
from warning_signs.i18n.quality.quotation import quotation_mistakes

Rule = Callable[[str, str, str, LintData], Iterator[str]]
"""(English text, translation, language tag, data of the language) → what is wrong."""

PLACEHOLDER_TYPE = re.compile(PLACEHOLDER.pattern + "[a-z]")
"""A placeholder with the letter of its type: %(count)s."""
NUMBER = re.compile(r"\d+")
GROUPS = re.compile(r"\d \d")
SPACES = re.compile(r"[ \u00a0\u202f]{2,}")
LONG = 40
"""Letters from which on the length of a text says something."""
SHORTEST, LONGEST = 0.4, 2.5
"""The length of a translation of a long text, in lengths of the English one."""


def numbers(english: str, translation: str, tag: str, data: LintData) -> Iterator[str]:
    """Every number of the English text is there, as often, in the digits 0 to 9 that one dials.

    There is no other number, except in a word of the glossary: some helplines are called by one.
    """
    if tag in RIGHT_TO_LEFT and GROUPS.search(translation):
        yield "put a no-break space (U+00A0) into the number, or its groups change places"
    before, after = (Counter(NUMBER.findall(_bare(text))) for text in (english, translation))
    yield from (f"the number {number} is missing" for number in sorted(before - after))
    for number in sorted(after.keys() - before.keys()):
        if not any(number in NUMBER.findall(term.word) for term in _named(english, data)):
            yield f"the number {number} is not in the English text"


def same(english: str, translation: str, _tag: str, data: LintData) -> Iterator[str]:
    """It is not the English text, unless CHECKS.yaml lists that."""
    has_words = any(letter.isalpha() for letter in _bare(english))
    if translation == english and has_words and english not in data.same:
        yield "this is still English; if it is right so, list it in CHECKS.yaml under “same”"


def length(english: str, translation: str, _tag: str, _data: LintData) -> Iterator[str]:
    """A long text is neither cut short nor padded."""
    ratio = len(translation) / len(english)
    if len(english) > LONG and not SHORTEST <= ratio <= LONGEST:
        yield f"it is {ratio:.1f} times as long as the English text"


def quotes(_english: str, translation: str, tag: str, _data: LintData) -> Iterator[str]:
    """Quotation marks are those of the language, never straight ones."""
    yield from quotation_mistakes(TAG.sub("", translation), tag)


def spaces(english: str, translation: str, _tag: str, _data: LintData) -> Iterator[str]:
    """No two spaces stand in a row, and none stands at an end where English has none."""
    if SPACES.search(translation) and not SPACES.search(english):
        yield "there are two spaces in a row"
    if translation.strip() != translation and english.strip() == english:
        yield "there is a space at its beginning or end"


def glossary(english: str, translation: str, _tag: str, data: LintData) -> Iterator[str]:
    """A term of the glossary is translated by the word that the language has for it."""
    plain_letters = without_accents(translation)
    for term in _named(english, data):
        if not any(stem in plain_letters for stem in term.stems):
            yield f"“{term.english}” is called “{term.word}” in the glossary"


def never(_english: str, translation: str, _tag: str, data: LintData) -> Iterator[str]:
    """It has no words that readers misread to their harm, or that send them to nobody."""
    for words, because in data.never:
        if words.casefold() in translation.casefold():
            yield f"never say “{words}”: {because}"


def gender(_english: str, translation: str, _tag: str, data: LintData) -> Iterator[str]:
    """It does not make a child, or whoever reads it, a boy or a girl, as far as forms show that."""
    for form, because in data.gendered:
        if form.search(translation):
            yield f"it gives a child of unknown sex one: {because}"


RULES: Mapping[str, Rule] = {
    "numbers": numbers,
    "same": same,
    "length": length,
    "quotes": quotes,
    "spaces": spaces,
    "glossary": glossary,
    "never": never,
    "gender": gender,
}


def _named(english: str, data: LintData) -> Iterator[Term]:
    """The terms of the glossary that stand in an English text."""
    text = _bare(english)
    letters = text.casefold()
    for term in data.terms:
        is_near = term.english.casefold() in letters  # most are not, and this is soon told
        if is_near and re.search(rf"\b{re.escape(term.english)}s?\b", text, re.IGNORECASE):
            yield term


def _bare(text: str) -> str:
    """A text without placeholders and tags, which may have letters and digits of their own."""
    return PLACEHOLDER_TYPE.sub("", TAG.sub("", text))
