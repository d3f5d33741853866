"""`flask campaign …`: campaigns of organisations. Every change takes effect at once, everywhere."""

from datetime import UTC, datetime
from typing import get_args

import click
from flask.cli import AppGroup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.chain import chain_from, is_circle
from warning_signs.campaigns.secret import hash_of, make_secret
from warning_signs.cli.campaigns.database import find, lookup, published, require, with_database
from warning_signs.cli.campaigns.orders import change, create
from warning_signs.cli.campaigns.words import (
    print_addresses,
    print_definition,
    print_numbers,
    print_shades,
)
from warning_signs.statistics.export import FileFormat
from warning_signs.web.campaigns.dashboard.figures import figures_file

campaigns = AppGroup("campaign", help="Campaigns of organisations: frames, colours, counters.")
campaigns.add_command(create)
campaigns.add_command(change)


@campaigns.command("list")
@click.option("--numbers", is_flag=True, help="As a table with the numbers of each.")
def list_campaigns(numbers: bool) -> None:
    """Every campaign in a line."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    found = with_database(stored.list_all) or ()
    if numbers:
        print_numbers(found, published(found))
        return
    for one in found:
        closed = f", closed on {one.closed_on}" if one.closed_on else ""
        leads = f", leads to {one.leads_to}" if one.leads_to else ""
        click.echo(f"{one.slug}: {one.name} ({', '.join(one.languages)}{closed}{leads})")


@campaigns.command("show")
@click.argument("slug")
def show(slug: str) -> None:
    """What was ordered, and what to paste."""
    campaign = find(slug)
    print_definition(campaign)
    print_shades(campaign)
    print_addresses(campaign)


@campaigns.command("rotate")
@click.argument("slug")
def rotate(slug: str) -> None:
    """Give it another secret. The old one opens nothing any more."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    secret = make_secret()
    require(slug, lambda connection: stored.rotate(connection, slug, hash_of(secret)))
    click.echo(f"User name: {slug}\nSecret, shown this once: {secret}")


@campaigns.command("reader")
@click.argument("slug")
@click.option("--withdraw", is_flag=True, help="Let this secret open nothing any more.")
def reader(slug: str, withdraw: bool) -> None:
    """Give it a second secret, for a donor, say: it shows the numbers and nothing to work with."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    secret = None if withdraw else make_secret()
    reader_hash = hash_of(secret) if secret else None
    require(slug, lambda connection: stored.let_read(connection, slug, reader_hash))
    if secret:
        click.echo(f"User name: {slug}\nSecret that only reads, shown this once: {secret}")
    else:
        click.echo("The secret that only reads opens nothing any more.")


@campaigns.command("close")
@click.argument("slug")
@click.option("--leads-to", metavar="SLUG", help="Another campaign, to which its posters lead.")
def close(slug: str, leads_to: str | None) -> None:
    """Count nothing more, for good. Its pages stay, in its frames too, or lead to another's."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    campaign = find(slug)
    successor = _successor(campaign, leads_to) if leads_to else None
    if campaign.closed_on and not successor:
        click.echo(f"“{slug}” is closed already.")
        return
    today = datetime.now(UTC).date()
    require(slug, lambda connection: stored.close(connection, slug, today, leads_to))
    click.echo(f"“{slug}” is closed: nothing more is counted.")
    click.echo(_where_it_leads(campaign, successor) if successor else "Its pages stay.")


@campaigns.command("delete")
@click.argument("slug")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(slug: str, yes: bool) -> None:
    """Remove it with all its counters. Frames that show it stay empty."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    find(slug)
    if not yes:
        click.confirm(f"Delete “{slug}” and all its numbers for good?", abort=True)
    require(slug, lambda connection: stored.delete_campaign(connection, slug))
    click.echo(f"“{slug}” is deleted.")


@campaigns.command("export")
@click.argument("slug")
@click.option("--format", "kind", type=click.Choice(get_args(FileFormat)), default="csv")
def export(slug: str, kind: FileFormat) -> None:
    """Print the numbers as the dashboard publishes them, and no others."""
    campaign = find(slug)
    (figures,) = published([campaign])
    click.echo(figures_file(campaign, figures, kind), nl=False)


def _successor(campaign: Campaign, slug: str) -> Campaign:
    """The campaign to lead to. Raises ClickException if there is none, or if it leads back."""
    successor = find(slug)
    chain = chain_from(campaign.model_copy(update={"leads_to": slug}), lookup)
    if is_circle(chain):
        raise click.ClickException(f"“{slug}” leads back to “{chain[-1].leads_to}”: name another.")
    return successor


def _where_it_leads(campaign: Campaign, successor: Campaign) -> str:
    """What leads to the successor, and what stays because that one does not offer it."""
    languages = set(campaign.languages) - set(successor.languages)
    origins = set(campaign.origins) - set(successor.origins)
    said = [f"Its addresses lead to “{successor.slug}” from now on, posters and cards included."]
    if languages:
        said.append(f"“{successor.slug}” has no {', '.join(sorted(languages))}: those pages stay.")
    if origins:
        said.append(
            f"Frames stay as they are, since “{successor.slug}” must not be framed by "
            f"{', '.join(sorted(origins))}: flask campaign change {successor.slug} --origin …"
        )
    return "\n".join(said)
