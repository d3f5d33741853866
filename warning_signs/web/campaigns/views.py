"""The pages of a campaign: the same questions and results in an organisation’s frame, and counted.

Only these pages may be framed: by the origins of the campaign and by this site, for a preview.
"""

from flask import Blueprint, Response, abort, g, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from warning_signs.campaigns.campaign import SLUG, Campaign
from warning_signs.campaigns.submission_token import TOKEN
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.campaigns.offered import offered_questionnaires
from warning_signs.web.campaigns.readers import is_opened_by_a_reader, is_sent_from_elsewhere
from warning_signs.web.campaigns.ready_questions import questions_with
from warning_signs.web.campaigns.successor import redirect_to_successor
from warning_signs.web.paper import paper_page
from warning_signs.web.questionnaire import views as questionnaires
from warning_signs.web.questionnaire.form import SUBMISSION_TOKEN, UNCOUNTED
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country, url_for_reader

blueprint = Blueprint("campaign", __name__)


@blueprint.before_request
def load_campaign() -> None:
    """Load the campaign of the URL into g, so that its theme, helplines and framers apply.

    Ends with 404 if there is none, or none in this language, and with 503 if nobody can say.
    """
    g.campaign = find_campaign((request.view_args or {})["slug"])
    if g.locale.tag not in g.campaign.languages:
        abort(404)
    g.country = g.country or known_country(g.campaign.country)


@blueprint.before_request
def follow_successor() -> BaseResponse | None:
    """Let the addresses of a closed campaign lead to another one, if it was closed like that."""
    return redirect_to_successor() if g.campaign.leads_to else None


@blueprint.after_request
def add_noindex(response: Response) -> Response:
    """Keep these pages out of search engines: they are copies of the site’s own pages."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def find_campaign(slug: str) -> Campaign:
    """The campaign with this slug; ends the request with 404 or 503 where there is none.

    The database is not asked for what cannot be a slug: it may fail even to parse it.
    """
    if not SLUG.fullmatch(slug):
        abort(404)
    try:
        return site().campaigns.repository.campaign(slug) or abort(404)
    except Unavailable:
        abort(503)


@blueprint.before_request
def open_other_doors() -> Response | None:
    """In place of a questionnaire that the site has lost, show the others, in the frame as well."""
    asked_for: str = (request.view_args or {}).get("questionnaire", "")
    offers_it = asked_for in g.campaign.questionnaires
    if not offers_it or asked_for in site().content.questionnaires:
        return None
    _allow_framing(asked_for)
    return make_response(_doors(framed=True), 404)


@blueprint.get("/")
def front(slug: str) -> str:
    """The page a link or a QR code leads to: the campaign’s questionnaires. Not framed."""
    return _doors()


@blueprint.get("/<questionnaire>/")
def questions(slug: str, questionnaire: str) -> Response:
    """The questions, with a submission token, so that a reload is not counted twice.

    The token makes it a page for one reader: only their own browser may cache it, to go Back to.
    """
    _allow_framing(questionnaire)
    repository = site().campaigns.repository
    is_counted = g.campaign.closed_on is None and is_opened_by_a_reader(request)
    token = repository.make_token(slug) if is_counted else None
    page = (
        questions_with(token, questionnaire) if token else questionnaires.questions(questionnaire)
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "private, max-age=0"
    if token:
        repository.count_opened(slug, questionnaire, g.locale.tag)
    return response


@blueprint.post("/<questionnaire>/")
def answer(slug: str, questionnaire: str) -> Response:
    """The result, counted before it is sent, unless the reader has said no to that.

    Only a post with a token of this site is counted, and none that another site has made a browser
    send.
    """
    _allow_framing(questionnaire)
    token = request.form.get(SUBMISSION_TOKEN, "")
    g.submission_token = token if TOKEN.fullmatch(token) else None
    g.uncounted = UNCOUNTED in request.form
    outcome = questionnaires.answer_to(questionnaire)
    is_counted = g.submission_token and not g.uncounted and g.campaign.closed_on is None
    if is_counted and outcome.level is not None and not is_sent_from_elsewhere(request):
        site().campaigns.repository.count_result(
            slug, questionnaire, g.locale.tag, outcome.level, g.submission_token
        )
    return make_response(outcome.page)


@blueprint.get("/<questionnaire>/paper/")
def paper(slug: str, questionnaire: str) -> str:
    """The form to fill in by hand, with the name of the campaign and the code of its questions."""
    return _paper(questionnaire, large=False)


@blueprint.get("/<questionnaire>/paper/large/")
def large_paper(slug: str, questionnaire: str) -> str:
    """The same in 18 point print."""
    return _paper(questionnaire, large=True)


@blueprint.app_template_global()
def paper_address(questionnaire: str, *, large: bool = False) -> str:
    """The address of a questionnaire on paper: in this reader’s campaign, if that offers it."""
    campaign = g.get("campaign")
    if campaign and questionnaire in campaign.questionnaires:
        endpoint = "campaign.large_paper" if large else "campaign.paper"
        return url_for_reader(endpoint, slug=campaign.slug, questionnaire=questionnaire)
    return url_for_reader("paper.large" if large else "paper.normal", questionnaire=questionnaire)


@blueprint.app_template_global()
def questions_address(questionnaire: str) -> str:
    """The address of a questionnaire: in this reader’s campaign, if that offers it."""
    campaign = g.get("campaign")
    if campaign and questionnaire in campaign.questionnaires:
        return url_for_reader("campaign.questions", slug=campaign.slug, questionnaire=questionnaire)
    return url_for_reader("questionnaire.questions", questionnaire=questionnaire)


def _paper(questionnaire: str, *, large: bool) -> str:
    """A questionnaire that the campaign offers, on paper; 404 for any other."""
    if questionnaire not in g.campaign.questionnaires:
        abort(404)
    return paper_page(questionnaire, large=large)


def _doors(*, framed: bool = False) -> str:
    """The campaign’s questionnaires; those of the site if none of them is left."""
    offered = offered_questionnaires(g.campaign) or site().content.questionnaires.values()
    return render_template("campaigns/front.html", questionnaires=offered, framed=framed)


def _allow_framing(questionnaire: str) -> None:
    """Let the campaign’s origins frame a questionnaire that it offers; 404 for any other."""
    if questionnaire not in g.campaign.questionnaires:
        abort(404)
    g.framed_by = ("'self'", *g.campaign.origins)
