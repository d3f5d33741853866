"""A frame is as high as the page within it, where it may be, and nothing jumps."""

from tests.support.browser.framing import (
    QUIET_MS,
    TALL,
    InFrame,
    at_rest,
    inside,
    open_host,
    settle,
)
from tests.support.browser.hosting import pasted
from tools.lib.answering import IN_DANGER, send_at_once

LONGEST = 200_000
"""Pixels of the highest frame: no page comes near it."""


def test_the_frame_follows_its_height_both_ways_and_never_grows_by_itself(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site, kind="follow", sandboxed="yes"))
    questions = InFrame(page, frame)
    questions.option("self_harm", "no").check()
    first = settle(page)
    questions.option("self_harm", "yes").check()
    assert settle(page) > first, "help at once"
    questions.option("self_harm", "no").check()
    assert settle(page) == first
    questions.answer({"school_avoidance": "daily"})
    assert settle(page) != first, "another part"
    send_at_once(frame, {})
    settle(page)
    frame.locator("button[value=questions]").last.click()
    frame.wait_for_selector("main[data-page=step]")
    assert settle(page) >= first


def test_a_frame_follows_a_page_however_long_it_is_and_cannot_ask_for_any_height(guest, site, host):
    page = guest().page
    frame = open_host(page, host, pasted(site))
    before = settle(page)
    frame.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    frame.evaluate("document.querySelector('main hr').style.blockSize = '40000px'")
    assert settle(page) >= before + 40_000
    for said, becomes in ((1, 200), (10**9, LONGEST), ("'5000'", LONGEST), ("NaN", LONGEST)):
        frame.evaluate(f"parent.postMessage({{from: 'warning-signs', height: {said}}}, '*')")
        page.wait_for_timeout(100)
        assert page.evaluate("document.querySelector('iframe').style.height") == f"{becomes}px"


def top_of_part(page, frame):
    """Where on the screen the heading of the part that is shown now stands."""
    page.wait_for_timeout(QUIET_MS)
    return frame.locator(".part:target h2").bounding_box()["y"]


def test_the_next_part_comes_into_view_if_it_is_out_of_view_and_else_stays(guest, site, host):
    page = guest(viewport={"width": 700, "height": 600}).page
    frame = open_host(page, host, TALL + pasted(site, sandboxed="yes") + 3 * TALL)
    frame.locator("a[data-next]:visible").scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    frame.locator("a[data-next]:visible").click()
    assert 0 <= top_of_part(page, frame) < 500
    assert page.evaluate("scrollY") < scrolled
    page.set_viewport_size({"width": 700, "height": 6000})
    page.evaluate("scrollTo(0, 3000)")
    frame.locator("a[data-next]:visible").click()
    assert 0 <= top_of_part(page, frame) < 6000
    assert page.evaluate("scrollY") == 3000, "what is in view stays where it is"


def test_a_result_begins_at_its_top_and_a_first_view_moves_nothing(guest, site, host):
    page = guest(viewport={"width": 700, "height": 600}).page
    page.goto(host.origin + host.show(pasted(site) + TALL))
    frame = inside(page)
    settle(page)
    assert page.evaluate("scrollY") == 0
    frame.locator("a[data-next]:visible").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 600, "far down"
    send_at_once(frame, IN_DANGER)
    at_rest(page)
    assert 0 <= frame.locator("main").bounding_box()["y"] < 500


def test_two_frames_in_one_page_follow_each_their_own(guest, site, host):
    page = guest().page
    codes = (pasted(site), pasted(site, questionnaire="family", sandboxed="yes"))
    open_host(page, host, TALL.join(codes))
    page.locator("iframe").nth(1).scroll_into_view_if_needed()
    inside(page, 1).wait_for_selector("main")
    assert settle(page, 0) != settle(page, 1)
