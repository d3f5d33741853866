"""The commands of `flask`: finding what is stale, drawing charts ahead, and those for content."""

from datetime import date

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import Gallery, draw_gallery
from warning_signs.cli.campaigns import campaigns
from warning_signs.cli.content import questionnaires
from warning_signs.cli.translations import translations
from warning_signs.config import own_folder
from warning_signs.content.authoring.freshness import read_seen
from warning_signs.content.loading.load import Content
from warning_signs.paths import DRAWINGS, QUESTIONNAIRES

services = AppGroup("services", help="Help services and guides to apps, games and networks.")
charts = AppGroup("charts", help="Bars that are drawn ahead of any reader.")


def register_commands(app: Flask) -> None:
    """Add the commands of this module to `app`."""
    app.cli.add_command(questionnaires)
    app.cli.add_command(services)
    app.cli.add_command(charts)
    app.cli.add_command(campaigns)
    app.cli.add_command(translations)


@services.command("stale")
@click.option("--older-than", type=click.IntRange(min=0), default=6, show_default=True, metavar="N")
@click.option("--undated", is_flag=True, help="List what bears no date as well.")
def stale(older_than: int, undated: bool) -> None:
    """List each fact of the content that was seen more than N months ago, with file and line."""
    own = own_folder(current_app.config)
    facts = [one for folder in filter(None, (QUESTIONNAIRES, own)) for one in read_seen(folder)]
    ages = [(one, one.months_ago(date.today())) for one in facts]
    old = [one for one, age in ages if age is not None and age > older_than]
    without = [one for one, age in ages if age is None]
    for one in (*old, *(without if undated else ())):
        click.echo(one)
    click.echo(f"{len(old)} of {len(ages)} were seen more than {older_than} months ago.")
    click.echo(f"{len(without)} bear no date{'' if undated else ' (--undated lists them)'}.")


@charts.command("draw")
def draw() -> None:
    """Draw every bar that answers can come to, unless that is done already."""
    content: Content = current_app.extensions["content"]
    bars = set(all_bars(content))
    if Gallery.load(DRAWINGS).covers(bars):
        click.echo(f"{len(bars)} bars are there already.")
        return
    draw_gallery(bars).save(DRAWINGS)
    click.echo(f"{len(bars)} bars drawn.")
