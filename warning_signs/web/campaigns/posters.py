"""A campaign on paper: a poster and a leaflet of A4, to be printed by whoever hangs them up.

Both hold what the campaign’s pages hold: its look, its own help services and its languages.
"""

from datetime import date

from flask import Blueprint, g, render_template

from warning_signs.campaigns.theme import SITE_COLOUR, palette
from warning_signs.content.models.helplines import Helpline
from warning_signs.content.models.questionnaire import Question
from warning_signs.web.campaigns.embed_snippet import campaign_address
from warning_signs.web.campaigns.views import load_campaign
from warning_signs.web.request.country_helplines import (
    crisis_lines,
    relevant_helplines,
    wall_sheet_lines,
)
from warning_signs.web.request.site import site_content

blueprint = Blueprint("posters", __name__)
blueprint.before_request(load_campaign)

MOST_NUMBERS = 5
"""What the back of the leaflet has room for, each with its name and its opening hours."""


@blueprint.get("/poster/")
def poster(slug: str) -> str:
    """One page of A4 to hang up, read from three metres."""
    return _printed("campaigns/print/poster.html", lines=wall_sheet_lines())


@blueprint.get("/leaflet/")
def leaflet(slug: str) -> str:
    """One page of A4, printed on both sides and folded once."""
    return _printed("campaigns/print/leaflet.html", lines=_lines_to_take_along(), signs=_signs())


def _printed(template: str, **values: object) -> str:
    address = campaign_address(g.campaign, g.locale.tag)
    return render_template(
        template,
        target=f"{address}?country={g.country}" if g.country else address,
        short_address=address.partition("://")[2],
        colours=(g.campaign.palette or palette(SITE_COLOUR)).light,
        today=date.today(),
        **values,
    )


def _lines_to_take_along() -> list[Helpline]:
    """Whom to call or text: those of the poster, the crisis lines, and then the others."""
    reached = (one for one in relevant_helplines("parent") if one.phone)
    every = dict.fromkeys([*wall_sheet_lines(), *crisis_lines(), *reached])
    return list(every)[:MOST_NUMBERS]


def _signs() -> tuple[Question, ...]:
    """The signs that the campaign’s first questionnaire with a level asks for; else the site’s."""
    asked = site_content().questionnaires
    offered = [asked[name] for name in g.campaign.questionnaires if name in asked]
    return next(one.signs for one in (*offered, *asked.values()) if one.scored)
