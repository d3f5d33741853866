"""Putting the site together: settings, content, languages, pages, middleware, commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Flask

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.gaps import gaps
from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import load_bars
from warning_signs.cli import register_commands
from warning_signs.config import override_folder, read_settings
from warning_signs.content.loading.overrides import load_with_overrides
from warning_signs.errors import StartError
from warning_signs.i18n.catalogues import make_catalogues
from warning_signs.i18n.languages import available_locales
from warning_signs.i18n.locale_data import read_locale_data
from warning_signs.i18n.overrides import read_override_catalogues
from warning_signs.i18n.review_status import core_only, read_status, unreviewed
from warning_signs.paths import DRAWINGS, QUESTIONNAIRES, TEMPLATES, TRANSLATIONS
from warning_signs.storage.deadline import Unavailable
from warning_signs.storage.url import database_address
from warning_signs.web import BLUEPRINTS, LANGUAGE, middleware
from warning_signs.web.middleware.guard import Application
from warning_signs.web.request import urls
from warning_signs.web.request.site import EXTENSION, CampaignStore, Site, site
from warning_signs.web.templating import context

if TYPE_CHECKING:
    from warning_signs.storage.database import Database  # only where campaigns are used


def make_site(config: Mapping[str, Any]) -> Flask:
    """Make the application; every mistake that can be found is found here, not by a reader."""
    app = Application("warning_signs", template_folder=str(TEMPLATES), static_folder=None)
    app.jinja_options = {"cache_size": -1}  # of all templates: a page includes a dozen
    read_settings(app, config)
    app.extensions[EXTENSION] = _load_site(app.config)
    app.before_request(lambda: site().campaigns.open())  # each worker, with its first request
    urls.init_app(app)
    context.init_app(app)
    middleware.init_app(app)
    _register_pages(app)
    register_commands(app)
    return app


def require_drawings(app: Flask) -> None:
    """Raise StartError unless every bar is drawn that a result of this content can need.

    Not part of make_site, since the command that draws them needs the site as well.
    """
    if not site(app).prerendered_bars.has_all(all_bars(site(app).content)):
        message = f"Bars of results are not drawn yet, or not whole: see {DRAWINGS}."
        hint = "Run: .venv/bin/flask charts draw (in a checkout), or: warning-signs charts draw"
        raise StartError(f"{message} {hint}")


class CampaignReport(NamedTuple):
    """What is wrong with the database and its campaigns, and whether a start will upgrade it."""

    problems: list[str]
    is_behind: bool = False


def upgrade_database(app: Flask) -> None:
    """Bring the database up to date before workers use it, and log what campaigns lack.

    A site for people in need starts even if its counters are out of reach; the log then says so.
    """
    campaigns = site(app).campaigns
    if not campaigns.is_configured():
        return
    from warning_signs.storage.upgrade import upgraded  # here: it imports the database

    for problem in _report(app, upgraded(campaigns.address)).problems:
        app.logger.warning("%s", problem)


def report_on_campaigns(app: Flask) -> CampaignReport:
    """Look at the database and its campaigns, and change nothing.

    Without campaigns there is no database, and nothing can be wrong.
    """
    campaigns = site(app).campaigns
    if not campaigns.is_configured():
        return CampaignReport([])
    from warning_signs.storage.inspection import opened_to_look  # here: it imports the database

    return _report(app, opened_to_look(campaigns.address))


def _report(app: Flask, opening: AbstractContextManager[Database]) -> CampaignReport:
    from warning_signs.storage.inspection import inspect_database  # here: it imports the database

    try:
        with opening as database:
            found = inspect_database(database)
    except Unavailable as error:
        return CampaignReport([f"The database of campaigns cannot be used just now: {error}"])
    return CampaignReport([gap for one in found.orders for gap in _gaps(app, one)], found.is_behind)


def _gaps(app: Flask, campaign: Campaign) -> Iterator[str]:
    tags = [locale.tag for locale in site(app).locales]
    return gaps(campaign, site(app).content, tags)


def _load_site(config: Mapping[str, Any]) -> Site:
    overrides = override_folder(config)
    content = load_with_overrides(QUESTIONNAIRES, overrides)
    locales = available_locales(TRANSLATIONS)
    read_locale_data(locales)
    statuses = read_status(TRANSLATIONS)
    in_part = core_only(locales, statuses)
    override_texts = read_override_catalogues(overrides, locales) if overrides else {}
    return Site(
        content=content,
        locales=locales,
        unreviewed=unreviewed(locales, statuses),
        core_only=in_part,
        catalogue=make_catalogues(TRANSLATIONS, locales, override_texts, in_part),
        prerendered_bars=load_bars(content),
        campaigns=CampaignStore(database_address(config["DATABASE_URL"])),
    )


def _register_pages(app: Flask) -> None:
    in_language = urls.language_prefix(site(app).locales)
    for mounted in BLUEPRINTS:
        prefix = mounted.prefix.replace(f"/{LANGUAGE}", in_language)
        app.register_blueprint(mounted.blueprint, url_prefix=prefix or None)
