"""Catalogues as files: reading them, and what is wrong with a translation in one."""

import re
from collections.abc import Iterator, Mapping

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

Key = tuple[str | None, str | tuple[str, ...]]
"""The context of a message and its text, or the text and its plural."""

PLACEHOLDER = re.compile(r"%\((\w+)\)")
TAG = re.compile(r"<[^>]*>?")


def read_catalogue(catalogue: bytes, language: str | None = None) -> Catalog:
    """A catalogue from the text of its file. Raises PoFileError where it is none."""
    return read_po(catalogue.splitlines(keepends=True), locale=language, abort_invalid=True)


def keys(catalog: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue by context and text, without its header."""
    return {(message.context, message.id): message for message in catalog if message.id}


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one a plural form; empty where there is none."""
    return tuple(message.string) if message.pluralizable else (message.string,)


def translated(catalog: Catalog) -> set[Key]:
    """The messages that have a whole translation, and not only a guess."""
    messages = keys(catalog).items()
    return {key for key, one in messages if all(strings(one)) and not one.fuzzy}


def mistakes(message: Message, catalog: Catalog) -> Iterator[str]:
    """Yield what would break a page that shows this translation: a placeholder, a tag, a plural."""
    yield from map(str, message.check(catalog))
    tags = TAG.findall(message.id[0] if message.pluralizable else message.id)
    if any(sorted(TAG.findall(one)) != sorted(tags) for one in strings(message)):
        yield "tags in <…> are not those of the text"
    values = dict.fromkeys(PLACEHOLDER.findall("".join(message.id)), 1)
    if values and not all(_fills(one, values) for one in strings(message)):
        yield "a % that is no placeholder is written %%"


def _fills(translation: str, values: Mapping[str, int]) -> bool:
    """Whether placeholders can be filled in, as a page does."""
    try:
        return bool(translation % values)
    except (KeyError, TypeError, ValueError):
        return False
