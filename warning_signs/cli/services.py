"""`flask services …`: which facts about helplines and platforms need to be checked again."""

from datetime import date

import click
from flask import current_app
from flask.cli import AppGroup

from warning_signs.config import override_folder
from warning_signs.content.authoring.freshness import read_dated_facts
from warning_signs.paths import QUESTIONNAIRES

services = AppGroup("services", help="Help services and guides to apps, games and networks.")


@services.command("stale")
@click.option("--older-than", type=click.IntRange(min=0), default=6, show_default=True, metavar="N")
@click.option("--undated", is_flag=True, help="List what bears no date as well.")
def stale(older_than: int, undated: bool) -> None:
    """List each fact of the content that was seen more than N months ago, with file and line."""
    overrides = override_folder(current_app.config)
    facts = [
        one
        for folder in filter(None, (QUESTIONNAIRES, overrides))
        for one in read_dated_facts(folder)
    ]
    ages = [(one, one.months_ago(date.today())) for one in facts]
    old = [one for one, age in ages if age is not None and age > older_than]
    without = [one for one, age in ages if age is None]
    for one in (*old, *(without if undated else ())):
        click.echo(one)
    click.echo(f"{len(old)} of {len(ages)} were seen more than {older_than} months ago.")
    click.echo(f"{len(without)} bear no date{'' if undated else ' (--undated lists them)'}.")
