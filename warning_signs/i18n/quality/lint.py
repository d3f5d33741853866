"""Reading a catalogue as a proof-reader would: every rule for every text."""

import gettext
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from warning_signs.i18n.messages import keys, strings
from warning_signs.i18n.quality.glossary import LintData
from warning_signs.i18n.quality.rules import RULES, Rule

COUNTS = (*range(1001), 1_000_000)
"""Numbers for which two rules for plural forms have to agree."""


@dataclass(frozen=True)
class Finding:
    """What is wrong with one translation: the rule that says so, and where it stands."""

    rule: str
    context: str | None
    text: str
    words: str

    def __str__(self) -> str:
        place = f"[{self.context}] " if self.context else ""
        return f"{place}“{self.text}” ({self.rule}): {self.words}."


def lint(
    catalog: Catalog, tag: str, data: LintData, more: Mapping[str, Rule] | None = None
) -> Iterator[Finding]:
    """Yield what the rules, and `more` of them, object to in the catalogue of this language.

    What is not translated at all is not for proof-reading (see sync.py).
    """
    if not _counts_as_cldr(catalog):
        words = f"write “Plural-Forms: {_cldr(catalog).plural_forms}”"
        yield Finding("plural forms", None, "the head of the file", words)
    rules = {**RULES, **(more or {})}
    for message in keys(catalog).values():
        for name, rule in rules.items():
            yield from _findings(message, name, rule, tag, data)


def _findings(
    message: Message, name: str, rule: Rule, tag: str, data: LintData
) -> Iterator[Finding]:
    text = message.id[-1] if message.pluralizable else message.id
    if data.passes(name, text):
        return
    for said in dict.fromkeys(filter(None, strings(message))):
        for words in rule(text, said, tag, data):
            yield Finding(name, message.context, text, words)


def _counts_as_cldr(catalog: Catalog) -> bool:
    """Whether the head of the file chooses plural forms as the language does.

    Compared by what they choose: programs for translators write the same rule in other ways.
    """
    cldr = _cldr(catalog)
    if catalog.num_plurals != cldr.num_plurals:
        return False
    ours, theirs = (gettext.c2py(one.plural_expr) for one in (catalog, cldr))
    return all(ours(count) == theirs(count) for count in COUNTS)


def _cldr(catalog: Catalog) -> Catalog:
    """An empty catalogue of the language, whose plural forms are those of CLDR."""
    return Catalog(locale=catalog.locale)
