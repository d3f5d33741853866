"""Help services for whoever reads this page, from the content of the site."""

from flask import g

from warning_signs.campaigns.extra_helplines import with_own_help
from warning_signs.content.models.helplines import CountryHelp, HelpService, Reader
from warning_signs.guidance.helplines import (
    ON_TOP,
    all_services,
    choose_crisis_lines,
    choose_services,
    first_line,
)
from warning_signs.web.request.site import site_content


def emergency_service() -> HelpService:
    """The emergency number: the country's, or the European one where no country is known."""
    return (help_there() or site_content().international).emergency


def first_service() -> HelpService | None:
    """The one service this reader should turn to first; None without a country."""
    return first_line(help_there(), g.get("audience", "parent"), g.locale.tag)


def lines_to_hang_up() -> list[HelpService]:
    """The numbers of a family sheet: emergency, then whom parents and whom children call first."""
    first = [
        first_line(help_there(), reader, g.locale.tag) for reader in ("parent", "young_person")
    ]
    return list(dict.fromkeys([emergency_service(), *filter(None, first)]))


def services_at_once() -> list[HelpService]:
    """Whom to call when a child may want to die."""
    there, world = help_there(), site_content().international
    return choose_crisis_lines(there, world, g.get("audience", "parent"), g.locale.tag)


def needed_services(reader: Reader) -> list[HelpService]:
    """The services for this reader, with those for every kind of danger.

    None is for adults only: these stand on pages and on paper that a child may read.
    """
    there, world = help_there(), site_content().international
    return choose_services(there, world, reader, g.locale.tag, ON_TOP)


def every_service(reader: Reader) -> list[HelpService]:
    """All services of the country and then the world's; only the world's without a country."""
    world = site_content().international
    here = all_services(help_there() or world, reader, g.locale.tag)
    beyond = [service for service in world.services if service.kind != "emergency"]
    return list(dict.fromkeys([*here, *beyond]))


def help_there() -> CountryHelp | None:
    """The help of this reader’s country, with what the campaign adds; None without a country."""
    country = site_content().help.get(g.country) if g.country else None
    campaign = g.get("campaign")
    return with_own_help(country, campaign.help) if country and campaign else country
