"""The commands of the site: one module for each word that follows `flask` or `warning-signs`."""

from collections.abc import Iterator

import click
from flask import Flask

from warning_signs.cli import campaigns, charts, questionnaires, services, translations
from warning_signs.paths import INSTALLED


def command_groups() -> Iterator[click.Group]:
    """Every group of commands; those that write translations need a checkout to write to."""
    yield from (
        questionnaires.questionnaires,
        services.services,
        charts.charts,
        campaigns.campaigns,
    )
    if not INSTALLED:
        yield translations.translations


def register_commands(app: Flask) -> None:
    """Add every command to the `flask` command of `app`."""
    for group in command_groups():
        app.cli.add_command(group)
