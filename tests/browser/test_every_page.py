"""What a reader of any page gets: one request, no sideways scrolling, nothing axe objects to."""

import pytest

from tests.support.answering import BY_LEVEL, IN_DANGER, Questionnaire, result_of
from tests.support.axe import violations
from tests.support.browsing import DESKTOP, PHONE
from tests.support.pages import LANGUAGES, QUESTIONNAIRES, addresses

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@in_each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visit, language, scheme):
    page = visit(color_scheme=scheme, viewport=PHONE).page
    found = []
    for address in addresses(language):
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


@in_each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_axe_finds_nothing_while_answering(visit, language, questionnaire, scheme):
    page = visit(color_scheme=scheme).page
    questions = Questionnaire(page).open(f"/{language}/{questionnaire}/?country=FR")
    found = []
    questions.answer({"disclosed": "yes", "self_harm": "yes", "demands": ["pictures"]})
    found += violations(page)
    while (onward := page.locator("a[data-next]:visible")).count():
        onward.click()
        found += violations(page)
    questions.open(f"/{language}/{questionnaire}/").send()
    assert page.locator(".errors").is_visible()
    found += violations(page)
    assert not found, "\n".join(found)


@in_each_language
@pytest.mark.parametrize("level", BY_LEVEL)
def test_axe_finds_nothing_on_a_result(visit, language, level):
    found = []
    for scheme, viewport in (("light", PHONE), ("dark", DESKTOP)):
        page = visit(color_scheme=scheme, viewport=viewport).page
        result_of(page, f"/{language}/parent/?country=FR", BY_LEVEL[level])
        assert page.locator("main").get_attribute("data-level") == level
        found += violations(page)
    assert not found, "\n".join(found)


@in_each_language
def test_axe_finds_nothing_on_a_teachers_result(visit, language):
    page = visit().page
    result_of(page, f"/{language}/teacher/", IN_DANGER)
    assert violations(page) == []


def test_axe_can_find_something(page):
    page.goto("/en/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"data:,\"><input>'")
    assert {"image-alt", "label"} <= {line.split()[1].rstrip(":") for line in violations(page)}


@in_each_language
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways(visit, language, width):
    page = visit(viewport={"width": width, "height": 700}).page
    too_wide = []
    for address in addresses(language):
        page.goto(address)
        too_wide += sticking_out(page)
    result_of(page, f"/{language}/parent/?country=FR", IN_DANGER)
    too_wide += sticking_out(page)
    for part in page.goto(f"/{language}/parent/") and page.locator(".part").all():
        page.goto(f"/{language}/parent/#{part.get_attribute('id')}")
        too_wide += sticking_out(page)
    assert not too_wide, "\n".join(too_wide)


def sticking_out(page) -> list[str]:
    """What is wider than the window, whether it makes the page scroll or is cut off."""
    return page.evaluate(
        """() => {
          for (const closed of document.querySelectorAll('details')) closed.open = true
          const edge = document.documentElement.clientWidth
          const out = [...document.querySelectorAll('body *')].filter(e => {
            const box = e.getBoundingClientRect()
            const shown = e.checkVisibility() && box.width > 1 && box.height > 1
            return shown && (box.right > edge + 1 || box.left < -1)
          })
          if (document.documentElement.scrollWidth > edge) out.push(document.documentElement)
          return out.map(e => `${location.href}: ${e.outerHTML.slice(0, 100)}`)
        }"""
    )


@in_each_language
def test_every_page_is_one_request(visit, language):
    for address in addresses(language):
        reader = visit(locale=language)
        reader.page.goto(address, wait_until="networkidle")
        assert [url for _, url in reader.sent()] == [reader.origin + address]


@in_each_language
def test_every_page_is_readable_in_forced_colours_and_twice_the_text(visit, language):
    page = visit(forced_colors="active", viewport={"width": 640, "height": 700}).page
    for address in addresses(language):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.locator("h1").is_visible()
        assert sticking_out(page) == []
