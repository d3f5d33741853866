"""The accessibility rules of axe-core, run on a page in the browser."""

from __future__ import annotations

import functools
import pathlib
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what passes axe would else describe each element, which takes three quarters of its time.
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
CONTRAST = {**ALL_RULES, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
ALL_BUT_CONTRAST = {**ALL_RULES, "rules": {"color-contrast": {"enabled": False}}}
"""Contrast takes up to half of the time of all rules."""
FEWEST_PASSED = 10
"""How many rules pass on any page at least, lest axe has looked at nothing."""

RUN = """rules => axe.run(rules)
  .then(found => ({violations: found.violations, passed: found.passes.length}))"""


def add_axe_to_all_pages(context: BrowserContext) -> None:
    """Have axe in each page that these readers open from now on, for tests that open many.

    The browser then keeps what it has made of half a megabyte of script, from page to page.
    """
    context.add_init_script(_script())


def violations(page: Page | Frame, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    """Return what axe objects to, one line for each place, with what to do about it.

    rules: which of its rules, as axe takes them.
    At the top of the page: further down, the banner that stays in view lies over what passes under
    it, and axe takes that for a target that is too small.
    """
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    if not page.evaluate("'axe' in window"):  # half a megabyte, to be read anew
        page.evaluate(_script())  # not a <script>: the page's policy would rightly block that
    found = page.evaluate(RUN, rules)
    assert found["passed"] >= FEWEST_PASSED, "axe has hardly found anything to look at"
    return _lines(page, found)


def violations_in_both_themes(page: Page) -> list[str]:
    """Return what axe objects to on a page in light colours, and about contrast in dark ones.

    Nothing but colours differs between the two. Leaves the page in light colours.
    """
    in_light = violations(page)
    page.emulate_media(color_scheme="dark")
    in_dark = page.evaluate(RUN, CONTRAST)
    page.emulate_media(color_scheme="light")
    assert in_dark["passed"] or in_dark["violations"], "axe has found no colours to look at"
    return in_light + [f"dark: {line}" for line in _lines(page, in_dark)]


def _lines(page: Page | Frame, found: dict[str, Any]) -> list[str]:
    return [
        f"{page.url} {rule['id']}: {node['html'][:150]} ({node['failureSummary'][:300]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@functools.cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")  # `make test` puts it there; missing, this fails
