"""The texts of the site extracted, and each catalogue read, once for all tests of a process."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterable, Mapping
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from warning_signs.i18n.messages import Key, read_catalogue
from warning_signs.i18n.quality.core import TextGroup, by_importance, read_groups
from warning_signs.i18n.quality.sync import extract
from warning_signs.paths import TRANSLATIONS

LANGUAGE_IN_HEADER = b'\n"Language: '


@functools.cache
def extraction() -> bytes:
    """Today’s template catalogue with its locations; to extract it takes seconds."""
    return extract()


@functools.cache
def importance() -> Mapping[Key, TextGroup | None]:
    """Every text of the site by importance."""
    return by_importance(read_catalogue(extraction()), read_groups(TRANSLATIONS))


def read_po_once(lines: Iterable[bytes], **options: Any) -> Catalog:
    """As `read_po`; a file that was read before is copied, so whoever reads it may change it."""
    content = b"".join(lines)
    if LANGUAGE_IN_HEADER in content:  # it is what counts: one reading does for every `locale`
        options.pop("locale", None)
    read = _read(content, **options)
    copied = copy.copy(read)
    copied._messages = {key: _copy(message) for key, message in read._messages.items()}
    copied.obsolete = dict(read.obsolete)
    return copied


@functools.lru_cache(maxsize=24)  # more than there are languages and templates
def _read(content: bytes, **options: Any) -> Catalog:
    return read_po(content.splitlines(keepends=True), **options)


def _copy(message: Message) -> Message:
    """The same message, to be given other words; `clone` takes ten times as long, since it copies
    notes and places too, which nobody changes.
    """
    copied = Message.__new__(Message)
    copied.__dict__.update(message.__dict__, flags=set(message.flags))
    return copied
