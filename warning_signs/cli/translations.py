"""The commands `flask translations …`: check translations, and keep the table of their status."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

import click
from flask.cli import AppGroup

from warning_signs.cli.translation_packs import pack_language, pending, unpack_language
from warning_signs.cli.translation_reviews import corrections, lines_of, note_read, sheet
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, catalogue_path
from warning_signs.i18n.messages import Key, read_catalogue
from warning_signs.i18n.quality.glossary import read_lint_data
from warning_signs.i18n.quality.language_id import language_detector
from warning_signs.i18n.quality.lint import lint
from warning_signs.i18n.quality.rules import Rule
from warning_signs.i18n.quality.status_table import recount, write_status
from warning_signs.i18n.quality.sync import catalogue_problems, required_texts
from warning_signs.i18n.review.lines import count_read
from warning_signs.i18n.review.records import read_readings
from warning_signs.i18n.review_status import CHECKED, State, Status, read_status
from warning_signs.paths import TEMPLATE_CATALOGUE, TRANSLATIONS
from warning_signs.web.request.site import site

MAKERS: Mapping[str, State] = {"people": "by-people", "computer": "machine-assisted"}

translations = AppGroup("translations", help="Languages: what is wrong, how far they are.")
for command in (pending, pack_language, unpack_language, sheet, corrections):
    translations.add_command(command)


@translations.command("check")
@click.argument("language", required=False)
def check(language: str | None) -> None:
    """List what is wrong with the translation into LANGUAGE, or into every one."""
    tags = [_translation(language)] if language else _translations()
    required, rules = required_texts(), _language_rule()
    problems = [f"{tag}: {one}" for tag in tags for one in _problems(tag, required, rules)]
    for line in problems:
        click.echo(line)
    click.echo(f"{len(problems)} to be looked at in {', '.join(tags) or 'no language'}.")
    if problems:
        raise click.exceptions.Exit(1)


@translations.command("status")
def status() -> None:
    """Count what is translated, write it into translations/STATUS, and print it."""
    table = _recounted()
    write_status(TRANSLATIONS, table)
    for tag, one in table.items():
        click.echo(f"{LANGUAGES[tag].name} ({tag}): {one.percent}%, {one.state}{_read(tag)}")


@translations.command("made-by")
@click.argument("language")
@click.argument("maker", type=click.Choice([*MAKERS]))
def made_by(language: str, maker: str) -> None:
    """Note in translations/STATUS who made LANGUAGE, which its pages say until it is reviewed."""
    tag, table = _translation(language), _recounted()
    if table[tag].state in CHECKED:
        raise click.ClickException(f"{tag} is {table[tag].state}: no page says who made it.")
    table[tag] = replace(table[tag], state=MAKERS[maker], since=date.today())
    write_status(TRANSLATIONS, table)
    click.echo(f"{LANGUAGES[tag].name} ({tag}) counts as {table[tag].state}.")


@translations.command("reviewed")
@click.argument("language")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day; without it, today.")
@click.option("--by", default="", help="Whoever reviewed it, if they want to be named.")
def reviewed(language: str, on: datetime | None, by: str) -> None:
    """Note in translations/STATUS that a native speaker has read all of LANGUAGE."""
    tag, table = _translation(language), _recounted()
    if table[tag].state == "master":
        raise click.ClickException(f"{tag} is a master: others are translated from it.")
    if table[tag].percent < 100:
        raise click.ClickException(f"Only {table[tag].percent}% of {tag} is translated.")
    since = on.date() if on else date.today()
    table[tag] = replace(table[tag], state="reviewed", since=since, by=by)
    write_status(TRANSLATIONS, table)
    note_read(tag, tuple(lines_of(tag)), on, by)
    click.echo(f"{LANGUAGES[tag].name} ({tag}) counts as reviewed since {since}.")


def _translations() -> list[str]:
    """The tags of the languages that the site has a catalogue for."""
    tags = [locale.tag for locale in site().locales]
    return [tag for tag in tags if tag != SOURCE_TAG]


def _translation(language: str) -> str:
    if language not in _translations():
        raise click.ClickException(f"Use one of {', '.join(_translations())}.")
    return language


def _recounted() -> dict[str, Status]:
    locales = site().locales
    return recount(TRANSLATIONS, locales, read_status(TRANSLATIONS), date.today())


def _read(tag: str) -> str:
    """How much of the core somebody has found right, of a language that somebody has read."""
    readings = read_readings(TRANSLATIONS, tag)
    if not readings:
        return ""
    read, core = count_read(lines_of(tag), readings)
    return f"; {read} of {core} texts of the core found right as they are now"


def _problems(
    tag: str, required: Mapping[str, Collection[Key]], rules: Mapping[str, Rule]
) -> Iterator[str]:
    """What is out of sync, by the `required_texts` of sync.py, then what the rules object to."""
    text = catalogue_path(TRANSLATIONS, tag).read_bytes()
    identifier = LANGUAGES[tag].babel_identifier
    template = TEMPLATE_CATALOGUE.read_bytes()
    yield from catalogue_problems(text, identifier, template, required.get(identifier))
    data = read_lint_data(TRANSLATIONS, tag)
    yield from map(str, lint(read_catalogue(text, identifier), tag, data, rules))


def _language_rule() -> Mapping[str, Rule]:
    """The rule that detects languages; none, and a word about it, where lingua is not installed."""
    try:
        return {"language": language_detector([SOURCE_TAG, *_translations()])}
    except ImportError:
        click.echo("NOT RUN: whether texts are in the right language (lingua is not installed).")
        return {}
