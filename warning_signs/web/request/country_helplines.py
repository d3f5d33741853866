"""The helplines for the reader of this page: those of the country, and what a campaign adds."""

from flask import g

from warning_signs.campaigns.extra_helplines import with_extra_helplines
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import Helpline, Kind, Reader
from warning_signs.guidance.helpline_groups import HelplineGroup, group_helplines
from warning_signs.guidance.helplines import (
    IN_ANY_DANGER,
    choose_helplines,
    first_line,
    is_foreign_language,
)
from warning_signs.guidance.whom_to_call import choose_crisis_lines
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.site import site


def emergency_helpline() -> Helpline:
    """The emergency number: the country's, or the European one where no country is known."""
    return (country_helplines() or site().content.international).emergency


def first_helpline() -> Helpline | None:
    """The one helpline this reader should turn to first; None without a country."""
    return first_line(country_helplines(), g.get("audience", "parent"), g.locale.tag)


def wall_sheet_lines() -> list[Helpline]:
    """The numbers of a wall sheet: emergency, then the first for parents and for children."""
    first = [
        first_line(country_helplines(), reader, g.locale.tag)
        for reader in ("parent", "young_person")
    ]
    return list(dict.fromkeys([emergency_helpline(), *filter(None, first)]))


def crisis_lines() -> list[Helpline]:
    """Whom to call when a child may want to die."""
    world = site().content.international
    return choose_crisis_lines(
        country_helplines(), world, g.get("audience", "parent"), g.locale.tag
    )


def relevant_helplines(reader: Reader) -> list[Helpline]:
    """The helplines for this reader, with those for every kind of danger.

    None is for adults only, since a child may read these pages and papers.
    """
    world = site().content.international
    return choose_helplines(country_helplines(), world, reader, g.locale.tag, IN_ANY_DANGER)


def lines_for_staff() -> list[Helpline]:
    """The lines for teachers who are themselves the target: not those about a child."""
    needs: tuple[Kind, ...] = ("crisis_line", "police_portal")
    lines = choose_helplines(
        country_helplines(),
        site().content.international,
        "teacher",
        g.locale.tag,
        needs,
        adults=True,
    )
    kinds = (*needs, "sic_helpline")
    return [one for one in lines if one.kind in kinds and one.serves("teacher")]


def helpline_groups() -> list[HelplineGroup]:
    """All helplines of the country by what they are for; only the world's without a country."""
    return group_helplines(country_helplines(), site().content.international, g.locale.tag)


def is_foreign_here() -> bool:
    """Whether this reader’s language is none of the country’s; False without a country."""
    return is_foreign_language(country_helplines(), g.locale.tag)


def locales_there() -> list[SiteLocale]:
    """The site’s languages in which the country’s schools and offices work; empty without one."""
    country = country_helplines()
    languages = country.languages if country else ()
    return [one for tag in languages for one in site().locales if one.tag.split("-")[0] == tag]


def country_helplines() -> CountryHelplines | None:
    """The helplines of the reader’s country and of the campaign; None without a country."""
    country = site().content.helplines.get(g.country) if g.country else None
    campaign = g.get("campaign")
    return with_extra_helplines(country, campaign.help) if country and campaign else country
