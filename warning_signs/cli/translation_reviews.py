"""`flask translations sheet` and `corrections`: a language for its readers, and what they say."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import click
import yaml
from flask import current_app
from flask.cli import with_appcontext

from warning_signs.cli.translation_packs import LANGUAGE
from warning_signs.i18n.languages import LANGUAGES, catalogue_path
from warning_signs.i18n.quality.core import read_groups
from warning_signs.i18n.quality.pack import as_bytes, read_or_begin
from warning_signs.i18n.quality.sync import importance
from warning_signs.i18n.review.corrections import take
from warning_signs.i18n.review.lines import ReviewLine, lines
from warning_signs.i18n.review.records import (
    Reading,
    read_back_translations,
    read_readings,
    write_readings,
)
from warning_signs.i18n.review.sheet import as_sheet, read_sheet
from warning_signs.paths import TRANSLATIONS

REVIEW = "REVIEW.yaml"
TEMPLATE = "review/sheet.html"


@click.command("sheet")
@click.argument("language", type=LANGUAGE)
@click.option("--all", "everything", is_flag=True, help="What is not core as well.")
@click.option("--unread", is_flag=True, help="Leave out what somebody has found right.")
@with_appcontext
def sheet(language: str, everything: bool, unread: bool) -> None:
    """Write the core of LANGUAGE for a reader: LANGUAGE.html to print, LANGUAGE.csv to fill in."""
    read = read_readings(TRANSLATIONS, language) if unread else {}
    wanted = [line for line in lines_of(language) if everything or line.group != "later"]
    chosen = [line for line in wanted if line.mark not in read]
    back = read_back_translations(TRANSLATIONS, language)
    Path(f"{language}.csv").write_bytes(as_sheet(chosen, back))
    Path(f"{language}.html").write_text(_page(language, chosen, back), encoding="utf-8")
    click.echo(f"{language}.html to print, {language}.csv to fill in: {len(chosen)} texts.")


@click.command("corrections")
@click.argument("language", type=LANGUAGE)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day; without it, today.")
@click.option("--by", default="", help="Whoever read it, if they want to be named.")
def corrections(language: str, file: Path, on: datetime | None, by: str) -> None:
    """Take what a reader wrote into FILE, a sheet of LANGUAGE: better words, and what is right.

    Each text that was found wrong gets an entry in translations/REVIEW.yaml.
    """
    try:
        answers = read_sheet(file.read_bytes())
    except ValueError as error:
        raise click.ClickException(f"{file} is no sheet. {error}") from None
    catalog = read_or_begin(TRANSLATIONS, language)
    outcome = take(answers, lines_of(language), catalog, language)
    catalogue_path(TRANSLATIONS, language).write_bytes(as_bytes(catalog))
    note_read(language, outcome.right, on, by)
    if outcome.entries:
        with (TRANSLATIONS / REVIEW).open("a", encoding="utf-8") as log:
            yaml.safe_dump([*outcome.entries], log, allow_unicode=True, sort_keys=False, width=120)
    for line in outcome.refused:
        click.echo(f"left out: {line}")
    click.echo(f"{len(outcome.right)} texts are right as they are now.")
    click.echo(f"{len(outcome.entries)} were wrong: see {REVIEW}. Now run: make translations")


def lines_of(language: str) -> list[ReviewLine]:
    """Every translated text of a language, the most important one first."""
    catalog, french = (read_or_begin(TRANSLATIONS, tag) for tag in (language, "fr"))
    return [*lines(importance(), catalog, french)]


def note_read(language: str, read: tuple[ReviewLine, ...], on: datetime | None, by: str) -> None:
    """Note that somebody found these lines right, and forget those that are no more."""
    reading = Reading(on.date() if on else date.today(), by)
    current = {line.mark for line in lines_of(language)}
    before = read_readings(TRANSLATIONS, language)
    kept = {mark: one for mark, one in before.items() if mark in current}
    write_readings(TRANSLATIONS, language, kept | {line.mark: reading for line in read})


def _page(language: str, chosen: list[ReviewLine], back: Mapping[str, str]) -> str:
    """The sheet to print, a table for each part."""
    titles = {group.name: group.title for group in read_groups(TRANSLATIONS)}
    parts = [
        (titles.get(name, name), [*rows]) for name, rows in groupby(chosen, attrgetter("group"))
    ]
    page = current_app.jinja_env.get_template(TEMPLATE)
    return page.render(language=LANGUAGES[language], parts=parts, back=back)
