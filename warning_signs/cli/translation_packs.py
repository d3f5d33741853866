"""`flask translations pending`, `pack` and `unpack`: a language as one file, and what it lacks."""

from collections import Counter
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError
from flask.cli import with_appcontext

from warning_signs.cli.unwritable import writing
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, catalogue_path
from warning_signs.i18n.messages import Key, read_catalogue, translated
from warning_signs.i18n.quality.core import TextGroup, by_importance, core, read_groups
from warning_signs.i18n.quality.glossary import read_offices
from warning_signs.i18n.quality.pack import as_bytes, pack, read_or_begin, unpack
from warning_signs.i18n.quality.sync import extract, importance
from warning_signs.paths import TEMPLATE_CATALOGUE, TRANSLATIONS
from warning_signs.web.request.site import site

LANGUAGE = click.Choice(sorted(LANGUAGES.keys() - {SOURCE_TAG}))
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("pending")
@click.argument("language", required=False, type=LANGUAGE)
@with_appcontext
def pending(language: str | None) -> None:
    """List what is not translated yet into LANGUAGE, or into every one; the core pack first.

    What is not core is shown in English until it is there.
    """
    ordered = importance()
    for tag in [language] if language else [one.tag for one in site().locales]:
        if tag != SOURCE_TAG:
            _list(tag, ordered)


@click.command("pack")
@click.argument("language", type=LANGUAGE)
@click.option("-o", "--output", type=FILE, help="The file; without it, LANGUAGE.po.")
@click.option("--core", "core_alone", is_flag=True, help="Leave out what is not core.")
@with_appcontext
def pack_language(language: str, output: Path | None, core_alone: bool) -> None:
    """Write LANGUAGE as one file for Poedit, in order of importance, with French as notes."""
    located = read_catalogue(extract())
    ordered = by_importance(located, read_groups(TRANSLATIONS))
    kept = {key: group for key, group in ordered.items() if group or not core_alone}
    begun, french = (read_or_begin(TRANSLATIONS, tag) for tag in (language, "fr"))
    path = output or Path(f"{LANGUAGES[language].babel_identifier}.po")
    packed = pack(kept, located, begun, french, read_offices(TRANSLATIONS))
    with writing(path):
        path.write_bytes(as_bytes(packed))
    click.echo(f"{path}: {len(kept)} texts, {len(core(kept))} of them core and first.")


@click.command("unpack")
@click.argument("language", type=LANGUAGE)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@with_appcontext
def unpack_language(language: str, file: Path) -> None:
    """Put what is translated in FILE, a pack, into the catalogue of LANGUAGE."""
    packed = _read_pack(file, language)
    template = read_catalogue(TEMPLATE_CATALOGUE.read_bytes())
    merged, taken = unpack(template, read_or_begin(TRANSLATIONS, language), packed)
    path = catalogue_path(TRANSLATIONS, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_bytes(merged))
    for line in taken.refused:
        click.echo(f"left out: {line}")
    click.echo(f"{path}: {taken.changed} texts are new. Now run: make translations")


def _read_pack(file: Path, language: str) -> Catalog:
    """The texts of a pack. Raises ClickException if the file is no catalogue."""
    try:
        return read_catalogue(file.read_bytes(), LANGUAGES[language].babel_identifier)
    except PoFileError as error:
        problem = f"{file}:{error.lineno + 1}: This is not a line of a catalogue."
        hint = "Edit it with a program for .po files."
    except (LookupError, ValueError):
        problem, hint = f"{file} cannot be read.", "Save it again as UTF-8, with its header."
    raise click.ClickException(f"{problem} {hint} Nothing was changed.")


def _list(tag: str, ordered: dict[Key, TextGroup | None]) -> None:
    """Print what a language lacks, with the group of each text, and how much of each group."""
    done = translated(read_or_begin(TRANSLATIONS, tag))
    missing = {key: group.name if group else "later" for key, group in ordered.items()}
    missing = {key: name for key, name in missing.items() if key not in done}
    for (context, text), name in missing.items():
        place = f"[{context}] " if context else ""
        click.echo(f"{tag}: {name}: {place}{text if isinstance(text, str) else text[0]}")
    counts = ", ".join(f"{name} {count}" for name, count in Counter(missing.values()).items())
    click.echo(f"{tag}: {len(missing)} of {len(ordered)} texts are missing. {counts}".rstrip())
