"""Pages on paper, as an A4 printer gets them."""

from __future__ import annotations

import io
from unicodedata import normalize

from playwright.sync_api import Page
from pypdf import PdfReader


def printed(page: Page) -> str:
    """The text on paper, without line ends and ligatures."""
    return normalize("NFKC", " ".join(" ".join(sheets(page)).split()))


def sheets(page: Page) -> list[str]:
    """The text of each sheet."""
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [sheet.extract_text() for sheet in paper.pages]
