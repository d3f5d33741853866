"""Where the addresses of a closed campaign lead, so that posters and frames outlive it."""

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.chain import chain_from, is_circle
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country


def redirect_to_successor() -> Response | None:
    """A redirect to the same page of the campaign that this one leads to; None to stay here.

    Readers stay where the other campaign lacks what they asked for: their language, or a
    questionnaire in a frame of this site. So do answers that they send, which do not wait until
    the other campaign is found. A country goes along only if the reader gave it.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    successor = _last(g.campaign)
    if successor is None or not _offers(successor):
        return None
    values = {**(request.view_args or {}), "slug": successor.slug}
    values["country"] = known_country(request.args.get("country"))
    response = redirect(url_for(request.endpoint or "", **values))
    response.headers["Cache-Control"] = "no-store"
    return response


def _offers(successor: Campaign) -> bool:
    questionnaire = (request.view_args or {}).get("questionnaire")
    if g.locale.tag not in successor.languages:
        return False
    return questionnaire is None or (
        questionnaire in successor.questionnaires
        and set(g.campaign.origins) <= set(successor.origins)
    )


def _last(campaign: Campaign) -> Campaign | None:
    """The last campaign of those that lead from one to the next; None if they lead nowhere."""
    chain = chain_from(campaign, _found)
    return None if len(chain) == 1 or is_circle(chain) else chain[-1]


def _found(slug: str) -> Campaign | None:
    try:
        return site().campaigns.repository.campaign(slug)
    except Unavailable:
        return None
