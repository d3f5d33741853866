"""As few readers as meet all that readers can meet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browser.axe import violations
from tests.support.browser.layout import SMALL_PHONE, sticking_out
from tools.lib.browser import DESKTOP

two_readers = pytest.mark.parametrize(
    ("script", "language"), [(True, "en"), (False, "fr")], ids=["script-en", "no-script-fr"]
)
"""Nothing asks for JavaScript and for the language at once: these two meet what all four would."""


def faults_for_every_reader(page: Page) -> list[str]:
    """What axe objects to, and what sticks out: on a small phone, and on a desktop in dark colours.

    No rule looks at size and colours together, so these two find what all four pairs would. Asked
    of one page, since opening it anew costs more. Leaves it on a desktop, in light colours.
    """
    page.set_viewport_size(SMALL_PHONE)
    found = violations(page) + sticking_out(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESKTOP)
    found += violations(page) + sticking_out(page)
    page.emulate_media(color_scheme="light")
    return found
