"""The way out is always in view and never over anything.

That it opens nothing, and that no tap loses a result, is in `test_result`.
"""

import pytest

from tests.support.browser.tap_targets import missed
from tools.lib.answering import Questionnaire, result_of
from tools.lib.browser import PHONE
from tools.lib.pages import SITE_LANGUAGES

SMALL = {"width": 320, "height": 640}
DANGER = {"self_harm": "yes", "messages_seen": "yes", "content": ["told_to_die", "blackmail"]}
BOXES = "all => all.map(e => e.getBoundingClientRect().toJSON())"
NOTE_WHAT_THE_STRIP_HIDES = """() => {
  window.stops = []
  addEventListener('keyup', () => {
    const e = document.activeElement, {left, width, top} = e.getBoundingClientRect()
    const found = document.elementFromPoint(left + width / 2, Math.max(0, top) + 3)
    const hidden = !e.contains(found) && found.closest('aside.banner')
    stops.push(hidden ? e.outerHTML.slice(0, 100) : '')
  })
}"""


@pytest.fixture
def looking(page_of):
    """The page of a reader who opens page after page on one phone or another."""
    return page_of(True)


def strip_box(page):
    """Where the strip stands on the screen."""
    return box_of(page, "aside.banner")


def box_of(page, place):
    """Where the first of these places stands on the screen."""
    return page.locator(place).first.evaluate("e => e.getBoundingClientRect().toJSON()")


@pytest.mark.parametrize(
    ("language", "country", "reader"),
    [
        ("en", "GB", "parent"),
        ("de", "DE", "teacher"),
        ("fr", "IE", "parent"),
        ("ar", "DE", "parent"),
        ("ar", "GB", "teacher"),
        ("uk", "PL", "parent"),
        ("uk", "IE", "teacher"),
    ],
)
def test_nothing_lies_over_a_link_or_a_button_of_a_result(looking, language, country, reader):
    result_of(looking, f"/{language}/{reader}/?country={country}", DANGER)
    assert looking.locator("main[data-level=urgent] a[href^='tel:']").count() >= 3
    for size in (PHONE, SMALL):
        looking.set_viewport_size(size)
        assert missed(looking, least=25) == []


@pytest.mark.parametrize("address", ["/fr/", "/ar/parent/", "/en/young-person/?country=IE"])
def test_nothing_lies_over_a_link_or_a_button_of_other_pages(looking, address):
    looking.set_viewport_size(SMALL)
    looking.goto(address)
    assert missed(looking, least=5) == []


def test_what_covers_a_button_is_found(looking):
    looking.set_viewport_size(PHONE)
    looking.goto("/en/help/?country=FR")
    assert missed(looking, least=5) == []
    looking.evaluate(
        """() => document.querySelector('[data-leave]').style.cssText =
        'position: fixed; inset: auto 1rem 1rem auto; max-inline-size: none'"""
    )
    assert any("leave" in fault for fault in missed(looking, least=5))


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_the_way_out_is_one_line_that_stays_in_view(looking, language):
    for country in ("?country=GB", ""):
        looking.set_viewport_size(PHONE)
        looking.goto(f"/{language}/parent/{country}")
        looking.evaluate("scrollTo(0, 1000)")
        strip, leave = strip_box(looking), box_of(looking, "[data-leave]")
        assert strip["y"] == 0 and 0 < strip["height"] <= 50
        assert leave["height"] >= 44 and leave["bottom"] <= strip["height"]
        assert box_of(looking, "aside.banner a[href^='tel:']")["height"] >= 44
        looking.set_viewport_size(SMALL)
        assert strip_box(looking)["height"] <= 60
    at_twice_the_text_the_strip_takes_no_more_than_a_fifth(looking)


def at_twice_the_text_the_strip_takes_no_more_than_a_fifth(page):
    """Of a phone. The page stays as it is then."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert strip_box(page)["height"] <= 128, "at twice the text"
    links = page.locator("aside.banner a").evaluate_all(BOXES)
    assert len(links) >= 2
    for box in links:
        assert box["left"] >= 0 and box["right"] <= 360, "at twice the text"


def test_on_a_very_low_screen_the_strip_scrolls_away(looking):
    looking.set_viewport_size({"width": 740, "height": 360})
    looking.goto("/en/parent/")
    looking.evaluate("scrollTo(0, 1000)")
    assert strip_box(looking)["y"] < 0


@pytest.mark.parametrize("address", ["/fr/parent/", "result"])
def test_nothing_that_has_the_focus_is_hidden_under_the_strip(looking, address):
    looking.set_viewport_size(PHONE)
    if address == "result":
        result_of(looking, "/fr/parent/?country=FR", DANGER)
    else:
        looking.goto(address)
    looking.evaluate(NOTE_WHAT_THE_STRIP_HIDES)
    for key in ["Tab"] * 70 + ["Shift+Tab"] * 70:
        looking.keyboard.press(key)
    stops = looking.evaluate("stops")
    assert len(stops) == 210, "one for each Tab, and one for each Shift"
    assert [one for one in stops if one] == []


def test_what_a_link_leads_to_stands_below_the_strip(looking):
    looking.set_viewport_size(PHONE)
    looking.goto("/fr/parent/#part-3")
    assert is_free(looking, "#part-3 h2")
    Questionnaire(looking).open("/fr/parent/").ask()
    looking.locator(".errors a").first.click()
    assert is_free(looking, ":target")


def is_free(page, place):
    """Whether what stands there is whole on the screen, below the strip."""
    strip, box = strip_box(page), box_of(page, place)
    return box["height"] and box["top"] >= strip["bottom"] and box["bottom"] <= PHONE["height"]
