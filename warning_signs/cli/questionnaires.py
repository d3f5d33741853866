"""`flask questionnaires …`: check content, and start content of a site’s own."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

import click
from flask import current_app
from flask.cli import AppGroup

from warning_signs.cli.unwritable import writing
from warning_signs.config import override_folder
from warning_signs.content.authoring.schema import SCHEMAS, schema_text
from warning_signs.content.authoring.starter import StarterError, write_starter
from warning_signs.content.content import Content
from warning_signs.content.loading.overrides import OverrideText, override_texts
from warning_signs.content.models.base import Audience
from warning_signs.content.yaml_source import ContentError
from warning_signs.i18n.languages import SOURCE_TAG
from warning_signs.i18n.overrides import override_catalogue_path
from warning_signs.i18n.quality.override_catalogue import (
    replaced,
    untranslated,
    unused,
    update_override_catalogue,
)
from warning_signs.web.request.site import site

questionnaires = AppGroup("questionnaires", help="Questionnaires, rules, advice and help services.")

FOLDER = partial(
    click.option,
    "--folder",
    help="The folder of your own content; without it, that of WARNING_SIGNS_CONTENT.",
)


@questionnaires.command("check")
def check() -> None:
    """Check all content. Problems stop the start of the site, and so this command, with a list."""
    content = site().content
    click.echo(
        f"All good: {len(content.questionnaires)} questionnaires, "
        f"{len(content.catalogue.advice)} pieces of advice, {len(content.countries)} countries."
    )
    if folder := override_folder(current_app.config):
        for line in _describe_overrides(content, folder):
            click.echo(line)


@questionnaires.command("new")
@click.argument("name", metavar="ID")
@click.option("--audience", type=click.Choice(get_args(Audience)), default="parent")
@click.option("--title", help="The heading of its page.")
@FOLDER(type=click.Path(file_okay=False, path_type=Path))
def new(
    name: str,
    audience: Audience,
    title: str | None,
    folder: Path | None,
) -> None:
    """Start a questionnaire of your own: ID.yaml, with notes on what to change in it."""
    if name in site().content.questionnaires:
        message = f"“{name}” is there already. To replace ours, copy it from questionnaires/."
        raise click.ClickException(message)
    folder = _folder(folder)
    title = title or name.replace("_", " ").capitalize()
    try:
        with writing(folder):
            path = write_starter(folder, name, audience, title)
    except StarterError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path} is ready to be edited.")
    if override_folder(current_app.config) != path.parent.resolve():
        click.echo(f"So that the site takes it: export WARNING_SIGNS_CONTENT={path.parent}")


@questionnaires.command("schema")
@click.argument("kind", type=click.Choice(list(SCHEMAS)), default="questionnaire")
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that mark mistakes while typing."""
    click.echo(schema_text(kind), nl=False)


@questionnaires.command("texts")
@click.argument("language")
@FOLDER(type=click.Path(exists=True, file_okay=False, path_type=Path))
def texts(language: str, folder: Path | None) -> None:
    """Write translations/LANGUAGE.po with the texts of your own folder, to be translated.

    What is translated there already is kept.
    """
    tags = [locale.tag for locale in site().locales]
    if language not in tags:
        raise click.ClickException(f"Use a language of the site: {', '.join(tags)}.")
    folder = _folder(folder)
    path = override_catalogue_path(folder, language)
    try:
        with writing(path):
            missing = update_override_catalogue(folder, language)
    except ContentError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path}: {missing} texts to be translated.")


def _folder(chosen: Path | None) -> Path:
    folder = chosen or override_folder(current_app.config)
    if folder is None:
        raise click.ClickException("Say where: --folder my-content, or WARNING_SIGNS_CONTENT.")
    return folder


def _describe_overrides(content: Content, folder: Path) -> Iterator[str]:
    """Say what the site overrides, and which of its texts lack a translation."""
    for change in content.changes:
        verb = "replaces our" if change.replaces else "adds the"
        yield f"{folder.name} {verb} {change.kind} {change.name}."
    texts = override_texts(folder)
    for locale in site().locales:
        yield from _describe_texts(folder, locale.tag, texts)


def _describe_texts(folder: Path, tag: str, texts: Sequence[OverrideText]) -> Iterator[str]:
    """Say what the site’s texts in one language replace, lack, and contain without use."""
    if count := replaced(folder, tag, texts):
        yield f"{folder.name} says {count} of our texts otherwise in {tag}."
    missing = len(untranslated(folder, tag, texts))
    if missing and tag != SOURCE_TAG:
        yield (
            f"Warning: {missing} of {len(texts)} own texts have no translation into {tag}. "
            "Its pages show them as they were written."
        )
    for one in unused(folder, tag, texts):
        yield f"Warning: {one}"
