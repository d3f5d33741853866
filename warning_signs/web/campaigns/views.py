"""A campaign’s pages: the same questions and results in an organisation’s frame, and counted.

They alone may be framed: by the campaign’s origins and by this site, which shows a preview.
"""

import re
import secrets

from flask import Blueprint, Response, abort, g, make_response, render_template, request

from warning_signs.campaigns.campaign import SLUG, Campaign
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.middleware.numbered_pages import MARK, NumberedPages
from warning_signs.web.questionnaire import views as questionnaires
from warning_signs.web.questionnaire.form import UNCOUNTED, VISIT
from warning_signs.web.request.campaign_store import campaign_store
from warning_signs.web.request.site import site_content
from warning_signs.web.request.urls import url_for_reader

blueprint = Blueprint("campaign", __name__)

NUMBER = re.compile(r"[0-9a-f]{32}")

_pages = NumberedPages()


@blueprint.before_request
def load_campaign() -> None:
    """Find the campaign of the address; its look, its help services and its framers hold from here.

    Ends with 404 if there is none, or none in this language, and with 503 if nobody can say.
    """
    slug = request.view_args["slug"]
    g.campaign = find_campaign(slug)
    if g.locale.tag not in g.campaign.languages:
        abort(404)
    g.country = g.country or g.campaign.country


@blueprint.after_request
def add_noindex(response: Response) -> Response:
    """Keep search engines out: they have the site’s own pages, of which these are copies."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def find_campaign(slug: str) -> Campaign:
    """The campaign with this slug; ends the request with 404 or 503 where there is none.

    What can be no slug is not looked for: a database may refuse even to be asked.
    """
    if not SLUG.fullmatch(slug):
        abort(404)
    campaigns = campaign_store().campaigns()
    try:
        return (campaigns and campaigns.campaign(slug)) or abort(404)
    except Unavailable:
        abort(503)


@blueprint.get("/")
def front(slug: str) -> str:
    """Where a link or a QR code leads: the campaign’s questionnaires to choose from. Not framed."""
    asked = site_content().questionnaires
    offered = [asked[name] for name in g.campaign.questionnaires if name in asked]
    return render_template("campaigns/front.html", questionnaires=offered)


@blueprint.get("/<questionnaire>/")
def questions(slug: str, questionnaire: str) -> Response:
    """The questions, with a random number of their own, so that a reload is not counted twice.

    The number makes it a page for one reader: only their own browser may keep it, to come Back to.
    """
    _allow_framing(questionnaire)
    counted = g.campaign.closed_on is None and not _is_preview() and not _is_prefetch()
    g.visit = MARK if counted else None
    key = (g.campaign.slug, g.campaign.revision, g.locale.tag, g.country, questionnaire, counted)
    page = _pages.page((*key, request.root_path), lambda: questionnaires.questions(questionnaire))
    response = page.answer(secrets.token_hex(16) if counted else "")
    response.headers["Cache-Control"] = "private, max-age=0"
    if counted:
        campaign_store().campaigns().count_opened(slug, questionnaire, g.locale.tag)
    return response


@blueprint.post("/<questionnaire>/")
def answer(slug: str, questionnaire: str) -> Response:
    """The result, counted before it is sent, unless the reader has said no to that."""
    _allow_framing(questionnaire)
    number = request.form.get(VISIT, "")
    g.visit = number if NUMBER.fullmatch(number) else None
    g.uncounted = UNCOUNTED in request.form
    outcome = questionnaires.answer_to(questionnaire)
    wanted = g.visit and not g.uncounted and g.campaign.closed_on is None
    if wanted and outcome.level is not None:
        campaign_store().campaigns().count_result(
            slug, questionnaire, g.locale.tag, outcome.level, g.visit
        )
    return make_response(outcome.page)


@blueprint.app_template_global()
def questions_address(questionnaire: str) -> str:
    """The address of a questionnaire: in this reader’s campaign, if there is one that has it."""
    campaign = g.get("campaign")
    if campaign and questionnaire in campaign.questionnaires:
        return url_for_reader("campaign.questions", slug=campaign.slug, questionnaire=questionnaire)
    return url_for_reader("questionnaire.questions", questionnaire=questionnaire)


def _allow_framing(questionnaire: str) -> None:
    """Let the campaign’s origins frame a questionnaire that it offers; 404 for any other."""
    if questionnaire not in g.campaign.questionnaires:
        abort(404)
    g.framed_by = ("'self'", *g.campaign.origins)


def _is_preview() -> bool:
    """Whether it stands in the frame of the generator of this very site, to be looked at."""
    sent = request.headers
    return (sent.get("Sec-Fetch-Dest"), sent.get("Sec-Fetch-Site")) == ("iframe", "same-origin")


def _is_prefetch() -> bool:
    """Whether a browser fetches it in case somebody should open it."""
    return "prefetch" in request.headers.get("Sec-Purpose", "")
