"""What a reader of any page gets: one request, no sideways scrolling, nothing axe objects to."""

import pytest

from tests.support.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, result_of
from tests.support.axe import violations
from tests.support.browsing import DESKTOP, PHONE
from tests.support.pages import LANGUAGES, QUESTIONNAIRES, SITE_LANGUAGES, addresses
from warning_signs.i18n.languages import LANGUAGES as KNOWN

in_each_language = pytest.mark.parametrize("language", LANGUAGES)
# axe takes its time: beside the masters, one language from right to left stands for all.
in_both_directions = pytest.mark.parametrize(
    "language", [tag for tag in SITE_LANGUAGES if tag in (*LANGUAGES, "ar")]
)


@in_both_directions
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


@in_both_directions
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


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_page_of_every_language_has_room_on_a_small_phone(visit, language):
    page = visit(viewport={"width": 320, "height": 700}).page
    faults = []
    for address in addresses(language):
        page.goto(address)
        faults += misplaced(page, language)
    for answers in (IN_DANGER, TOLD_BY_THE_CHILD):
        result_of(page, f"/{language}/parent/?country=FR", answers)
        faults += misplaced(page, language)
    for part in page.goto(f"/{language}/parent/") and page.locator(".part").all():
        page.goto(f"/{language}/parent/#{part.get_attribute('id')}")
        faults += misplaced(page, language)
    assert not faults, "\n".join(faults)


def misplaced(page, language: str) -> list[str]:
    """What scrolls sideways or is cut off, or a page that runs in the wrong direction."""
    ways = page.evaluate(
        "[document.body, document.querySelector('main')].map(e => e.matches(':dir(rtl)'))"
    )
    wrong = [] if set(ways) == {KNOWN[language].direction == "rtl"} else [f"{page.url}: direction"]
    return sticking_out(page) + cut_off(page) + wrong


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


def cut_off(page) -> list[str]:
    """What is larger than the box it stands in: a long word on a button, a line that is hidden."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => {
          const {display, position, overflowY} = getComputedStyle(e)
          if (!e.checkVisibility() || e.clientWidth < 2) return false  // or only for the ear
          if (display == 'inline' || position == 'absolute') return false
          if (e.matches('textarea')) return false  // it scrolls, and says so
          const hides = overflowY != 'visible' && e.scrollHeight > e.clientHeight + 1
          return hides || e.scrollWidth > e.clientWidth + 1
        }).map(e => `${location.href}: cut off: ${e.outerHTML.slice(0, 100)}`)"""
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
