"""A campaign on paper: a poster and a leaflet of A4, printed by those who hang them up.

Both have what the campaign’s pages have: its theme, its own helplines and its languages.
"""

from datetime import date

from flask import Blueprint, g, render_template

from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.questionnaire import Question
from warning_signs.web.campaigns.addresses import campaign_address
from warning_signs.web.campaigns.offered import offered_questionnaires
from warning_signs.web.campaigns.views import load_campaign
from warning_signs.web.request.country_helplines import (
    crisis_lines,
    relevant_helplines,
    wall_sheet_lines,
)
from warning_signs.web.request.site import site

blueprint = Blueprint("posters", __name__)
blueprint.before_request(load_campaign)

MOST_NUMBERS = 5
"""The back of the leaflet has room for no more, each with its name and opening hours."""


@blueprint.get("/poster/")
def poster(slug: str) -> str:
    """One page of A4 to hang up, which can be read from three metres."""
    return _printed("campaigns/print/poster.html", lines=wall_sheet_lines())


@blueprint.get("/leaflet/")
def leaflet(slug: str) -> str:
    """One page of A4, printed on both sides and folded once."""
    return _printed("campaigns/print/leaflet.html", lines=_leaflet_lines(), signs=_signs())


@blueprint.app_template_global()
def address_to_type(url: str) -> str:
    """A web address as people type it from paper: all of it that they need to get to this page."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _printed(template: str, **values: object) -> str:
    address = campaign_address(g.campaign, g.locale.tag)
    return render_template(
        template,
        target=campaign_address(g.campaign, g.locale.tag, country=g.country),
        short_address=address.partition("://")[2],
        colours=g.campaign.paper_colours,
        today=date.today(),
        **values,
    )


def _leaflet_lines() -> list[Helpline]:
    """Whom to call or text: those of the poster, the crisis lines, and then the others."""
    others = (helpline for helpline in relevant_helplines("parent") if helpline.phone)
    lines = dict.fromkeys([*wall_sheet_lines(), *crisis_lines(), *others])
    return list(lines)[:MOST_NUMBERS]


def _signs() -> tuple[Question, ...]:
    """The signs of the campaign’s first scored questionnaire; of the site’s if it offers none."""
    every = (*offered_questionnaires(g.campaign), *site().content.questionnaires.values())
    return next(one.signs for one in every if one.scored)
