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
"""How many letters of a word a language may change at its end: capture, captures, capturé."""
SHORTEST_STEM = 4
ARTICLE = "ال"
"""The Arabic one is written as one word with its noun, and melts into what stands before it."""


@dataclass(frozen=True)
class Term:
    """A word of the glossary: the English one, what it is called, and stems of that.

    A translation has one of the stems: in small letters, without accents, which inflection moves.
    """

    english: str
    said: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class LintData:
    """What one language is checked against.

    same: texts that it says as English does; terms: its words of the glossary; passed: (rule,
    beginning of a text) of what is right although a rule objects; never: (words, why) of what no
    text may say, because a reader would do the wrong thing, or find nobody.
    """

    same: frozenset[str]
    terms: tuple[Term, ...]
    passed: tuple[tuple[str, str], ...]
    never: tuple[tuple[str, str], ...] = ()

    def passes(self, rule: str, text: str) -> bool:
        """Whether somebody has said that this text may break this rule."""
        return any(rule == one and text.startswith(start) for one, start in self.passed)


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
    )


def _read(path: Path) -> Mapping[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _terms(glossary: Mapping[str, Any], checks: Mapping[str, Any], tag: str) -> tuple[Term, ...]:
    """The terms to be checked that the glossary has in this language."""
    wanted: Collection[str] = checks["terms"]
    more = checks["forms"].get(tag, {})
    return tuple(
        Term(one[SOURCE_TAG], one[tag], _stems(one[tag], more.get(one["id"], ())))
        for one in glossary["terms"]
        if one["id"] in wanted and tag in one
    )


def _stems(said: str, more: Collection[str]) -> tuple[str, ...]:
    """The words of a term, those in brackets too, each without what grammar may change in it."""
    words = [one.removeprefix(ARTICLE) for one in re.findall(r"[^\W\d_]+", without_accents(said))]
    long = [word for word in words if len(word) >= SHORTEST_STEM] or words
    stems = (word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in long)
    return (*stems, *map(without_accents, more))
