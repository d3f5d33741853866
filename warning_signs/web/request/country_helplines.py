"""Help services for whoever reads this page, from the content of the site."""

from flask import g

from warning_signs.campaigns.extra_helplines import with_extra_helplines
from warning_signs.content.models.helplines import CountryHelplines, Helpline, Reader
from warning_signs.guidance.helplines import (
    ON_TOP,
    choose_crisis_lines,
    choose_helplines,
    first_line,
    order_all_helplines,
)
from warning_signs.web.request.site import site_content


def emergency_helpline() -> Helpline:
    """The emergency number: the country's, or the European one where no country is known."""
    return (country_helplines() or site_content().international).emergency


def first_helpline() -> Helpline | None:
    """The one service this reader should turn to first; None without a country."""
    return first_line(country_helplines(), g.get("audience", "parent"), g.locale.tag)


def wall_sheet_lines() -> list[Helpline]:
    """The numbers of a family sheet: emergency, then whom parents and whom children call first."""
    first = [
        first_line(country_helplines(), reader, g.locale.tag)
        for reader in ("parent", "young_person")
    ]
    return list(dict.fromkeys([emergency_helpline(), *filter(None, first)]))


def crisis_lines() -> list[Helpline]:
    """Whom to call when a child may want to die."""
    there, world = country_helplines(), site_content().international
    return choose_crisis_lines(there, world, g.get("audience", "parent"), g.locale.tag)


def relevant_helplines(reader: Reader) -> list[Helpline]:
    """The services for this reader, with those for every kind of danger.

    None is for adults only: these stand on pages and on paper that a child may read.
    """
    there, world = country_helplines(), site_content().international
    return choose_helplines(there, world, reader, g.locale.tag, ON_TOP)


def all_helplines(reader: Reader) -> list[Helpline]:
    """All services of the country and then the world's; only the world's without a country."""
    world = site_content().international
    here = order_all_helplines(country_helplines() or world, reader, g.locale.tag)
    beyond = [helpline for helpline in world.services if helpline.kind != "emergency"]
    return list(dict.fromkeys([*here, *beyond]))


def country_helplines() -> CountryHelplines | None:
    """The help of this reader’s country, with what the campaign adds; None without a country."""
    country = site_content().helplines.get(g.country) if g.country else None
    campaign = g.get("campaign")
    return with_extra_helplines(country, campaign.help) if country and campaign else country
