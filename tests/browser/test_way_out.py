"""The way out is always in view and never over anything, and no tap loses a result."""

import pytest

from tests.support.browser import browsing
from tests.support.browser.tap_targets import missed
from tools.lib.answering import TOLD_BY_THE_CHILD, Questionnaire, result_of
from tools.lib.browser import PHONE
from tools.lib.pages import SITE_LANGUAGES

SMALL = {"width": 320, "height": 640}
DANGER = {"self_harm": "yes", "messages_seen": "yes", "content": ["told_to_die", "blackmail"]}
BOXES = "all => all.map(e => e.getBoundingClientRect().toJSON())"
HIDDEN_BY_THE_STRIP = """() => {
  const e = document.activeElement, {left, width, top} = e.getBoundingClientRect()
  const found = document.elementFromPoint(left + width / 2, Math.max(0, top) + 3)
  return !e.contains(found) && found.closest('aside.banner') ? e.outerHTML.slice(0, 100) : null
}"""


@pytest.fixture(scope="module")
def looking(browser, live_server):
    """The page of one reader with a phone who opens page after page, and does nothing there."""
    with browsing.visit(browser, live_server, viewport=PHONE) as reader:
        yield reader.page


def strip_box(page):
    """Where the strip stands on the screen."""
    return page.locator("aside.banner").bounding_box()


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
def test_nothing_lies_over_a_link_or_a_button_of_a_result(visit, language, country, reader):
    page = visit(viewport=PHONE).page
    result_of(page, f"/{language}/{reader}/?country={country}", DANGER)
    assert page.locator("main[data-level=urgent] a[href^='tel:']").count() >= 3
    for size in (PHONE, SMALL):
        page.set_viewport_size(size)
        assert missed(page, least=25) == []


@pytest.mark.parametrize("address", ["/fr/", "/ar/parent/", "/en/young-person/?country=IE"])
def test_nothing_lies_over_a_link_or_a_button_of_other_pages(visit, address):
    page = visit(viewport=SMALL).page
    page.goto(address)
    assert missed(page, least=5) == []


def test_what_covers_a_button_is_found(visit):
    page = visit(viewport=PHONE).page
    page.goto("/en/help/?country=FR")
    assert missed(page, least=5) == []
    page.evaluate(
        """() => document.querySelector('[data-leave]').style.cssText =
        'position: fixed; inset: auto 1rem 1rem auto; max-inline-size: none'"""
    )
    assert any("leave" in fault for fault in missed(page, least=5))


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_the_way_out_is_one_line_that_stays_in_view(looking, language):
    looking.set_viewport_size(PHONE)
    for country in ("", "?country=GB"):
        looking.goto(f"/{language}/parent/{country}")
        looking.evaluate("scrollTo(0, 1000)")
        strip, leave = strip_box(looking), looking.locator("[data-leave]").bounding_box()
        assert strip["y"] == 0 and strip["height"] <= 50
        assert leave["height"] >= 44 and leave["y"] + leave["height"] <= strip["height"]
        assert looking.locator("aside.banner a[href^='tel:']").bounding_box()["height"] >= 44
    looking.set_viewport_size(SMALL)
    assert strip_box(looking)["height"] <= 60


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_at_twice_the_text_the_strip_takes_no_more_than_a_fifth_of_a_phone(looking, language):
    looking.set_viewport_size({"width": 360, "height": 640})
    looking.goto(f"/{language}/parent/")
    looking.evaluate("document.documentElement.style.fontSize = '200%'")
    assert strip_box(looking)["height"] <= 128
    links = looking.locator("aside.banner a").evaluate_all(BOXES)
    assert len(links) >= 2
    for box in links:
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_on_a_very_low_screen_the_strip_scrolls_away(visit):
    page = visit(viewport={"width": 740, "height": 360}).page
    page.goto("/en/parent/")
    page.evaluate("scrollTo(0, 1000)")
    assert strip_box(page)["y"] < 0


@pytest.mark.parametrize("address", ["/fr/parent/", "result"])
def test_nothing_that_has_the_focus_is_hidden_under_the_strip(visit, address):
    page = visit(viewport=PHONE).page
    if address == "result":
        result_of(page, "/fr/parent/?country=FR", DANGER)
    else:
        page.goto(address)
    hidden = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(70):
            page.keyboard.press(key)
            hidden.append(page.evaluate(HIDDEN_BY_THE_STRIP))
    assert [one for one in hidden if one] == []


def test_what_a_link_leads_to_stands_below_the_strip(visit):
    page = visit(viewport=PHONE).page
    page.goto("/fr/parent/#part-3")
    assert is_free(page, "#part-3 h2")
    page.goto("/fr/parent/")
    Questionnaire(page).send()
    page.locator(".errors a").first.click()
    assert is_free(page, ":target")


def is_free(page, place):
    """Whether what stands there is whole on the screen, below the strip."""
    strip, box = strip_box(page), page.locator(place).bounding_box()
    return box["y"] >= strip["y"] + strip["height"] and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_result_stays_open_whatever_link_of_it_is_followed(visit, script):
    reader = visit(script=script)
    page = reader.page
    reader.context.route(
        lambda url: not url.startswith(reader.origin),
        lambda route: route.fulfill(body="elsewhere", content_type="text/html"),
    )
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    words, post = page.locator("main").inner_text(), page.url
    for link in (
        "footer a[href*='/help/']",
        "[data-tool=evidence]",
        "[data-service] a[href^='https://']",
        ".about-you a",
    ):
        with page.expect_popup() as popup:
            page.locator(link).first.click()
        assert popup.value.evaluate("opener") is None
        popup.value.close()
    assert (page.url, page.locator("main").inner_text()) == (post, words)
    page.locator("[data-leave]").click()
    page.wait_for_url("https://**")
    assert len(reader.context.pages) == 1, "leaving opens nothing"
    reader.requests[:] = [one for one in reader.requests if one[1].startswith(reader.origin)]
