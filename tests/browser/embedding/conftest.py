"""The site in a frame of somebody else’s page: another origin, with and without a sandbox."""

from contextlib import ExitStack

import pytest

from tests.support.browser import browsing
from tests.support.browser.hosting import running_host
from tests.support.campaigns.ordered import order
from tools.lib.server import running_site
from warning_signs import create_app


@pytest.fixture(scope="package")
def host():
    """A site of an organisation."""
    with running_host() as host:
        yield host


@pytest.fixture(scope="package")
def database(tmp_path_factory):
    """The address of the campaigns’ database."""
    return f"sqlite:///{tmp_path_factory.mktemp('campaigns')}/campaigns.sqlite3"


@pytest.fixture(scope="package")
def office(database, host):
    """The site as an operator’s commands see it, with the campaign of the organisation."""
    app = create_app({"DATABASE_URL": database})
    order(app, "ligue", origin=host.origin)
    return app


@pytest.fixture(scope="package")
def site(office, database, host, tmp_path_factory):
    """The origin of the running site. Where its “Leave this site” leads is the host, too."""
    away = {"FLASK_EXIT_URL": host.origin + host.show("<h1>Away</h1>")}
    log = tmp_path_factory.mktemp("site") / "log"
    with running_site(log, DATABASE_URL=database, **away) as origin:
        yield origin


@pytest.fixture
def guest(browser, site, host):
    """Make a reader of the host’s pages: `guest(script=False)`."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            browsing.visit(browser, site, host=host.origin, **options)
        )
