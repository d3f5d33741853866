"""The two masters, English and French, from which every other language is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

from babel.messages.catalog import Message

from tests.support.i18n.catalogues_once import extraction
from warning_signs.i18n.messages import Key, keys, read_catalogue
from warning_signs.paths import TRANSLATIONS

MASTERS = ("en", "fr")
GROUPS = (
    "parent",
    "teacher",
    "family",
    "rules",
    "advice",
    "letters",
    "platforms",
    "young",
    "pages",
)
"""What texts are for: a content file’s name, the page for young people, or any other page."""

SENTENCE_END = re.compile(r"(?<=[.!?…])[”»\s]*\s+")


@cache
def texts(language: str, group: str | None = None) -> tuple[str, ...]:
    """The texts of a master, each once: of one group, or all; plural forms one by one."""
    found: dict[str, None] = {}
    for key, groups in _groups().items():
        if group is None or group in groups:
            text = key[1] if language == "en" else _french()[key].string
            found.update(dict.fromkeys(_forms(text)))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of a text; the colon and the semicolon end none."""
    return SENTENCE_END.split(text)


def words(sentence: str) -> int:
    """How many words a sentence has; what stands between two blanks and has a letter is one."""
    return sum(bool(re.search(r"\w", piece)) for piece in sentence.split())


@cache
def _groups() -> dict[Key, set[str]]:
    """Every message that is extracted for translators, with the groups of its files."""
    messages = keys(read_catalogue(extraction()))
    return {key: {_group(name) for name, _line in one.locations} for key, one in messages.items()}


@cache
def _french() -> dict[Key, Message]:
    """The French messages."""
    return keys(read_catalogue((TRANSLATIONS / "fr/LC_MESSAGES/messages.po").read_bytes(), "fr"))


def _group(name: str) -> str:
    """Which of the groups a file belongs to."""
    path = PurePath(name)
    stem = "advice" if path.is_relative_to("questionnaires/advice") else path.stem
    return {"young_person": "young"}.get(stem, stem if stem in GROUPS else "pages")


def _forms(text: str | tuple[str, ...]) -> Iterator[str]:
    """A text, or each plural form of one."""
    yield from (text,) if isinstance(text, str) else text
