"""The two masters, English and French, from which every other language is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from warning_signs.i18n.quality.sync import read_catalogue
from warning_signs.paths import ROOT, TRANSLATIONS

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
FORMS = {"ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
KEYWORDS = {"gettext": None, "lazy_gettext": None, **FORMS}


@cache
def texts(language: str, group: str | None = None) -> tuple[str, ...]:
    """The texts of a master, each once: of one group, or all; plural forms one by one."""
    french = read_catalogue((TRANSLATIONS / "fr/LC_MESSAGES/messages.po").read_bytes(), "fr")
    found: dict[str, None] = {}
    for name, msgid, context in _extracted():
        if group in (None, _group(name)):
            text = msgid if language == "en" else french.get(msgid, context).string
            found.update(dict.fromkeys(_forms(text)))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of a text; the colon and the semicolon end none."""
    return SENTENCE_END.split(text)


def words(sentence: str) -> int:
    """How many words a sentence has; what stands between two blanks and has a letter is one."""
    return sum(bool(re.search(r"\w", piece)) for piece in sentence.split())


@cache
def _extracted() -> tuple[tuple[str, str | tuple[str, ...], str | None], ...]:
    """File, text and context of every message, as they are extracted for translators."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return tuple((name, msgid, context) for name, _line, msgid, _notes, context in found)


def _group(name: str) -> str:
    """Which of the groups a file belongs to."""
    path = PurePath(name)
    stem = "advice" if path.is_relative_to("questionnaires/advice") else path.stem
    return {"young_person": "young"}.get(stem, stem if stem in GROUPS else "pages")


def _forms(text: str | tuple[str, ...]) -> Iterator[str]:
    """A text, or each plural form of one."""
    yield from (text,) if isinstance(text, str) else text
