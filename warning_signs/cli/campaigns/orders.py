"""`flask campaign create` and `change`: what an organisation orders, at first and later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from flask.cli import with_appcontext

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.secret import hash_of, make_secret
from warning_signs.cli.campaigns.database import find, lookup, with_database
from warning_signs.cli.campaigns.options import parse_change, parse_order
from warning_signs.cli.campaigns.words import (
    changes_in_words,
    print_addresses,
    print_definition,
    print_shades,
)
from warning_signs.statistics.smallest_number import MIN_NUMBER

if TYPE_CHECKING:
    from sqlalchemy import Connection

Command = Callable[..., Any]

REGROUPED = "published weeks are told by it, and later ones could not be compared with them"
FIXED = {
    "slug": "frames, QR codes and posters bear it",
    "language": REGROUPED,
    "questionnaire": REGROUPED,
    "smallest": "it was promised to those who were counted",
}
"""What never changes, and why."""
LOOK = (
    click.option("--country", metavar="CC", help="Whose help lines show where nobody chose one."),
    click.option("--colour", metavar="#RRGGBB", help="Of links and buttons."),
    click.option("--strip", metavar="#RRGGBB", help="Of the strip on top of each page."),
    click.option("--logo", metavar="FILE", help="A PNG, JPEG, WebP or GIF picture."),
    click.option("--help-services", "helps", multiple=True, metavar="FILE.yaml"),
)
REMOVABLE = {
    "country": "country",
    "colour": "colour",
    "strip": "strip",
    "logo": "logo",
    "help-services": "help",
    "leads-to": "leads_to",
}
"""What `--without` can take away, and the field of the campaign."""


def _with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.command()
@click.argument("slug", default="")
@click.option("--name", help="As people read it, up to 80 letters. Needed.")
@click.option("--origin", "origins", multiple=True, metavar="https://SITE", help="Needed.")
@click.option("--language", "languages", multiple=True, metavar="TAG", help="Needed.")
@click.option("--questionnaire", "questionnaires", multiple=True, help="Which; all by default.")
@_with_options(*LOOK)
@click.option("--smallest", metavar="NUMBER", help=f"{MIN_NUMBER} by default.")
@click.option("--try", "trial", is_flag=True, help="Only say what would be made.")
@with_appcontext
def create(trial: bool, **options: Any) -> None:
    """Make a campaign, and print what to paste, where its numbers are, and its secret, once.

    No number below --smallest is ever published; it cannot be changed later.
    """
    slug = options["slug"]
    campaign = parse_order(options, [f"There is a campaign “{slug}” already."] * _taken(slug))
    if trial:
        print_definition(campaign)
    print_shades(campaign)
    if trial:
        click.echo("Nothing was made: this was only a try.")
        return
    secret = make_secret()
    _add(campaign, secret)
    print_addresses(campaign)
    click.echo(f"\nUser name: {campaign.slug}\nSecret, shown this once: {secret}")


@click.command()
@click.argument("slug")
@click.option("--name", help="As people read it, up to 80 letters.")
@click.option("--origin", "origins", multiple=True, metavar="https://SITE", help="All, anew.")
@_with_options(*LOOK)
@click.option("--without", multiple=True, type=click.Choice(list(REMOVABLE)), help="Take it away.")
@click.option("--try", "trial", is_flag=True, help="Only say what would change.")
@_with_options(
    *(click.option(f"--{one}", f"new_{one}", hidden=True, multiple=True) for one in FIXED)
)
@with_appcontext
def change(slug: str, without: tuple[str, ...], trial: bool, **options: Any) -> None:
    """Change its name, sites, look, country or help lines, at once and without losing a number.

    What is not named stays as it is.
    """
    old = find(slug)
    refused = [_refusal(one, why, slug) for one, why in FIXED.items() if options.pop(f"new_{one}")]
    new = parse_change(old, options, [REMOVABLE[one] for one in without], refused)
    said = list(changes_in_words(old, new))
    if not said:
        click.echo(f"Nothing changes: “{slug}” is like that.")
        return
    if not trial:
        _store(new)
    click.echo("\n".join(said))
    if (old.colour, old.strip) != (new.colour, new.strip):
        print_shades(new)
    if trial:
        click.echo("Nothing was changed: this was only a try.")


def _store(changed: Campaign) -> None:
    """Store a changed campaign. Raises ClickException if somebody else changed it meanwhile."""
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    if not with_database(lambda connection: stored.change(connection, changed)):
        raise click.ClickException(
            f"“{changed.slug}” was changed by somebody else just now. Look at it, and try again."
        )


def _taken(slug: str) -> bool:
    return lookup(slug) is not None


def _add(campaign: Campaign, secret: str) -> None:
    from warning_signs.storage import campaigns as stored  # here: it imports the database

    def work(connection: Connection) -> None:
        try:
            stored.add(connection, campaign, hash_of(secret))
        except stored.SlugTaken:
            raise click.ClickException(f"There is a campaign “{campaign.slug}” already.") from None

    with_database(work, create=True)


def _refusal(option: str, why: str, slug: str) -> str:
    return (
        f"--{option}: This cannot change: {why}. Make another campaign, "
        f"then let this one lead there: flask campaign close {slug} --leads-to …"
    )
