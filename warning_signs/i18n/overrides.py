"""Override catalogues of a site: `translations/fr.po` in its own folder translates its content and
replaces any built-in text, also in English. Nobody has to compile it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError
from babel.support import Translations

from warning_signs.content.yaml_source import ContentError, Problem, unreadable
from warning_signs.i18n.languages import LANGUAGES, SiteLocale
from warning_signs.i18n.messages import (
    compile_catalogue,
    keys,
    mistakes,
    read_catalogue,
    strings,
    translated,
)

FOLDER = "translations"


def override_catalogue_path(folder: Path, tag: str) -> Path:
    """Return the path of the override catalogue of the language with this tag."""
    return folder / FOLDER / f"{tag}.po"


def read_override_catalogues(
    folder: Path, locales: Iterable[SiteLocale]
) -> Mapping[str, Translations]:
    """Read the override catalogues of a site’s own folder, by language tag.

    Raises ContentError with every mistake that would break a page, each with its line. Texts that
    are untranslated or fuzzy fall back to the built-in catalogue, then to the source text.
    """
    problems: list[Problem] = []
    tags = [locale.tag for locale in locales]
    catalogues = {}
    for path in sorted((folder / FOLDER).glob("*.po")):
        if path.stem not in tags:
            message = f"Name the file after a language of the site: {', '.join(tags)}."
            problems.append(Problem(_name(folder, path), 1, message))
        elif (catalog := read_override_catalogue(folder, path.stem, problems)) is not None:
            problems.extend(_mistakes(catalog, path.stem, _name(folder, path)))
            try:
                catalogues[path.stem] = _compiled(catalog)
            except ValueError:
                message = "“Plural-Forms” in its header is no rule. Copy that of our catalogue."
                problems.append(Problem(_name(folder, path), 1, message))
    if problems:
        raise ContentError(problems)
    return catalogues


def read_override_catalogue(folder: Path, tag: str, problems: list[Problem]) -> Catalog | None:
    """Read one file. If it is no catalogue, add a problem and return None."""
    path = override_catalogue_path(folder, tag)
    try:
        return read_catalogue(path.read_bytes(), LANGUAGES[tag].babel_identifier)
    except PoFileError as error:
        message = "This is not a line of a catalogue. Edit it with a program for .po files."
        problems.append(Problem(_name(folder, path), error.lineno + 1, message))
    except OSError as error:
        problems.append(unreadable(_name(folder, path), error))
    except (UnicodeDecodeError, LookupError, ValueError):
        message = "This file cannot be read. Save it again as UTF-8, with its header."
        problems.append(Problem(_name(folder, path), 1, message))
    return None


def _mistakes(catalog: Catalog, tag: str, name: str) -> Iterator[Problem]:
    forms = Catalog(locale=LANGUAGES[tag].babel_identifier).num_plurals
    messages = keys(catalog)
    for message in (messages[key] for key in translated(catalog)):
        for mistake in mistakes(message, catalog):
            yield Problem(name, message.lineno or 1, f"This translation is wrong: {mistake}.")
        if message.pluralizable and len(strings(message)) != forms:
            words = f"Translate it in {forms} forms, as “Plural-Forms” of our catalogue has them."
            yield Problem(name, message.lineno or 1, words)


def _compiled(catalog: Catalog) -> Translations:
    for context, msgid in keys(catalog).keys() - translated(catalog):
        catalog.delete(msgid, context)
    catalog.charset = "utf-8"
    return compile_catalogue(catalog)


def _name(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
