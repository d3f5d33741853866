"""Hands and eyes that are the same in each engine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from tests.engines.engine import WITHIN_SECONDS, Engine
from tools.lib.answering import Answers, pairs

KEPT = """return [...document.querySelectorAll('#questions input:checked')]
  .filter(e => e.value).map(e => [e.name, e.value])"""


class Reader:
    """Somebody with a phone who answers questions and reads a result."""

    def __init__(self, engine: Engine, origin: str, name: str) -> None:
        self.engine, self.origin, self.name = engine, origin, name

    def open(self, path: str) -> None:
        """Open a page of the site."""
        self.engine.go(self.origin + path)

    def until(self, true: Callable[[], Any], what: str) -> Any:
        """Wait until something holds; while a page loads there is nothing to ask."""
        deadline, last = time.monotonic() + WITHIN_SECONDS, None
        while time.monotonic() < deadline:
            try:
                if found := true():
                    return found
            except Exception as error:  # each driver has its own
                last = error
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: it never came to this: {what}") from last

    def is_shown(self, selector: str) -> bool:
        """Whether an element of `selector` is to be seen."""
        return bool(
            self.engine.run(
                f"return [...document.querySelectorAll({json.dumps(selector)})]"
                ".some(e => e.checkVisibility({visibilityProperty: true}))"
            )
        )

    def is_there(self, selector: str) -> bool:
        """Whether the page has an element of `selector`."""
        return bool(self.engine.run(f"return !!document.querySelector({json.dumps(selector)})"))

    def wait_for(self, selector: str) -> None:
        """Wait until it is shown, on a page that is whole."""
        self.until(lambda: self.is_shown(selector) and self._is_loaded(), f"shown: {selector}")

    def text(self, selector: str) -> str:
        """The words of the first element of `selector`."""
        return str(
            self.engine.run(f"return document.querySelector({json.dumps(selector)}).innerText")
        )

    def answer(self, answers: Answers) -> None:
        """Choose these options, going on through the parts in their order."""
        for question, value in pairs(answers):
            option = f'[name="{question}"][value="{value}"]'
            while not self.is_shown(f'fieldset:has([name="{question}"])'):
                self.go_on()
            self.engine.click(f"#questions label:has({option})")
            self.until(
                lambda option=option: self.is_there(f"#questions {option}:checked"),
                f"ticked: {option}",
            )

    def go_on(self) -> None:
        """Press Continue."""
        before = self._part()
        self.engine.click(f"#{before} a[data-next]")
        self.until(lambda: self._part() not in (before, None), "the next part")

    def send(self) -> None:
        """Go on to the end and ask for the result there."""
        while not self.is_shown("button[data-result]"):
            self.go_on()
        self.engine.click("button[data-result]")

    def kept(self) -> dict[str, set[str]]:
        """What is ticked now, in all parts, seen or hidden."""
        kept: dict[str, set[str]] = {}
        for question, value in self.engine.run(KEPT):
            kept.setdefault(question, set()).add(value)
        return kept

    def _part(self) -> str | None:
        shown = "return [...document.querySelectorAll('.part')].find(e => e.checkVisibility())?.id"
        found = self.engine.run(shown)
        return str(found) if found else None

    def _is_loaded(self) -> bool:
        return bool(self.engine.run("return document.readyState == 'complete'"))
