"""The commands of the site: one module for each word that follows `flask` or `warning-signs`."""

from collections.abc import Iterator

import click
from flask import Flask

from warning_signs.cli import backup, busy_pages, charts, questionnaires, services, translations
from warning_signs.cli.campaigns.commands import campaigns
from warning_signs.paths import INSTALLED


def commands() -> Iterator[click.Command]:
    """Every command or group; those that write translations need a checkout to write to."""
    yield from (
        questionnaires.questionnaires,
        services.services,
        charts.charts,
        busy_pages.pages,
        campaigns,
        backup.backup,
        backup.restore,
    )
    if not INSTALLED:
        yield translations.translations


def register_commands(app: Flask) -> None:
    """Add every command to the `flask` command of `app`."""
    for command in commands():
        app.cli.add_command(command)
