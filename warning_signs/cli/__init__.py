"""The commands of the site: one module for each word that follows `flask` or `warning-signs`."""

from collections.abc import Iterator

import click
from flask import Flask

from warning_signs.cli.campaigns import campaigns
from warning_signs.cli.charts import charts
from warning_signs.cli.content import questionnaires
from warning_signs.cli.freshness import services
from warning_signs.cli.translations import translations
from warning_signs.paths import INSTALLED


def command_groups() -> Iterator[click.Group]:
    """Every group of commands; those that write translations need a checkout to write to."""
    yield from (questionnaires, services, charts, campaigns)
    if not INSTALLED:
        yield translations


def register_commands(app: Flask) -> None:
    """Add every command to the `flask` command of `app`."""
    for group in command_groups():
        app.cli.add_command(group)
