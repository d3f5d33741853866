"""In a frame, “Leave this site” and the emergency number are never far."""

from itertools import pairwise

from tests.support.browser.axe import violations
from tests.support.browser.framing import (
    DANGER,
    LONGEST_TO_FOLLOW_MS,
    REST_MS,
    SCRIPT,
    TALL,
    danger_in_a_frame,
    heights,
    open_host,
    settle,
)
from tests.support.browser.hosting import pasted
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE
from tests.support.browser.tap_targets import missed
from tests.support.campaigns.ordered import order
from tools.lib.answering import Questionnaire, send_at_once
from tools.lib.browser import PHONE

WAYS_OUT = """() => [...document.querySelectorAll('[data-leave]')].filter(e => e.checkVisibility())
  .map(e => e.getBoundingClientRect().top)"""
IN_VIEW = """() => ['aside [data-leave]', 'aside a[href^="tel:"]'].map(selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return box.top >= 0 && box.bottom <= innerHeight
    && document.elementFromPoint(x, y)?.closest(selector) != null
})"""


def test_in_a_frame_as_high_as_its_page_the_way_out_is_never_far(guest, site, host):
    """In the words of French, which are long, on the smallest phone."""
    page = guest(viewport=SMALL_PHONE).page
    frame = open_host(page, host, TALL + pasted(site, language="fr", country="FR"))
    for _ in range(2):
        part = frame.locator(".part:visible").bounding_box()
        out = frame.locator(".part:visible [data-leave]").bounding_box()
        assert out["y"] + out["height"] > part["y"] + part["height"] - 40, "at the end of a part"
        frame.locator("a[data-next]:visible").click()
    assert sticking_out(frame) == []
    frame.goto(frame.url.partition("#")[0])
    send_at_once(frame, DANGER)
    height = settle(page)
    assert 0 <= frame.locator("aside [data-leave]").bounding_box()["y"] < 500, "at the start"
    places = [0, *frame.evaluate(WAYS_OUT), height]
    far = max(below - above for above, below in pairwise(places))
    assert len(places) > 5 and far < 3 * PHONE["height"], places
    assert frame.locator("main .banner a[href='tel:112']").count() == len(places) - 3
    assert violations(frame) == [] and sticking_out(frame) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]
    frame.locator("main [data-leave]").nth(1).click()
    page.wait_for_selector("h1:text('Away')")


def test_a_frame_without_a_script_around_it_keeps_its_height_and_scrolls_under_the_way_out(
    guest, site, host
):
    page = guest(viewport={"width": 700, "height": 1000}).page
    # Inside a frame of another site the screen of this browser is always 600 high.
    frame = open_host(page, host, pasted(site, kind="plain", height="590"))
    questions = Questionnaire(frame).answer({"self_harm": "no", "school_avoidance": "daily"})
    assert heights(page)[0] == 590
    assert questions.fieldset("school_avoidance").is_visible()
    send_at_once(frame, DANGER)
    assert heights(page)[0] == 590
    assert frame.locator("[data-leave]").count() == 1
    frame.locator(".about-you").scroll_into_view_if_needed()
    assert 0 <= frame.evaluate(WAYS_OUT)[0] < 50, "it stays in view"


@SCRIPT
def test_in_a_short_frame_the_way_out_and_the_number_are_always_in_view(guest, site, host, script):
    page = guest(script=script).page
    code = pasted(site, language="fr", country="FR", kind="plain", height="330")
    frame = open_host(page, host, code)
    assert_always_in_view(page, frame)
    send_at_once(frame, DANGER)
    frame.wait_for_selector("main[data-level=urgent]")
    assert_always_in_view(page, frame)


def wait_for_size(page, frame, *size):
    """Wait until a frame is so wide and high. Without script, the driver asks no page twice."""
    for _ in range(LONGEST_TO_FOLLOW_MS // REST_MS):
        if frame.evaluate("[innerWidth, innerHeight]") == list(size):
            return
        page.wait_for_timeout(REST_MS)
    raise AssertionError(f"the frame never has the size {size}")


def assert_always_in_view(page, frame):
    """However short and narrow the frame is, and however far somebody has scrolled within it."""
    for width, height in ((700, 330), (320, 200)):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("height => { document.querySelector('iframe').height = height }", height)
        wait_for_size(page, frame, width, height)
        for share in (0, 0.5, 1):
            frame.evaluate(f"scrollTo(0, {share} * document.body.scrollHeight)")
            assert frame.evaluate(IN_VIEW) == [True, True], (width, share)


def test_outside_a_frame_it_stands_once_and_its_focus_can_be_seen_on_any_colour(
    guest, site, office, host
):
    order(office, "yellow", "--strip", "#ffcc00", origin=host.origin)
    page = guest(color_scheme="dark").page
    page.goto(f"{site}/en/c/yellow/parent/")
    assert page.locator("[data-leave]").count() == 1
    page.keyboard.press("Tab")  # so that the browser shows where the focus is
    link = page.locator("aside a").first
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).outlineColor") == "rgb(0, 0, 0)"


def test_a_frame_that_a_small_window_shows_in_part_has_ways_out_further_down(guest, site, host):
    """It is lower than the screen. One that is higher has them too, by the same measure."""
    page = guest(viewport={"width": 700, "height": 600}).page
    page.add_init_script("Object.defineProperty(screen, 'height', {get: () => 1080})")
    frame = danger_in_a_frame(page, host, pasted(site, kind="plain", height="700"))
    groups = frame.locator("[data-group]").count()
    assert groups > 1
    assert len(frame.evaluate(WAYS_OUT)) == 2 + groups, "on top, after the first card, after each"


def test_nothing_lies_over_a_link_or_a_button_in_a_frame(guest, site, host, office):
    """What could is the strip of a frame that scrolls: with long words, and from right to left."""
    words = [word for tag in ("de", "ar", "uk") for word in ("--language", tag)]
    order(office, "worldwide", *words, origin=host.origin)
    page = guest(viewport=PHONE).page
    for kind, language, country in (
        ("follow", "uk", "PL"),
        ("plain", "uk", "PL"),
        ("plain", "ar", "IE"),
    ):
        choice = {"language": language, "country": country, "kind": kind, "height": "590"}
        frame = danger_in_a_frame(page, host, pasted(site, "worldwide", **choice))
        assert missed(frame, least=25) == [], choice
