"""Rules that every translation keeps to: what of a text may not change, and what looks wrong.

Each takes an English text, its translation, and what its language is checked against, and yields
what is wrong in words that a translator understands. That placeholders and tags are kept is
checked with the catalogue (messages.py).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from warning_signs.i18n.languages import RIGHT_TO_LEFT, without_accents
from warning_signs.i18n.messages import PLACEHOLDER, TAG
from warning_signs.i18n.quality.glossary import LintData, Term
from warning_signs.i18n.quality.quotation import quotation_mistakes

Rule = Callable[[str, str, str, LintData], Iterator[str]]
"""(English text, translation, language tag, what is known of the language) → what is wrong."""

FILLED_IN = re.compile(PLACEHOLDER.pattern + "[a-z]")
NUMBER = re.compile(r"\d+")
GROUPS = re.compile(r"\d \d")
SPACES = re.compile(r"[ \u00a0\u202f]{2,}")
LONG = 40
"""Letters from which on the length of a text says something."""
SHORTEST, LONGEST = 0.4, 2.5
"""The length of a translation of a long text, in lengths of the English one."""


def numbers(english: str, said: str, tag: str, data: LintData) -> Iterator[str]:
    """Every number is that of the English text, in the digits 0 to 9, as they are dialled.

    A word of the glossary may have a number of its own: that is what a helpline is called.
    """
    if tag in RIGHT_TO_LEFT and GROUPS.search(said):
        yield "put a no-break space (U+00A0) into the number, or its groups change places"
    before, after = (set(NUMBER.findall(_bare(text))) for text in (english, said))
    yield from (f"the number {number} is missing" for number in sorted(before - after))
    named = {number for term in _named(english, data) for number in NUMBER.findall(term.said)}
    unknown = sorted(after - before - named)
    yield from (f"the number {number} is not in the English text" for number in unknown)


def same(english: str, said: str, _tag: str, data: LintData) -> Iterator[str]:
    """It is not the English text, unless CHECKS.yaml lists that."""
    has_words = any(letter.isalpha() for letter in _bare(english))
    if said == english and has_words and english not in data.same:
        yield "this is still English; if it is right so, list it in CHECKS.yaml under “same”"


def length(english: str, said: str, _tag: str, _data: LintData) -> Iterator[str]:
    """A long text is neither cut short nor spun out."""
    ratio = len(said) / len(english)
    if len(english) > LONG and not SHORTEST <= ratio <= LONGEST:
        yield f"it is {ratio:.1f} times as long as the English text"


def quotes(_english: str, said: str, tag: str, _data: LintData) -> Iterator[str]:
    """Quotation marks are those of the language, never straight ones."""
    yield from quotation_mistakes(TAG.sub("", said), tag)


def spaces(english: str, said: str, _tag: str, _data: LintData) -> Iterator[str]:
    """No two spaces in a row, and none at an end where English has none."""
    if SPACES.search(said) and not SPACES.search(english):
        yield "there are two spaces in a row"
    if said.strip() != said and english.strip() == english:
        yield "there is a space at its beginning or end"


def glossary(english: str, said: str, _tag: str, data: LintData) -> Iterator[str]:
    """A word of the glossary is said in the word that the language has for it."""
    after = without_accents(said)
    for term in _named(english, data):
        if not any(stem in after for stem in term.stems):
            yield f"“{term.english}” is called “{term.said}” in the glossary"


def never(_english: str, said: str, _tag: str, data: LintData) -> Iterator[str]:
    """Nothing that readers took for something else, to their harm, or that leads them to nobody."""
    for words, because in data.never:
        if words.casefold() in said.casefold():
            yield f"never say “{words}”: {because}"


RULES: Mapping[str, Rule] = {
    rule.__name__: rule for rule in (numbers, same, length, quotes, spaces, glossary, never)
}


def _named(english: str, data: LintData) -> Iterator[Term]:
    """The words of the glossary that an English text says."""
    said = _bare(english)
    for term in data.terms:
        if re.search(rf"\b{re.escape(term.english)}s?\b", said, re.IGNORECASE):
            yield term


def _bare(text: str) -> str:
    """A text without its placeholders and tags, which may have letters and digits of their own."""
    return FILLED_IN.sub("", TAG.sub("", text))
