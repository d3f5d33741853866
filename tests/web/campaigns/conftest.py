"""Sites for the tests of campaigns: made once, with a database and caches of each test’s own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, replace

import pytest
from flask import Flask
from sqlalchemy import Connection, inspect

from warning_signs.storage import upgrade
from warning_signs.web.request.site import EXTENSION, CampaignStore, Site, site

_made: dict[tuple[tuple[str, str], ...], Flask] = {}


@pytest.fixture
def campaign_site(make_app, tmp_path, monkeypatch) -> Callable[..., Flask]:
    """A site with these settings, as in `campaign_site(PUBLIC_URL=…)`, without a campaign yet.

    Tests share what no request changes: the addresses, templates and texts of a site.
    """

    def make(**settings: str) -> Flask:
        key = tuple(settings.items())
        app = _made[key] = _made.get(key) or make_app(settings)
        address = f"sqlite:///{tmp_path}/campaigns.sqlite3"
        monkeypatch.setitem(app.config, "DATABASE_URL", address)
        monkeypatch.setitem(app.extensions, EXTENSION, _as_at_its_start(site(app), address))
        return app

    return make


@pytest.fixture
def campaign_app(campaign_site, monkeypatch) -> Flask:
    """As the fixture of the whole suite, of a site that is shared."""
    monkeypatch.setattr("warning_signs.campaigns.submission_token.MIN_AGE", 0)
    return campaign_site()


@pytest.fixture(scope="package")
def schema(tmp_path_factory) -> list[str]:
    """What all migrations make of an empty database, as SQL."""
    address = f"sqlite:///{tmp_path_factory.mktemp('schema')}/campaigns.sqlite3"
    with upgrade.upgraded(address) as database, database.engine.connect() as connection:
        dump = list(connection.connection.dbapi_connection.iterdump())
        return dump[1:-1]  # without its transaction


@pytest.fixture(autouse=True)
def migrated_once(schema, monkeypatch):
    """Fill each new database at once, and leave others as they are: no test here asks of them."""

    def migrate(connection: Connection) -> None:
        if not inspect(connection).get_table_names():
            for statement in schema:
                connection.exec_driver_sql(statement)

    monkeypatch.setattr(upgrade, "_migrate", migrate)


def _as_at_its_start(used: Site, address: str) -> Site:
    """The same site with this database, and with nothing in its caches."""
    used.pages._values.clear()  # its middleware holds on to this one
    made_anew = {
        one.name: one.default_factory()
        for one in fields(Site)
        if one.default_factory is not MISSING and one.name != "pages"
    }
    return replace(used, campaigns=CampaignStore(address), **made_anew)
