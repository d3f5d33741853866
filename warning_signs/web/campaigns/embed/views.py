"""Pages for organisations: what a campaign is, and how to embed it into a site of their own."""

from typing import Any

from flask import Blueprint, Response, abort, g, make_response, render_template, request
from markupsafe import Markup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.web.campaigns.addresses import site_origin
from warning_signs.web.campaigns.embed.link_card import campaign_card, site_card
from warning_signs.web.campaigns.embed.options import Choice, read_choice
from warning_signs.web.campaigns.embed.snippet import (
    HIGHEST,
    LOWEST,
    SANDBOX,
    auto_height_frame,
    auto_height_script,
    auto_height_script_hash,
    frame_title,
    static_frame,
)
from warning_signs.web.campaigns.offered import offered_ids, offered_languages
from warning_signs.web.campaigns.views import find_campaign
from warning_signs.web.request.urls import known_country

blueprint = Blueprint("embed", __name__)


@blueprint.get("/organisations/")
def organisations() -> Response:
    """What a campaign is, how to get one, and a card for those who only want to link."""
    card = site_card(g.locale)
    return _page("campaigns/embed/organisations.html", card=card, code=card.code)


@blueprint.get("/campaigns/<slug>/embed/")
def page(slug: str) -> Response:
    """The generator: the code to paste for a campaign, its preview, and how to paste it.

    Ends with 404 where the site has none of its languages: there is no page to lead to.
    """
    campaign = find_campaign(slug)
    if not offered_languages(campaign):
        abort(404)
    choice = read_choice(campaign, request.args, g.locale.tag)
    card = campaign_card(campaign, LANGUAGES[choice.language], choice.country)
    g.frames = ("'self'",)  # the preview
    return _page(
        "campaigns/embed/page.html",
        embedded_campaign=campaign,
        offered=offered_ids(campaign),
        own_country=known_country(campaign.country),
        choice=choice,
        card=card,
        code=_frame_code(campaign, choice) if choice.is_frame else card.code,
        frame_title=frame_title,
        heights=(LOWEST, HIGHEST),
        sandbox=SANDBOX,
        auto_height_script=auto_height_script("location.origin"),
    )


def _page(template: str, **data: Any) -> Response:
    """A page with code to paste.

    No shared cache may store it: without PUBLIC_URL, it depends on the host that was asked.
    """
    page = render_template(
        template, origin=site_origin(), script_source=auto_height_script_hash(), **data
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


def _frame_code(campaign: Campaign, choice: Choice) -> Markup:
    make = auto_height_frame if choice.kind == "follow" else static_frame
    return make(
        campaign,
        choice.language,
        choice.questionnaire,
        country=choice.country,
        height=choice.height,
        sandboxed=choice.sandboxed,
    )
