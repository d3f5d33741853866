"""The numbers of a campaign, for whoever has its secret: page, charts, files; only as published."""

from base64 import b64encode
from dataclasses import replace
from typing import Literal

from flask import Blueprint, Response, abort, g, render_template, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from warning_signs.caching import cached
from warning_signs.campaigns.guess_limit import SECONDS
from warning_signs.campaigns.secret import hash_of, opens
from warning_signs.charts.bar_chart_data import Chart, PictureFormat
from warning_signs.statistics.dimensions import KINDS
from warning_signs.statistics.figures import Figures
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.campaigns import figures
from warning_signs.web.campaigns.embed_snippet import frame_title, questionnaires_here
from warning_signs.web.campaigns.views import find_campaign
from warning_signs.web.request.downloads import as_file
from warning_signs.web.request.formatting import list_separator
from warning_signs.web.request.site import site

blueprint = Blueprint("dashboard", __name__)

PICTURES: dict[PictureFormat, str] = {"svg": "image/svg+xml", "png": "image/png"}
FILES = {"csv": "text/csv", "json": "application/json"}


@blueprint.before_request
def require_secret() -> None:
    """Let in only those who know the secret of this campaign (HTTP Basic, its slug as user)."""
    g.dashboard_campaign = find_campaign((request.view_args or {})["slug"])
    slug = g.dashboard_campaign.slug
    credentials = request.authorization
    if not credentials or credentials.type != "basic" or credentials.username != slug:
        raise _unauthorized()
    try:
        secret_hash = site().campaigns.repository.secret_hash(slug)
    except Unavailable:
        abort(503)
    if not _opens(slug, credentials.password or "", secret_hash):
        raise _unauthorized()


@blueprint.after_request
def forbid_caching(response: Response) -> Response:
    """A page behind a secret: no cache may store it, no crawler list it, no other site show it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/")
def page(slug: str) -> str:
    """All tables with their charts; on paper it is a report."""
    published = _published()
    return render_template(
        "campaigns/dashboard.html",
        dashboard_campaign=g.dashboard_campaign,
        smallest=published.dimensions.min_number,
        missed=_missed(),
        until=figures.format_last_day(published),
        totals={kind: figures.format_total(published, kind) for kind in KINDS},
        tables={kind: figures.localised_tables(published, kind) for kind in KINDS},
        picture=_inline,
        paper_forms=questionnaires_here(g.dashboard_campaign),
        frame_title=frame_title,
    )


@blueprint.get("/<any('csv','json'):kind>/")
def file(slug: str, kind: Literal["csv", "json"]) -> Response:
    """The numbers as a file for spreadsheets or programs."""
    try:
        body = figures.figures_file(g.dashboard_campaign, kind, list_separator())
    except Unavailable:
        abort(503)
    response = as_file(body, f"{slug}.{kind}")
    response.mimetype = FILES[kind]
    return response


@blueprint.get("/charts/<key>.<any('svg','png'):picture>")
def chart(slug: str, key: str, picture: PictureFormat) -> Response:
    """One chart as a picture, in the language of the address."""
    tables = {table.key: table for table in figures.all_tables(_published())}
    if key not in tables:
        abort(404)
    response = as_file(_drawn(tables[key].chart, picture), f"{slug}-{key}.{picture}")
    response.mimetype = PICTURES[picture]
    return response


def _opens(slug: str, guess: str, secret_hash: str | None) -> bool:
    """Whether the guess is the secret. Ends the request with 429 after too many wrong ones."""
    guess_hash, guesses = hash_of(guess), site().guesses
    if not guesses.allows(slug, guess_hash):
        raise TooManyRequests(retry_after=SECONDS)
    is_right = bool(secret_hash) and opens(guess, secret_hash or "")
    guesses.note(slug, guess_hash, is_right)
    return is_right


def _published() -> Figures:
    try:
        return figures.published(g.dashboard_campaign)
    except Unavailable:
        abort(503)


def _missed() -> str:
    """How much could not be counted, in words."""
    try:
        return figures.format_missed(g.dashboard_campaign)
    except Unavailable:
        abort(503)


def _inline(chart: Chart) -> str:
    """A chart as a `data:` address for an <img>, so that the page is one request.

    Without its title, which is above it on the page.
    """
    drawn = _drawn(replace(chart, title=""), "svg")
    return "data:image/svg+xml;base64," + b64encode(drawn).decode()


@cached
def _drawn(chart: Chart, picture: PictureFormat) -> bytes:
    """The picture of a chart. Numbers change once a week, and drawing takes up to 0.2 s."""
    # Imported here: only a dashboard needs matplotlib.
    from warning_signs.charts.campaign_chart import draw_chart

    return draw_chart(chart, picture)


def _unauthorized() -> Unauthorized:
    # A header holds ASCII only, and not every browser shows the realm: it is not worth a text.
    challenge = {"realm": g.dashboard_campaign.slug, "charset": "UTF-8"}
    return Unauthorized(www_authenticate=WWWAuthenticate("basic", challenge))
