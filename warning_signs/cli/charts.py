"""`flask charts …`: bars that are drawn ahead of time."""

import click
from flask.cli import AppGroup

from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import load_bars, prerender_bars
from warning_signs.paths import DRAWINGS
from warning_signs.web.request.site import site

charts = AppGroup("charts", help="Bars that are drawn ahead of any reader.")


@charts.command("draw")
def draw() -> None:
    """Draw every bar that answers can come to, unless that is done already."""
    content = site().content
    bars = set(all_bars(content))
    if load_bars(content).has_all(bars):
        click.echo(f"{len(bars)} bars are there already.")
        return
    try:
        prerender_bars(bars).save(DRAWINGS)
    except OSError as error:
        raise click.ClickException(f"{DRAWINGS} cannot be written: {error.strerror}.") from None
    click.echo(f"{len(bars)} bars drawn.")
