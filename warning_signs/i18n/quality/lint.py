"""Checking a catalogue as a proof-reader would: every rule for every text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from warning_signs.i18n.messages import compile_catalogue, keys, source_text, strings
from warning_signs.i18n.quality.glossary import LintData
from warning_signs.i18n.quality.rules import RULES, Rule

COUNTS = (*range(1001), 1_000_000)
"""Numbers for which two rules for plural forms have to agree."""
PROBE = ("one", "many")
"""A text that only asks which form a rule chooses. As a constant, so that nobody translates it."""


@dataclass(frozen=True)
class Finding:
    """What is wrong with one translation: the rule that says so, and which text it is."""

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

    Texts without a translation are left to sync.py.
    """
    if not _has_cldr_plurals(catalog):
        words = f"write “Plural-Forms: {_cldr(catalog).plural_forms}”"
        yield Finding("plural forms", None, "the head of the file", words)
    rules = {**RULES, **(more or {})}
    for message in keys(catalog).values():
        for name, rule in rules.items():
            yield from _findings(message, name, rule, tag, data)


def _findings(
    message: Message, name: str, rule: Rule, tag: str, data: LintData
) -> Iterator[Finding]:
    text = source_text(message)
    if data.passes(name, text):
        return
    for translation in dict.fromkeys(filter(None, strings(message))):
        for words in rule(text, translation, tag, data):
            yield Finding(name, message.context, text, words)


def _has_cldr_plurals(catalog: Catalog) -> bool:
    """Whether the head of the file chooses the same plural forms as CLDR does.

    Compared by what they choose: programs for translators write the same rule in other ways.
    """
    cldr = _cldr(catalog)
    if catalog.num_plurals != cldr.num_plurals:
        return False
    try:
        return _chosen_forms(catalog) == _chosen_forms(cldr)
    except ValueError:  # what stands in the head is no rule at all
        return False


def _chosen_forms(catalog: Catalog) -> list[str]:
    """Which form the catalogue chooses for each of COUNTS, found by asking gettext for it."""
    probe = _cldr(catalog)
    probe.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", catalog.plural_forms),
    ]
    probe.add(PROBE, tuple(map(str, range(catalog.num_plurals))))
    texts = compile_catalogue(probe)
    return [texts.ngettext(*PROBE, count) for count in COUNTS]


def _cldr(catalog: Catalog) -> Catalog:
    """An empty catalogue of the same language, with the plural forms of CLDR."""
    return Catalog(locale=catalog.locale, fuzzy=False)
