"""A running site and a real browser. Without Chromium these tests fail, they are never skipped."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.support.browser import browsing
from tools.lib.browser import running_chromium
from tools.lib.server import running_site


@pytest.fixture(scope="package")
def live_server(tmp_path_factory):
    """The origin of the site, served by the production server."""
    with running_site(tmp_path_factory.mktemp("site") / "log") as origin:
        yield origin


@pytest.fixture(scope="package")
def browser():
    """One Chromium for all journeys; it ends with them, so that its event loop troubles no one."""
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture
def visit(browser, live_server):
    """Make a reader: `visit(script=False, viewport=PHONE)`. Each is checked at the end."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(browsing.visit(browser, live_server, **options))


@pytest.fixture
def page(visit):
    """The page of a reader with a desktop, JavaScript and English."""
    return visit().page
