"""Catalogues as files: reading them, and what is wrong with a translation in one."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

Key = tuple[str | None, str | tuple[str, ...]]
"""The context of a message and its text, or the text and its plural."""

PLACEHOLDER = re.compile(r"%\((\w+)\)")
TAG = re.compile(r"<[^>]*>?")


def read_catalogue(catalogue: bytes, language: str | None = None) -> Catalog:
    """Read a catalogue from the content of its file. Raises PoFileError if it is none."""
    return read_po(catalogue.splitlines(keepends=True), locale=language, abort_invalid=True)


def compile_catalogue(catalog: Catalog) -> Translations:
    """Return what looks texts up in a catalogue. Raises ValueError if its plural rule is none."""
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    return Translations(file)


def keys(catalog: Catalog) -> dict[Key, Message]:
    """Return the messages of a catalogue by context and text, without its header."""
    return {(message.context, _id(message)): message for message in catalog if message.id}


def source_text(message: Message) -> str:
    """Return the English text of a message; of one with a plural, the plural."""
    return _forms(message.id)[-1]


def strings(message: Message) -> tuple[str, ...]:
    """Return the translations of a message, one for each plural form; "" where there is none."""
    return _forms(message.string or "")


def translated(catalog: Catalog) -> set[Key]:
    """Return the keys of the messages that are translated in every form and not marked fuzzy."""
    messages = keys(catalog).items()
    return {key for key, one in messages if all(strings(one)) and not one.fuzzy}


def mistakes(message: Message, catalog: Catalog) -> Iterator[str]:
    """Yield what would break a page that shows this translation: a placeholder, a tag, a plural."""
    yield from map(str, message.check(catalog))
    tags = TAG.findall(_forms(message.id)[0])
    if any(sorted(TAG.findall(one)) != sorted(tags) for one in strings(message)):
        yield "tags in <…> are not those of the text"
    names = PLACEHOLDER.findall("".join(message.id))
    if not message.pluralizable:  # a form for one or two may say its number in a word
        lost = set(names) - set(PLACEHOLDER.findall(strings(message)[0]))
        yield from (f"the placeholder %({name})s is lost" for name in sorted(lost))
    values = dict.fromkeys(names, 1)
    if values and not all(_can_fill(one, values) for one in strings(message)):
        yield "a % that is no placeholder is written %%"


def _id(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _can_fill(translation: str, values: Mapping[str, int]) -> bool:
    """Whether placeholders can be filled in, as a page does."""
    try:
        return bool(translation % values)
    except (KeyError, TypeError, ValueError):
        return False
