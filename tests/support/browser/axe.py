"""The accessibility rules of axe-core, run on a page in the browser."""

from __future__ import annotations

import functools
import pathlib

from playwright.sync_api import BrowserContext, Frame, Page

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what passes axe would else describe each element, which takes three quarters of its time.
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
FEWEST_PASSED = 10
"""How many rules pass on any page at least, lest axe has looked at nothing."""

# At the top of the page: further down, the banner that stays in view lies over what passes under
# it, and axe takes that for a target that is too small.
RUN = """rules => {
  if (!window.axe) return null
  scrollTo({top: 0, behavior: 'instant'})
  return axe.run(rules).then(({violations, passes}) => ({violations, passed: passes.length}))
}"""


def add_axe_to_all_pages(context: BrowserContext) -> None:
    """Have axe in each page that these readers open from now on, for tests that open many.

    The browser then keeps what it has made of half a megabyte of script, from page to page.
    """
    context.add_init_script(_script())


def violations(page: Page | Frame) -> list[str]:
    """Return what axe objects to, one line for each place, with what to do about it."""
    found = page.evaluate(RUN, ALL_RULES)
    if not found:  # half a megabyte, to be read anew
        page.evaluate(_script())  # not a <script>: the page's policy would rightly block that
        found = page.evaluate(RUN, ALL_RULES)
    assert found["passed"] >= FEWEST_PASSED, "axe has hardly found anything to look at"
    return [
        f"{page.url} {rule['id']}: {node['html'][:150]} ({node['failureSummary'][:300]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@functools.cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")  # `make test` puts it there; missing, this fails
