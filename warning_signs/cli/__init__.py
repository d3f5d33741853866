"""The commands of `flask`: one module for each word that is typed after it."""

from flask import Flask

from warning_signs.cli.campaigns import campaigns
from warning_signs.cli.charts import charts
from warning_signs.cli.content import questionnaires
from warning_signs.cli.freshness import services
from warning_signs.cli.translations import translations


def register_commands(app: Flask) -> None:
    """Add every command to `app`."""
    for commands in (questionnaires, services, charts, campaigns, translations):
        app.cli.add_command(commands)
