"""What the tests of translations share."""

from __future__ import annotations

import pytest

from tests.support.i18n import catalogues_once

EXTRACTING = ("i18n.quality.sync", "cli.translation_packs")


@pytest.fixture(scope="session")
def extraction():
    """Today’s template catalogue with its locations, extracted once: it takes a second."""
    return catalogues_once.extraction()


@pytest.fixture
def extracted_before(extraction, monkeypatch):
    """Commands find that catalogue without extracting it again, and its texts in their order."""
    ordered = catalogues_once.importance()
    for module in EXTRACTING:
        monkeypatch.setattr(f"warning_signs.{module}.extract", lambda: extraction)
        monkeypatch.setattr(f"warning_signs.{module}.by_importance", lambda *_: ordered)


@pytest.fixture(autouse=True)
def reads_each_catalogue_once(monkeypatch):
    """Parse a catalogue only if its content is new: each test reads ten, of 700 kB each."""
    monkeypatch.setattr("warning_signs.i18n.messages.read_po", catalogues_once.read_po_once)
