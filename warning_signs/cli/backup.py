"""`flask backup` and `flask restore`: all campaigns with their numbers, or one, as a file."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from warning_signs.cli.campaigns.database import with_database

STANDARD = "-"
"""The name for standard output and input."""
CAMPAIGN = click.option("--campaign", "slug", metavar="SLUG", help="Only this one.")


@click.command()
@click.argument("file")
@CAMPAIGN
@with_appcontext
def backup(file: str, slug: str | None) -> None:
    """Write all campaigns with their numbers into FILE, while the site runs; - is standard output.

    FILE opens like the database: whoever has it knows every number. It is readable for its owner.
    """
    from warning_signs.storage.backup import make_backup  # here: it imports the database

    data = _in_database(lambda connection: make_backup(connection, slug), file)
    if data is None:
        click.echo("There is no campaign, so nothing was written.", err=True)
        return
    _write(file, json.dumps(data, ensure_ascii=False) + "\n")
    names = ", ".join(row["slug"] for row in data["tables"]["campaign"])
    click.echo(f"Written: {names}", err=True)


@click.command()
@click.argument("file")
@CAMPAIGN
@click.option("--replace", is_flag=True, help="Also what is there, with its numbers.")
@with_appcontext
def restore(file: str, slug: str | None, replace: bool) -> None:
    """Put the campaigns of FILE back, at once and while the site runs; all of them, or none.

    If one is there already, nothing is restored, unless you say --replace, or --campaign for
    another one.
    """
    from warning_signs.storage.backup import restore as put_back  # here: it imports the database

    data = _read(file)
    slugs = _in_database(
        lambda connection: put_back(connection, data, slug, replace=replace), file, create=True
    )
    click.echo(f"Restored: {', '.join(slugs)}")


def _in_database(work: Callable[[Any], Any], file: str, *, create: bool = False) -> Any:
    """What `work` gives in one transaction. Raises ClickException where it cannot be done."""
    from warning_signs.storage.backup import BackupError

    try:
        return with_database(work, create=create)
    except BackupError as error:
        raise click.ClickException(f"{file}: {error} Nothing was changed.") from None


def _read(file: str) -> Any:
    try:
        text = sys.stdin.read() if file == STANDARD else Path(file).read_text(encoding="utf-8")
        return json.loads(text)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    except ValueError:
        message = f"{file}: This is no backup, or only a part of one. Nothing was changed."
        raise click.ClickException(message) from None


def _write(file: str, text: str) -> None:
    """Write a new file that only its owner can read; what is there is never overwritten."""
    if file == STANDARD:
        click.echo(text, nl=False)
        return
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(text)
    except FileExistsError:
        raise click.ClickException(f"{file} is there already. Name another file.") from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from None
