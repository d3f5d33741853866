"""The commands of `flask`: one module for each word that is typed after it."""

from flask import Flask

from warning_signs.cli import campaigns, charts, content, freshness, translations

GROUPS = (
    content.questionnaires,
    freshness.services,
    charts.charts,
    campaigns.campaigns,
    translations.translations,
)


def register_commands(app: Flask) -> None:
    """Add every command to `app`."""
    for group in GROUPS:
        app.cli.add_command(group)
