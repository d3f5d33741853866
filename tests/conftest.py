"""The fixtures of the whole suite. Whatever is fetched through `client` is checked as a page."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

from tests.support.i18n.arabic import add_arabic
from tests.support.i18n.core_only import add_pashto
from tests.support.servers.postgres import running_postgres
from tools.lib.languages import add_copies

# A busy machine is no wrong answer: budgets of time live in `make bench`.
settings.register_profile("site", deadline=None, max_examples=60)
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "site"))


SLOW = (
    "tests/browser/test_every_page.py",
    "tests/browser",
    "tests/servers/test_wheel.py",
    "tests/servers",
    "tests/web/sweeps",
)
"""What takes longest, a file or a test of it, in this order. All else is quick and fills gaps."""


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no process is left with it at the end. What the
    browser’s driver gives up on, on a busy machine, is tried again; what a test asserts never is.
    """
    items.sort(key=lambda item: _place(item.nodeid))
    for item in items:
        if item.nodeid.startswith("tests/browser"):  # to ask costs every test ten milliseconds
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=[r"^(Timeout)?Error: "]))


def pytest_collection_finish():
    """Let the collector of garbage pass over all that was imported, which stays to the end, and
    come less often: plans and pages by the thousand are a tenth quicker for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


def _place(nodeid: str) -> int:
    return next((n for n, slow in enumerate(SLOW) if nodeid.startswith(slow)), len(SLOW))


def pytest_ignore_collect(collection_path, config):
    """Leave the journeys in several engines to `make browsers`, which asks for them by name."""
    named = any("tests/engines" in name for name in config.args)
    return True if collection_path.name == "engines" and not named else None


@pytest.fixture(scope="session")
def app():
    """The site as it starts anywhere, with its own questionnaires and its default settings.

    Shared by all tests of a run: whoever changes a site makes one with `make_app`.
    """
    from tests.support.sites import make_site  # here: tests of pure code need no web at all

    return make_site()


@pytest.fixture
def make_app(generous_timeouts, monkeypatch):
    """Make the site with other settings: `make_app({"EXIT_URL": ""})`.

    It waits for its database as long as it takes, and its maintenance runs when a test calls it: a
    thread for each of a thousand sites would lock the files of the others’ tests.
    """
    maintenance = "warning_signs.storage.repository.CampaignRepository.start_maintenance"
    monkeypatch.setattr(maintenance, lambda _repository: None)
    from tests.support.sites import make_site

    return make_site


@pytest.fixture
def campaign_app(make_app, tmp_path, monkeypatch):
    """The site with a database of its own, without a campaign yet; nobody is too fast for it."""
    monkeypatch.setattr("warning_signs.campaigns.submission_token.MIN_AGE", 0)
    return make_app({"DATABASE_URL": f"sqlite:///{tmp_path}/campaigns.sqlite3"})


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL server; each test makes a database, or a schema, of its own there."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)])
def address(request, tmp_path) -> str:
    """The DATABASE_URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/campaigns.sqlite3"
    return request.getfixturevalue("postgres").new_database()


@pytest.fixture
def kept(address):
    """A database with one campaign."""
    from tests.support.campaigns.database import (
        keeping,  # here: tests of other things need no database
    )

    with keeping(address) as kept:
        yield kept


@pytest.fixture
def generous_timeouts(monkeypatch):
    """Wait for the database longer than a reader would: for tests of something else."""
    for name in ("SECONDS_TO_READ", "SECONDS_TO_READ_FIRST", "SECONDS_TO_COUNT"):
        monkeypatch.setattr(f"warning_signs.storage.repository.{name}", 30.0)
    monkeypatch.setattr("warning_signs.storage.database.SECONDS_FOR_A_READERS_LOCK", 30.0)


@pytest.fixture(scope="session")
def arabic_catalogues(tmp_path_factory):
    """The folder of `add_arabic`. Not to be changed: it is shared."""
    return add_arabic(tmp_path_factory.mktemp("arabic"))


@pytest.fixture(scope="session")
def arabic_app(arabic_catalogues):
    """The site with one language more, from right to left (see `tests.support.i18n.arabic`)."""
    return _with_translations(arabic_catalogues)


@pytest.fixture(scope="session")
def core_only_app(tmp_path_factory):
    """The site with a language that has its core pack alone (`tests.support.i18n.core_only`)."""
    return _with_translations(add_pashto(tmp_path_factory.mktemp("translations")))


@pytest.fixture(scope="session")
def many_languages_app(tmp_path_factory):
    """The site with thirty languages, most of them copies (see `tools.lib.languages`)."""
    return _with_translations(add_copies(tmp_path_factory.mktemp("translations")))


@pytest.fixture
def client(app):
    """Fetches pages without a server, each checked (see `tests.support.sites`)."""
    return app.test_client()


@pytest.fixture
def runner(app):
    """Runs the site's own commands."""
    return app.test_cli_runner()


def _with_translations(folder):
    from tests.support.sites import make_site

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warning_signs.factory.TRANSLATIONS", folder)
        return make_site()
