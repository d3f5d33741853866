"""The commands of `flask`: checking content and drawing charts ahead."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from .charts.domains import all_bars
from .charts.gallery import Gallery, draw_gallery
from .content.load import Content
from .paths import DRAWINGS

questionnaires = AppGroup("questionnaires", help="Questionnaires, rules, advice and help services.")
charts = AppGroup("charts", help="Bars that are drawn ahead of any reader.")


def register_commands(app: Flask) -> None:
    """Add the commands of this module to `app`."""
    app.cli.add_command(questionnaires)
    app.cli.add_command(charts)


@questionnaires.command("check")
def check() -> None:
    """Check all content. Problems stop the start of the site, and so this command, with a list."""
    content: Content = current_app.extensions["content"]
    click.echo(
        f"All good: {len(content.questionnaires)} questionnaires, "
        f"{len(content.catalogue.advice)} pieces of advice, {len(content.countries)} countries."
    )


@charts.command("draw")
def draw() -> None:
    """Draw every bar that answers can come to, unless that is done already."""
    content: Content = current_app.extensions["content"]
    bars = set(all_bars(content.shapes, content.rules))
    if Gallery.load(DRAWINGS).matches(bars):
        click.echo(f"{len(bars)} bars are there already.")
        return
    draw_gallery(bars).save(DRAWINGS)
    click.echo(f"{len(bars)} bars drawn.")
