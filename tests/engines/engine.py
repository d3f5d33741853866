"""What the journeys ask of an engine: a page of it, driven by Playwright, BiDi or WebDriver."""

from __future__ import annotations

import pathlib
from typing import Any, Protocol

WITHIN_SECONDS = 10


def oldest_first(known: list[str], there: list[str]) -> list[str]:
    """The tabs that are there now: those known before in their order, then the new ones."""
    kept = [tab for tab in known if tab in there]
    return kept + [tab for tab in there if tab not in kept]


class Engine(Protocol):
    """A browser with one reader in it. Scripts run in the page, or the frame, that is looked at."""

    def go(self, address: str) -> None:
        """Open an address in this tab, and wait until it is loaded."""

    def back(self) -> None:
        """Press Back, and say yes if the browser asks whether to send a form again."""

    def run(self, script: str) -> Any:
        """What this body of a function returns; without the JavaScript of pages as well."""

    def click(self, selector: str) -> None:
        """Click in the middle of the first element of `selector`, as a finger would."""

    def tabs(self) -> list[str]:
        """The open tabs, the oldest first."""

    def switch(self, tab: str) -> None:
        """Look at another tab."""

    def close_tab(self) -> None:
        """Close the tab that is looked at."""

    def enter_frame(self) -> None:
        """Look into the only frame of the page."""

    def picture(self, file: pathlib.Path) -> None:
        """Write a picture of what is on the screen."""

    def quit(self) -> None:
        """End it."""
