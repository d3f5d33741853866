"""WebKit, the engine of Safari, as Debian's WebKitGTK: in a window that nobody sees."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
from collections.abc import Iterator
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import oldest_first
from tools.lib.browser import PHONE

DRIVER = "/usr/bin/WebKitWebDriver"
BROWSERS = sorted(pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
INTO_VIEW = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"
NO_SCRIPT = "--enable-javascript-markup=false"  # of pages; the driver's own still run


class WebKit:
    """One browser with nothing kept from the last. Its window is 447 px wide at least."""

    def __init__(self, *, script: bool) -> None:
        """Start it. script: whether pages may run JavaScript."""
        options = Options()
        options.binary_location = str(BROWSERS[0])
        options.set_capability("unhandledPromptBehavior", "accept")
        for word in ("--automation", *(() if script else (NO_SCRIPT,))):
            options.add_argument(word)
        self._driver = webdriver.WebKitGTK(options=options, service=Service(DRIVER))
        self._tabs: list[str] = self._driver.window_handles
        self._is_in_frame = False
        self._driver.set_window_size(*PHONE.values())

    def go(self, address: str) -> None:
        self._driver.get(address)

    def back(self) -> None:
        self._driver.back()

    def run(self, script: str) -> Any:
        return self._driver.execute_script(script)

    def click(self, selector: str) -> None:
        element = self._driver.find_element(By.CSS_SELECTOR, selector)
        if self._is_in_frame:  # where this driver aims past what it is to hit
            self._driver.execute_script("arguments[0].click()", element)
            return
        self._driver.execute_script(INTO_VIEW, element)
        ActionChains(self._driver).move_to_element(element).click().perform()

    def tabs(self) -> list[str]:
        self._tabs = oldest_first(self._tabs, self._driver.window_handles)
        return self._tabs

    def switch(self, tab: str) -> None:
        self._driver.switch_to.window(tab)

    def close_tab(self) -> None:
        self._driver.close()

    def enter_frame(self) -> None:
        self._is_in_frame = True
        self._driver.switch_to.frame(self._driver.find_element(By.TAG_NAME, "iframe"))

    def picture(self, file: pathlib.Path) -> None:
        self._driver.save_screenshot(str(file))

    def quit(self) -> None:
        self._driver.quit()


@contextlib.contextmanager
def a_screen() -> Iterator[None]:
    """A screen without a monitor, for browsers that need a window."""
    reading, writing = os.pipe()
    words = ["-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *words], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        os.environ.update(DISPLAY=f":{said.readline().strip()}", GDK_BACKEND="x11")
    try:
        yield
    finally:
        server.terminate()
        server.wait()
