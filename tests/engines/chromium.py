"""Debian's Chromium, driven as in the other tests."""

from __future__ import annotations

import contextlib
import pathlib
from typing import Any

from playwright.sync_api import Browser, Error, Frame, Page

from tests.engines.engine import WITHIN_SECONDS
from tools.lib.browser import PHONE

SETTLES_MS = 300


class Chromium:
    """One reader with nothing kept from the last."""

    def __init__(self, browser: Browser, *, script: bool) -> None:
        """script: whether pages may run JavaScript."""
        self._context = browser.new_context(viewport=PHONE, java_script_enabled=script)
        self._context.set_default_timeout(1000 * WITHIN_SECONDS)
        self._page: Page = self._context.new_page()
        self._at: Page | Frame = self._page

    def go(self, address: str) -> None:
        self._page.goto(address)

    def back(self) -> None:
        with contextlib.suppress(Error):  # where a reader reads “Confirm Form Resubmission”
            self._page.go_back()
            return
        self._page.wait_for_timeout(SETTLES_MS)
        self._page.reload()

    def run(self, script: str) -> Any:
        return self._at.evaluate(f"() => {{{script}}}")

    def click(self, selector: str) -> None:
        self._at.locator(selector).first.click()

    def tabs(self) -> list[str]:
        self._page.wait_for_timeout(1)  # lets the driver tell of new ones
        return [str(number) for number in range(len(self._context.pages))]

    def switch(self, tab: str) -> None:
        self._at = self._page = self._context.pages[int(tab)]

    def close_tab(self) -> None:
        self._page.close()

    def enter_frame(self) -> None:
        self._at = self._page.frames[1]

    def picture(self, file: pathlib.Path) -> None:
        self._page.screenshot(path=file)

    def quit(self) -> None:
        self._context.close()
