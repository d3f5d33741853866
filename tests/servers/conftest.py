"""The production server with two workers."""

import pytest

from tools.lib.server import free_port, start_site, stop_site


@pytest.fixture
def served(tmp_path):
    """A running site with two workers."""
    site = start_site(tmp_path / "log", free_port(), WEB_CONCURRENCY="2")
    yield site
    stop_site(site)
