"""`flask campaign …`: campaigns of organisations. Every change takes effect at once, everywhere."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

import click
from flask import current_app
from flask.cli import AppGroup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.secret import hash_of, make_secret
from warning_signs.cli.campaign_options import parse_options
from warning_signs.statistics.release import MIN_CELL_SIZE
from warning_signs.storage.url import exists
from warning_signs.web.campaigns.embed_snippet import dashboard_address, static_frame
from warning_signs.web.request.site import site

campaigns = AppGroup("campaign", help="Campaigns of organisations: frames, colours, counters.")

T = TypeVar("T")
READABLE_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@campaigns.command("create")
@click.argument("slug")
@click.option("--name", required=True, help="As people read it, up to 80 letters.")
@click.option("--origin", "origins", multiple=True, required=True, metavar="https://SITE")
@click.option("--language", "languages", multiple=True, required=True, metavar="TAG")
@click.option("--questionnaire", "questionnaires", multiple=True, help="Which; all by default.")
@click.option("--country", metavar="CC", help="Whose help lines show where nobody chose one.")
@click.option("--colour", metavar="#RRGGBB", help="Of links and buttons.")
@click.option("--strip", metavar="#RRGGBB", help="Of the strip on top of each page.")
@click.option("--logo", type=READABLE_FILE, help="A PNG, JPEG, WebP or GIF picture.")
@click.option("--help-services", "helps", multiple=True, type=READABLE_FILE, metavar="FILE.yaml")
@click.option("--smallest", type=int, default=MIN_CELL_SIZE, show_default=True)
def create(**options: Any) -> None:
    """Make a campaign, and print what to paste, where its numbers are, and its secret, once.

    No number below --smallest is ever published; it cannot be changed later.
    """
    campaign = parse_options(**options)
    secret = make_secret()

    def work(queries: Any, connection: Any) -> None:
        try:
            queries.add(connection, campaign, hash_of(secret))
        except queries.SlugTaken:
            raise click.ClickException(f"There is a campaign “{campaign.slug}” already.") from None

    _with_database(work, create=True)
    _print_addresses(campaign)
    click.echo(f"\nUser name: {campaign.slug}\nSecret, shown this once: {secret}")


@campaigns.command("list")
def list_campaigns() -> None:
    """Every campaign in a line."""
    for one in _with_database(lambda queries, connection: queries.list_all(connection)) or ():
        closed = f", closed on {one.closed_on}" if one.closed_on else ""
        click.echo(f"{one.slug}: {one.name} ({', '.join(one.languages)}{closed})")


@campaigns.command("show")
@click.argument("slug")
def show(slug: str) -> None:
    """What was ordered, and what to paste."""
    campaign = _find(slug)
    for key, value in campaign.model_dump(exclude={"revision", "logo", "help"}).items():
        text = ", ".join(value) if isinstance(value, tuple) else value
        if text is not None:
            click.echo(f"{key}: {text}")
    click.echo(f"logo: {'yes' if campaign.logo else 'no'}")
    for extra in campaign.help:
        click.echo(f"help in {extra.country}: {', '.join(one.name for one in extra.services)}")
    _print_addresses(campaign)


@campaigns.command("rotate")
@click.argument("slug")
def rotate(slug: str) -> None:
    """Give it another secret. The old one opens nothing any more."""
    secret = make_secret()
    _require(slug, lambda queries, connection: queries.rotate(connection, slug, hash_of(secret)))
    click.echo(f"User name: {slug}\nSecret, shown this once: {secret}")


@campaigns.command("close")
@click.argument("slug")
def close(slug: str) -> None:
    """Count nothing more. Its pages stay, in its frames too."""
    today = datetime.now(UTC).date()
    if _find(slug).closed_on:
        click.echo(f"“{slug}” is closed already.")
        return
    _require(slug, lambda queries, connection: queries.close(connection, slug, today))
    click.echo(f"“{slug}” is closed. Its pages stay where they are; nothing more is counted.")


@campaigns.command("delete")
@click.argument("slug")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(slug: str, yes: bool) -> None:
    """Remove it with all its counters. Frames that show it stay empty."""
    _find(slug)
    if not yes:
        click.confirm(f"Delete “{slug}” and all its numbers for good?", abort=True)
    _require(slug, lambda queries, connection: queries.delete_campaign(connection, slug))
    click.echo(f"“{slug}” is deleted.")


@campaigns.command("export")
@click.argument("slug")
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), default="csv")
def export(slug: str, kind: Literal["csv", "json"]) -> None:
    """Print the numbers as the dashboard publishes them, and no others."""
    from warning_signs.web.campaigns.figures import figures_file  # here: it imports the database

    click.echo(figures_file(_find(slug), kind), nl=False)


def _print_addresses(campaign: Campaign) -> None:
    """Print what an organisation needs: the frame to paste, and the address of its dashboard."""
    language = campaign.languages[0]
    click.echo(f"\nTo paste into a page of {', '.join(campaign.origins)}:\n")
    click.echo(static_frame(campaign, language, campaign.questionnaires[0]))
    dashboard = dashboard_address(campaign, language)
    click.echo(f"\nNumbers, and more to paste: {dashboard}")
    click.echo(f"To print: {dashboard}poster/ and {dashboard}leaflet/")
    if not current_app.config["PUBLIC_URL"]:
        click.echo("PUBLIC_URL is not set: these addresses work on this machine only.")


def _find(slug: str) -> Campaign:
    campaign: Campaign | None = _with_database(
        lambda queries, connection: queries.get(connection, slug)
    )
    if campaign is None:
        raise _unknown(slug)
    return campaign


def _require(slug: str, work: Callable[[Any, Any], bool]) -> None:
    if not _with_database(work):
        raise _unknown(slug)


def _unknown(slug: str) -> click.ClickException:
    return click.ClickException(f"There is no campaign “{slug}”. flask campaign list names all.")


def _with_database(work: Callable[[Any, Any], T], *, create: bool = False) -> T | None:
    """Run `work` with the queries on campaigns and a connection, in one transaction.

    Returns None if there is no database; with `create`, it is created. Raises ClickException if the
    database cannot be used, after a generous timeout, since no reader waits for a command.
    """
    address = site().campaigns.address
    if not create and not exists(address):
        return None
    from sqlalchemy.exc import SQLAlchemyError  # here: the other commands do not need it

    from warning_signs.storage import campaigns as queries
    from warning_signs.storage.database import COMMAND_TIMEOUT, Database
    from warning_signs.storage.upgrade import upgrade

    database = Database(address, COMMAND_TIMEOUT)
    try:
        upgrade(database)
        with database.engine.begin() as connection:
            return work(queries, connection)
    except (OSError, SQLAlchemyError) as error:
        raise click.ClickException(f"The database cannot be used: {error}") from None
    finally:
        database.close()
