"""What translations are checked against, as translators edit it: CHECKS.yaml and GLOSSARY.yaml."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from warning_signs.i18n.languages import SOURCE_TAG, without_accents

CHECKS, GLOSSARY = "CHECKS.yaml", "GLOSSARY.yaml"
ENDING = 3
"""How many letters a language may change at the end of a word: capture, captures, capturé."""
SHORTEST_STEM = 4
ARTICLE = "ال"
"""The Arabic article is written as one word with its noun, and changes after a preposition."""


@dataclass(frozen=True)
class Term:
    """A term of the glossary: the English one, the word for it, and stems of that word.

    A translation must contain one of the stems. They are in small letters without accents, since
    inflection changes accents too.
    """

    english: str
    word: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class LintData:
    """What one language is checked against.

    same: texts that are the same as in English; terms: its words of the glossary; passed: (rule,
    beginning of a text) of what is right although a rule objects; never: (words, why) of what no
    text may say, because a reader would do the wrong thing or find nobody; gendered: (form, why) of
    what makes a child of unknown sex a boy or a girl.
    """

    same: frozenset[str]
    terms: tuple[Term, ...]
    passed: tuple[tuple[str, str], ...]
    never: tuple[tuple[str, str], ...] = ()
    gendered: tuple[tuple[re.Pattern[str], str], ...] = ()

    def passes(self, rule: str, text: str) -> bool:
        """Whether an editor has allowed this text to break this rule."""
        return any(rule == name and text.startswith(start) for name, start in self.passed)


def read_offices(folder: Path) -> tuple[str, ...]:
    """Return the English words for persons and offices to turn to, in small letters."""
    terms = _read(folder / GLOSSARY)["terms"]
    return tuple(one[SOURCE_TAG].casefold() for one in terms if one.get("office"))


def read_lint_data(folder: Path, tag: str) -> LintData:
    """Read both files of a folder of catalogues for the language with this tag."""
    checks = _read(folder / CHECKS)
    same = checks["same"]
    return LintData(
        same=frozenset(same["every language"]) | frozenset(same.get(tag, ())),
        terms=_terms(_read(folder / GLOSSARY), checks, tag),
        passed=tuple(
            (one["rule"], one["text"]) for one in checks["pass"] if one["language"] == tag
        ),
        never=tuple((one["says"], one["because"]) for one in checks["never"].get(tag, ())),
        gendered=tuple(
            (re.compile(one["finds"], re.IGNORECASE), one["because"])
            for one in checks["gender"].get(tag, ())
        ),
    )


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return content


def _terms(glossary: Mapping[str, Any], checks: Mapping[str, Any], tag: str) -> tuple[Term, ...]:
    """The terms to be checked for which the glossary has a word in this language."""
    checked: Collection[str] = checks["terms"]
    more_forms = checks["forms"].get(tag, {})
    return tuple(
        Term(one[SOURCE_TAG], one[tag], _stems(one[tag], more_forms.get(one["id"], ())))
        for one in glossary["terms"]
        if one["id"] in checked and tag in one
    )


def _stems(term: str, more_forms: Collection[str]) -> tuple[str, ...]:
    """The words of a term, also those in brackets, each without what grammar may change in it."""
    words = [one.removeprefix(ARTICLE) for one in re.findall(r"[^\W\d_]+", without_accents(term))]
    long = [word for word in words if len(word) >= SHORTEST_STEM] or words
    stems = (word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in long)
    return (*stems, *map(without_accents, more_forms))
