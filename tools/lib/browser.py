"""The browser of tools and tests: Debian's Chromium, as the shell that has no window at all.

It lays out, draws and prints as Chromium does, for a third of the time: what it leaves out is all
that stands around a page, such as a profile with settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

EXECUTABLE = "/usr/bin/chromium-headless-shell"  # Debian's package, as is the next
WITH_SETTINGS = "/usr/bin/chromium"  # for what a reader has set in the browser itself
FLAGS = [
    "--no-sandbox",  # as root, which a container is
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Run the browser. Where it is missing this fails: a journey never gets skipped."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield browser
        browser.close()
