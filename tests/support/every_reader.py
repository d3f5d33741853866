"""A page as it is for readers with little room by day, and for those with much of it by night."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.axe import violations
from tests.support.layout import sticking_out
from tools.lib.browser import DESKTOP

SMALL_PHONE = {"width": 320, "height": 700}


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
