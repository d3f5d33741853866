"""Keeping the texts of a site’s own folder up to date: what is to be translated, what is no use.

Only commands need this; the site itself reads what is there (overrides.py).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from warning_signs.content.loading.overrides import OverrideText, override_texts
from warning_signs.content.yaml_source import ContentError, Problem
from warning_signs.i18n.languages import LANGUAGES, catalogue_path
from warning_signs.i18n.messages import Key, keys, read_catalogue, translated
from warning_signs.i18n.overrides import FOLDER, override_catalogue_path, read_override_catalogue
from warning_signs.paths import TEMPLATE_CATALOGUE, TRANSLATIONS

HEADER = "# The texts of our own folder, and texts of Warning Signs that we say otherwise."


def untranslated(folder: Path, tag: str, texts: Iterable[OverrideText]) -> list[OverrideText]:
    """Those of the own `texts` that neither the own folder nor our catalogue translates."""
    known = translated(_own(folder, tag)) | translated(_ours(tag))
    return [one for one in texts if one.key not in known]


def replaced(folder: Path, tag: str, texts: Iterable[OverrideText]) -> int:
    """How many of our texts the own catalogue of this language says otherwise."""
    return len((translated(_own(folder, tag)) - {one.key for one in texts}) & _template())


def unused(folder: Path, tag: str, texts: Iterable[OverrideText]) -> Iterator[str]:
    """Yield a sentence for each entry of the own catalogue whose text stands nowhere (any more)."""
    used = {one.key for one in texts} | _template()
    for key, message in keys(_own(folder, tag)).items():
        if key not in used:
            place = f"{folder.name}/{FOLDER}/{tag}.po:{message.lineno}"
            yield f"{place}: no text of the site is {key[1]!r}. This entry does nothing."


def update_override_catalogue(folder: Path, tag: str) -> int:
    """Write the own catalogue of a language with all texts that it has to translate.

    Entries that are there already are kept, with their notes. Returns how many lack a translation.
    """
    before, ours = _own(folder, tag), translated(_ours(tag))
    there = keys(before)
    texts = [one for one in override_texts(folder) if one.key not in ours or one.key in there]
    after = Catalog(before.locale, header_comment=before.header_comment, fuzzy=False)
    after.mime_headers = before.mime_headers
    for one in texts:
        after.add(one.msgid, context=one.context or None, auto_comments=one.notes)
    for message in there.values():
        _keep(message, after)
    path = override_catalogue_path(folder, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, after, width=0)
    return len(untranslated(folder, tag, texts))


def _keep(message: Message, catalog: Catalog) -> None:
    """Put what somebody has typed into `catalog`, whether or not it still has the text."""
    entry = catalog.get(message.id, message.context)
    if entry is None:
        catalog[message.id] = message
    else:
        entry.string, entry.flags = message.string, message.flags
        entry.user_comments = message.user_comments


def _own(folder: Path, tag: str) -> Catalog:
    """The own catalogue of a language; an empty one where there is none yet."""
    if not override_catalogue_path(folder, tag).exists():
        language = LANGUAGES[tag]
        return Catalog(language.babel_identifier, None, HEADER, "Warning Signs", "1", fuzzy=False)
    problems: list[Problem] = []
    catalog = read_override_catalogue(folder, tag, problems)
    if catalog is None:
        raise ContentError(problems)
    return catalog


def _template() -> set[Key]:
    """All texts of ours, as they are written."""
    return set(keys(read_catalogue(TEMPLATE_CATALOGUE.read_bytes())))


def _ours(tag: str) -> Catalog:
    path = catalogue_path(TRANSLATIONS, tag)
    return read_catalogue(path.read_bytes()) if path.exists() else Catalog()
