"""A language as one file for a volunteer: its texts in order of importance, French beside each.

`pack` makes the file, which any editor for .po files shows in its own order; `unpack` puts what was
translated in it into the catalogue of the language.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from warning_signs.i18n.languages import LANGUAGES, catalogue_path
from warning_signs.i18n.messages import (
    Key,
    keys,
    mistakes,
    read_catalogue,
    source_text,
    strings,
    translated,
)
from warning_signs.i18n.quality.core import TextGroup

NOT_CORE = "not core: may come later"
OFFICE = "Does this person or office exist in your country, and is it the one to turn to?"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought: how many texts changed, and a sentence for each that was left out."""

    changed: int
    refused: tuple[str, ...]


def read_or_begin(folder: Path, tag: str) -> Catalog:
    """Return the catalogue of a language, or an empty one for a language that has none yet."""
    path, identifier = catalogue_path(folder, tag), LANGUAGES[tag].babel_identifier
    if path.exists():
        return read_catalogue(path.read_bytes(), identifier)
    heading = f"# {LANGUAGES[tag].name}. What was reviewed of it stands in translations/STATUS."
    return Catalog(locale=identifier, header_comment=heading, project="Warning Signs", fuzzy=False)


def pack(
    ordered: Mapping[Key, TextGroup | None],
    template: Catalog,
    catalog: Catalog,
    french: Catalog,
    offices: Collection[str] = (),
) -> Catalog:
    """Return the texts of `template` as `ordered`, with what `catalog` has and French as a note.

    Where one of `offices` is named, the note asks whether it exists in the translator’s country.
    """
    packed = _empty_like(catalog)
    messages, done, master = keys(template), keys(catalog), keys(french)
    for key, group in ordered.items():
        notes = [group.title if group else NOT_CORE, *messages[key].auto_comments]
        if any(office in source_text(messages[key]).casefold() for office in offices):
            notes.append(OFFICE)
        if key in master:
            notes.append(f"French: {strings(master[key])[-1]}")
        _add(packed, messages[key], done.get(key), notes)
    return packed


def unpack(template: Catalog, catalog: Catalog, packed: Catalog) -> tuple[Catalog, Taken]:
    """Return `catalog` with the translations of `packed`, in the order of `template`.

    Left out are texts without a translation, guesses, and what would break a page.
    """
    merged, found, done = _empty_like(catalog), keys(packed), keys(catalog)
    changed, refused = 0, []
    finished = translated(packed)
    for key, message in keys(template).items():
        wrong = list(mistakes(found[key], packed)) if key in finished else []
        refused += [f"{message.id!r} {one}." for one in wrong]
        taken = key in finished and not wrong
        before, after = done.get(key), found[key] if taken else done.get(key)
        changed += taken and (before is None or strings(before) != strings(found[key]))
        _add(merged, message, after, message.auto_comments)
    return merged, Taken(changed, tuple(refused))


def as_bytes(catalog: Catalog) -> bytes:
    """Return the file of a catalogue, written as `make translations` writes it."""
    file = BytesIO()
    write_po(file, catalog, width=0, ignore_obsolete=True)
    return file.getvalue()


def _empty_like(catalog: Catalog) -> Catalog:
    """A catalogue without texts, with the same head."""
    empty = Catalog(locale=catalog.locale, header_comment=catalog.header_comment, fuzzy=False)
    empty.mime_headers = catalog.mime_headers
    empty.creation_date, empty.revision_date = catalog.creation_date, catalog.revision_date
    return empty


def _add(
    catalog: Catalog, message: Message, translation: Message | None, notes: Collection[str]
) -> None:
    catalog.add(
        message.id,
        translation.string if translation else "",
        context=message.context,
        flags=message.flags,
        auto_comments=notes,
        user_comments=translation.user_comments if translation else (),
    )
