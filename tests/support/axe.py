"""The accessibility rules of axe-core, run on a page in the browser."""

from __future__ import annotations

import functools
import pathlib

from playwright.sync_api import Page

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return what axe objects to, one line for each place, with what to do about it.

    At the top of the page: further down, the strip that stays in view lies over what passes under
    it, and axe takes that for a target that is too small.
    """
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.evaluate(_script())  # not a <script>: the page's policy would rightly block that
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    assert len(found["passes"]) >= 10, "axe has hardly found anything to look at"
    return [
        f"{page.url} {rule['id']}: {node['html'][:150]} ({node['failureSummary'][:300]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@functools.cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")  # `make test` puts it there; missing, this fails
