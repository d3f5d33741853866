"""`flask charts …`: bars that are drawn ahead of time."""

import click
from flask import current_app
from flask.cli import AppGroup

from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import PrerenderedBars, prerender_bars
from warning_signs.content.content import Content
from warning_signs.paths import DRAWINGS

charts = AppGroup("charts", help="Bars that are drawn ahead of any reader.")


@charts.command("draw")
def draw() -> None:
    """Draw every bar that answers can come to, unless that is done already."""
    content: Content = current_app.extensions["content"]
    bars = set(all_bars(content))
    if PrerenderedBars.load(DRAWINGS).has_all(bars):
        click.echo(f"{len(bars)} bars are there already.")
        return
    prerender_bars(bars).save(DRAWINGS)
    click.echo(f"{len(bars)} bars drawn.")
