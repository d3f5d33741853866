"""What tests of pages share."""

from __future__ import annotations

import pytest

from tests.support.content.built_once import load_only_what_is_new


@pytest.fixture
def only_what_is_new_is_loaded(monkeypatch):
    """Load a broken copy of the content in a tenth of the time: only what differs is read."""
    load_only_what_is_new(monkeypatch)
