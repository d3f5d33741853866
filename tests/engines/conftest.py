"""The same journeys in Chromium, Firefox and WebKit, with and without the JavaScript of pages.

`make browsers` runs them. An engine that is missing makes its journeys fail.
"""

from __future__ import annotations

import pytest

from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.engines.reader import Reader
from tests.engines.webkit import WebKit, a_screen
from tests.support.browser.hosting import running_host
from tests.support.campaigns.ordered import order
from tools.lib.browser import running_chromium
from tools.lib.server import running_site
from warning_signs import create_app
from warning_signs.paths import ROOT

ENGINES = ("chromium", "firefox", "webkit")
SCRIPT = (True, False)
PICTURES = ROOT / "build" / "browsers"
EACH = [
    pytest.param((engine, script), id=f"{engine}-{'script' if script else 'no-script'}")
    for engine in ENGINES
    for script in SCRIPT
]


@pytest.fixture(scope="session")
def host():
    """The site of an organisation."""
    with running_host() as host:
        yield host


@pytest.fixture(scope="session")
def site(tmp_path_factory, host):
    """The origin of the site, served by the production server, with the organisation’s campaign."""
    folder = tmp_path_factory.mktemp("site")
    database = f"sqlite:///{folder}/campaigns.sqlite3"
    order(create_app({"DATABASE_URL": database}), origin=host.origin)
    with running_site(folder / "log", DATABASE_URL=database) as origin:
        yield origin


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all its readers."""
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def screen():
    """Where WebKit draws its window."""
    with a_screen():
        yield


@pytest.fixture
def engine(request, tmp_path):
    """A new browser: the one that `request.param` names, with JavaScript or without."""
    name, script = request.param
    if name == "chromium":
        made = Chromium(request.getfixturevalue("chromium"), script=script)
    elif name == "firefox":
        made = Firefox(tmp_path, script=script)
    else:
        request.getfixturevalue("screen")
        made = WebKit(script=script)
    yield made
    made.quit()


@pytest.fixture
def reader(engine, site, request):
    """Somebody with this browser. What was last on the screen is kept as a picture, to look at."""
    yield Reader(engine, site, request.node.name)
    PICTURES.mkdir(parents=True, exist_ok=True)
    engine.picture(PICTURES / f"{request.node.name.replace('[', '-').rstrip(']')}.png")
