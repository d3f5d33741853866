"""The numbers of a campaign, for whoever has its secret: page, charts, files; only as published."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from flask import Blueprint, Response, abort, g, render_template, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from warning_signs.caching import cached
from warning_signs.campaigns.guess_limit import SECONDS
from warning_signs.campaigns.secret import opens
from warning_signs.charts.bar_chart_data import Chart, PictureFormat
from warning_signs.statistics.export import FileFormat
from warning_signs.statistics.figures import Figures
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.campaigns.dashboard import figures
from warning_signs.web.campaigns.dashboard.period import FIRST, LAST, read_period
from warning_signs.web.campaigns.dashboard.tables import all_tables
from warning_signs.web.campaigns.embed.snippet import frame_title
from warning_signs.web.campaigns.offered import offered_ids, offered_languages
from warning_signs.web.campaigns.views import find_campaign
from warning_signs.web.request.site import site
from warning_signs.web.response.downloads import as_file
from warning_signs.web.templating.formatting import format_number, format_short_date, list_separator

blueprint = Blueprint("dashboard", __name__)

PICTURES: dict[PictureFormat, str] = {"svg": "image/svg+xml", "png": "image/png"}
MOST_ON_PAPER = 52
"""Weeks in each table of the report, so that it takes three pages (campaigns/_dashboard.css)."""
FILES: dict[FileFormat, str] = {"csv": "text/csv", "json": "application/json"}


@blueprint.before_request
def require_secret() -> None:
    """Let in only those who know a secret of this campaign (HTTP Basic, its slug as user)."""
    g.dashboard_campaign = find_campaign((request.view_args or {})["slug"])
    slug = g.dashboard_campaign.slug
    credentials = request.authorization
    if not credentials or credentials.type != "basic" or credentials.username != slug:
        raise _unauthorized()
    try:
        hashes = site().campaigns.repository.secret_hashes(slug)
    except Unavailable:
        abort(503)
    fits = _fitting(credentials.password or "", hashes)
    if not any(fits):
        if site().guesses.is_one_too_many(slug):
            raise TooManyRequests(retry_after=SECONDS)
        raise _unauthorized()
    g.reads_only = not fits[0]


@blueprint.after_request
def forbid_caching(response: Response) -> Response:
    """A page behind a secret: no cache may store it, no crawler list it, no other site show it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/")
def page(slug: str) -> str:
    """All tables with their charts, of the weeks in the query; on paper it is a report."""
    published = _published()
    period = read_period(published, request.args)
    shown = [one.week for one in period.shown.weeks]
    missed = period.shown.missed()
    return render_template(
        "campaigns/dashboard.html",
        dashboard_campaign=g.dashboard_campaign,
        reads_only=g.reads_only,
        colours=g.dashboard_campaign.paper_colours,
        weeks=[one.week for one in published.weeks],
        shown=shown,
        query={FIRST: shown[0], LAST: shown[-1]} if shown else {},
        first_day=shown and max(shown[0], g.dashboard_campaign.begins),
        last_day=shown and shown[-1] + timedelta(days=6),
        before_day=period.before and period.before.weeks[0].week,
        totals=figures.totals(period),
        tables=list(all_tables(period)),
        smallest=published.dimensions.min_number,
        missed=missed and format_number(missed),
        most_on_paper=MOST_ON_PAPER,
        format_short_date=format_short_date,
        picture=_inline,
        paper_forms=offered_ids(g.dashboard_campaign),
        offered_language=_offered_language(),
        frame_title=frame_title,
    )


@blueprint.get("/<any('csv','json'):kind>/")
def file(slug: str, kind: FileFormat) -> Response:
    """The numbers as a file for spreadsheets or programs: all weeks, or those of the query."""
    published = _published()
    if request.args:
        published = read_period(published, request.args).shown
    body = figures.figures_file(g.dashboard_campaign, published, kind, list_separator())
    response = as_file(body, f"{slug}.{kind}")
    response.mimetype = FILES[kind]
    return response


@blueprint.get("/charts/<key>.<any('svg','png'):picture>")
def chart(slug: str, key: str, picture: PictureFormat) -> Response:
    """One chart as a picture, in the language of the address."""
    period = read_period(_published(), request.args)
    tables = {table.key: table for table in all_tables(period)}
    if key not in tables:
        abort(404)
    response = as_file(_drawn(tables[key].chart, picture), f"{slug}-{key}.{picture}")
    response.mimetype = PICTURES[picture]
    return response


def _fitting(guess: str, hashes: Sequence[str | None]) -> list[bool]:
    """Which of the secrets the guess is."""
    return [one is not None and opens(guess, one) for one in hashes]


def _published() -> Figures:
    try:
        return figures.published(g.dashboard_campaign)
    except Unavailable:
        abort(503)


def _offered_language() -> str | None:
    """The reader’s language, or the first of the campaign, which is printed in its own alone.

    None where the site has none of these.
    """
    offered = offered_languages(g.dashboard_campaign)
    return g.locale.tag if g.locale.tag in offered else next(iter(offered), None)


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
