"""The browser of tools and tests: Debian's Chromium."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

EXECUTABLE = "/usr/bin/chromium"  # Debian's package, which `make test` installs
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


def launch(playwright: Playwright) -> Browser:
    """Start the browser. Where it is missing this fails: a journey never gets skipped."""
    return playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
