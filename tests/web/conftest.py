"""What tests of pages share."""

from __future__ import annotations

import pytest

from tests.support.content.built_once import build_once, read_source_once
from tests.support.i18n.arabic import add_arabic


@pytest.fixture(scope="session")
def arabic_catalogues(tmp_path_factory):
    """The folder of `add_arabic`. Not to be changed: it is shared."""
    return add_arabic(tmp_path_factory.mktemp("arabic"))


@pytest.fixture
def only_what_is_new_is_loaded(monkeypatch):
    """Load a broken copy of the content in a tenth of the time: only what differs is read."""
    monkeypatch.setattr("warning_signs.content.loading.load.read_source", read_source_once)
    for module in ("load", "advice"):
        monkeypatch.setattr(f"warning_signs.content.loading.{module}.build", build_once)
