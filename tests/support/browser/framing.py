"""Pages of a host that show the site in a frame, and what a reader does within that frame."""

from __future__ import annotations

import pytest

from tools.lib.answering import Questionnaire, send_at_once

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
FOLLOWS = "<script"  # what is pasted to make a frame as high as its page
TALL = '<div style="height:4000px">…</div>'
LONGEST_TO_FOLLOW_MS = 10_000
DANGER = {
    "self_harm": "yes",
    "messages_seen": "yes",
    "content": ["told_to_die", "blackmail"],
    "channels": ["social", "phone"],
    "school_avoidance": "daily",
}
QUIET_MS = 400  # in which a frame that grows by itself would have grown
REST_MS = 100
OUTER = """number => [
  scrollY, document.querySelectorAll('iframe')[number].getBoundingClientRect().height
]"""
INNER = "document.body.getBoundingClientRect().height"


def inside(page, number=0):
    """The page within a frame of this page. The driver knows it without asking the browser."""
    frame = page.main_frame.child_frames[number]
    frame.wait_for_load_state()
    return frame


def open_host(page, host, body, *, script=True):
    """Open a page of the host with this body; returns what its first frame shows.

    script: whether the browser runs any, so that a frame can follow its page.
    """
    page.goto(host.origin + host.show(body))
    page.evaluate("document.querySelector('iframe').scrollIntoViewIfNeeded()")
    frame = inside(page)
    frame.wait_for_selector("main")
    frame.wait_for_load_state()
    if script and FOLLOWS in body:
        at_rest(page)
    return frame


def heights(page, number=0):
    """The height of a frame, and of what it holds."""
    _, outer, inner = _where_all_stands(page, number)
    return outer, inner


def _where_all_stands(page, number=0):
    """How far the page is scrolled, the height of a frame, and of what it holds."""
    scrolled, outer = page.evaluate(OUTER, number)
    return scrolled, outer, inside(page, number).evaluate(INNER)


def settle(page, number=0):
    """Wait until a frame is as high as what it holds, and see that it stays so; that height."""
    for _ in range(LONGEST_TO_FOLLOW_MS // QUIET_MS):
        outer, inner = heights(page, number)
        page.wait_for_timeout(QUIET_MS)
        if inner <= outer < inner + 1:
            assert heights(page, number) == (outer, inner), "it grows by itself"
            return outer
    raise AssertionError(f"the frame is {outer} high, and what it holds {inner}")


def at_rest(page):
    """Wait until the first frame has followed its page, and nothing moves any more."""
    before = None
    for _ in range(LONGEST_TO_FOLLOW_MS // REST_MS):
        now = _where_all_stands(page)
        _, outer, inner = now
        if now == before and inner <= outer < inner + 1:
            return
        before = now
        page.wait_for_timeout(REST_MS)
    raise AssertionError(f"it never comes to rest: {now}")


class InFrame(Questionnaire):
    """Answers in a frame that follows its page.

    Each part that is shown moves the frame and the page around it. A click on what still moves
    would hit something else.
    """

    def __init__(self, page, frame):
        super().__init__(frame)
        self._around = page
        at_rest(page)

    def go_on(self):
        """Press Continue, and wait until the part stands still."""
        super().go_on()
        at_rest(self._around)


def danger_in_a_frame(page, host, code):
    """The result of somebody in danger, in the frame of this code."""
    frame = open_host(page, host, code)
    send_at_once(frame, DANGER)
    frame.wait_for_selector("main[data-level=urgent]")
    return frame
