"""What the commands print of a campaign: its definition, what changes in it, what to paste."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import click
from flask import current_app

from warning_signs.campaigns.campaign import CHANGEABLE, Campaign
from warning_signs.campaigns.theme import shades_in_words
from warning_signs.i18n.languages import SOURCE_TAG
from warning_signs.statistics.figures import Figures
from warning_signs.statistics.rates import total_rate
from warning_signs.web.campaigns.addresses import campaign_address, dashboard_address
from warning_signs.web.campaigns.embed.snippet import static_frame
from warning_signs.web.campaigns.offered import offered_ids, offered_languages


def print_definition(campaign: Campaign) -> None:
    """Print what was ordered, a field in a line."""
    for key, value in campaign.model_dump(exclude={"revision", "logo", "help"}).items():
        if value is not None:
            click.echo(f"{key}: {_written(key, value)}")
    click.echo(f"logo: {'yes' if campaign.logo else 'no'}")
    for extra in campaign.help:
        click.echo(f"help in {extra.country}: {', '.join(one.name for one in extra.services)}")


def print_shades(campaign: Campaign) -> None:
    """Print which shades the site made of the colours that the organisation gave."""
    if campaign.palette:
        click.echo("\n".join(shades_in_words(campaign.colour, campaign.strip)))


def print_addresses(campaign: Campaign) -> None:
    """Print what an organisation needs: what to paste and to print, and its dashboard."""
    languages = offered_languages(campaign)
    if languages:
        _print_pages(campaign, languages[0])
    else:
        dashboard = dashboard_address(campaign, SOURCE_TAG)
        click.echo(f"\nNone of its languages is here, so it has no page.\nNumbers: {dashboard}")
    if not current_app.config["PUBLIC_URL"]:
        click.echo("PUBLIC_URL is not set: these addresses work on this machine only.")


def _print_pages(campaign: Campaign, language: str) -> None:
    click.echo(f"\nTo paste into a page of {', '.join(campaign.origins)}:\n")
    click.echo(static_frame(campaign, language, offered_ids(campaign)[0]))
    dashboard = dashboard_address(campaign, language)
    click.echo(f"\nNumbers: {dashboard}")
    click.echo(f"More to paste, without the secret: {dashboard}embed/")
    click.echo(f"To print: {dashboard}poster/ and {dashboard}leaflet/")
    for name in offered_ids(campaign):
        click.echo(f"On paper: {campaign_address(campaign, language, f'{name}/paper/')}")


def print_numbers(campaigns: Sequence[Campaign], published: Sequence[Figures]) -> None:
    """Print a table of what is published of each campaign, tabs between the columns.

    `until` is the Monday of the last week. A hyphen stands for a number that is too small to be
    shown, and for a rate that is mostly noise. The last columns are the results of the last four
    weeks, and of the four before.
    """
    click.echo("campaign\tuntil\topened\tresults\tfinished\tlast 4 weeks\t4 before")
    for campaign, figures in zip(campaigns, published, strict=True):
        weeks = figures.weeks
        recent = [replace(figures, weeks=part) for part in (weeks[-4:], weeks[-8:-4])]
        rate = total_rate(figures)
        cells = (
            campaign.slug,
            figures.until,
            figures.total("opened"),
            figures.total("results"),
            None if rate is None else f"{rate:.0%}",
            *(one.total("results") for one in recent),
        )
        click.echo("\t".join("-" if cell is None else str(cell) for cell in cells))


def changes_in_words(old: Campaign, new: Campaign) -> Iterator[str]:
    """What differs, a sentence each; nothing where the two are alike."""
    for field in (*CHANGEABLE, "leads_to"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield f"{field}: {_written(field, before)} → {_written(field, after, new=True)}"
    for origin in old.origins:
        if origin not in new.origins:
            yield f"Frames in pages of {origin} stay empty from now on."


def _written(field: str, value: Any, *, new: bool = False) -> str:
    if not value:
        return "none"
    if field == "logo":
        return "a new picture" if new else "a picture"
    if field == "help":
        return "; ".join(
            f"{extra.country}: {', '.join(one.name for one in extra.services)}" for extra in value
        )
    return ", ".join(value) if isinstance(value, tuple) else str(value)
