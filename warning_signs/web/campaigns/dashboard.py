"""The numbers of a campaign, for who has its secret: page, charts, files; all as published."""

from base64 import b64encode
from dataclasses import replace
from functools import lru_cache

from flask import Blueprint, Response, abort, g, render_template, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from warning_signs.campaigns.secret import opens
from warning_signs.charts.bar_chart_data import Chart, PictureFormat
from warning_signs.storage.deadline import Unavailable
from warning_signs.web.campaigns import figures
from warning_signs.web.campaigns.views import find_campaign
from warning_signs.web.request.campaign_store import campaign_store
from warning_signs.web.request.downloads import as_file
from warning_signs.web.request.formatting import list_separator

blueprint = Blueprint("dashboard", __name__)

PICTURES: dict[PictureFormat, str] = {"svg": "image/svg+xml", "png": "image/png"}
FILES = {"csv": "text/csv", "json": "application/json"}


@blueprint.before_request
def require_secret() -> None:
    """Let nobody in but who knows the secret of this campaign (HTTP Basic, its slug as user)."""
    g.shown = find_campaign(request.view_args["slug"])
    given = request.authorization
    if not given or given.type != "basic" or given.username != g.shown.slug:
        raise _unknown()
    try:
        kept = campaign_store().campaigns().secret_hash(g.shown.slug)
    except Unavailable:
        abort(503)
    if not kept or not opens(given.password or "", kept):
        raise _unknown()


@blueprint.after_request
def forbid_caching(response: Response) -> Response:
    """Who sees it has shown a secret: no cache may keep it and no crawler list it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/")
def page(slug: str) -> str:
    """All tables with their charts; on paper it is a report."""
    found = _published()
    return render_template(
        "campaigns/dashboard.html",
        shown=g.shown,
        found=found,
        until=figures.until_words(found),
        totals={kind: figures.total_words(found, kind) for kind in figures.KINDS},
        tables={kind: figures.localised_tables(found, kind) for kind in figures.KINDS},
        picture=_inline,
    )


@blueprint.get("/<any('csv','json'):kind>/")
def file(slug: str, kind: str) -> Response:
    """The numbers as a file for spreadsheets or programs."""
    try:
        body = figures.figures_file(g.shown, kind, list_separator())
    except Unavailable:
        abort(503)
    answer = as_file(body, f"{slug}.{kind}")
    answer.mimetype = FILES[kind]
    return answer


@blueprint.get("/charts/<key>.<any('svg','png'):picture>")
def chart(slug: str, key: str, picture: PictureFormat) -> Response:
    """One chart as a picture, in the language of the address."""
    tables = {shown.key: shown for shown in figures.all_tables(_published())}
    if key not in tables:
        abort(404)
    answer = as_file(_drawn(tables[key].chart, picture), f"{slug}-{key}.{picture}")
    answer.mimetype = PICTURES[picture]
    return answer


def _published() -> figures.Figures:
    try:
        return figures.published(g.shown)
    except Unavailable:
        abort(503)


def _inline(chart: Chart) -> str:
    """A chart as an address that an <img> takes: so the page is still one request.

    Without its title, which stands above it on the page.
    """
    drawn = _drawn(replace(chart, title=""), "svg")
    return "data:image/svg+xml;base64," + b64encode(drawn).decode()


@lru_cache(maxsize=64)
def _drawn(chart: Chart, picture: PictureFormat) -> bytes:
    """The picture, kept: numbers change once a week, and drawing takes up to 0.2 s."""
    from warning_signs.charts.campaign_chart import (
        draw_chart,  # here: only who looks at numbers pays for matplotlib
    )

    return draw_chart(chart, picture)


def _unknown() -> Unauthorized:
    # Browsers show the realm or do not, and a header holds plain letters only: so it is no text.
    asked = WWWAuthenticate("basic", {"realm": g.shown.slug, "charset": "UTF-8"})
    return Unauthorized(www_authenticate=asked)
