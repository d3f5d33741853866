"""What the tests of translations share."""

from __future__ import annotations

import pytest

from warning_signs.i18n.quality import sync

EXTRACTING = ("i18n.quality.sync", "cli.translation_packs", "cli.translation_reviews")


@pytest.fixture(scope="session")
def extraction():
    """Today’s template catalogue with its locations, extracted once: it takes a second."""
    return sync.extract()


@pytest.fixture
def extracted_before(extraction, monkeypatch):
    """Commands find that catalogue without extracting it again."""
    for module in EXTRACTING:
        monkeypatch.setattr(f"warning_signs.{module}.extract", lambda: extraction)
