"""A running site and a real browser. Without Chromium these tests fail, they are never skipped."""

from __future__ import annotations

import functools
from contextlib import ExitStack

import pytest

from tests.support.browser import browsing
from tools.lib.browser import PHONE, running_chromium
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


@pytest.fixture(scope="module")
def page_of(browser, live_server):
    """The page of a reader with a phone, who does one thing after the other: `page_of(script)`.

    A new reader costs more than what most tests do, so those of a file share two, who are checked
    at its end.
    """
    with ExitStack() as stack:
        reader = functools.partial(browsing.visit, browser, live_server, viewport=PHONE)
        yield functools.cache(lambda script: stack.enter_context(reader(script=script)).page)


@pytest.fixture
def visit(browser, live_server):
    """Make a reader: `visit(script=False, viewport=PHONE)`. Each is checked at the end."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(browsing.visit(browser, live_server, **options))


@pytest.fixture
def page(visit):
    """The page of a reader with a desktop, JavaScript and English."""
    return visit().page
