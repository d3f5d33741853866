"""What a reader of any page gets: one request, no sideways scrolling, nothing axe objects to.

Each page is opened once, and all is asked there.
"""

import pytest

from tests.support.axe import violations, violations_in_both_themes
from tests.support.layout import misplaced, sticking_out
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, result_of
from tools.lib.browser import DESKTOP, PHONE
from tools.lib.pages import LANGUAGES, QUESTIONNAIRES, SITE_LANGUAGES, addresses

# axe takes its time: beside the masters, one language from right to left stands for all.
READ_BY_AXE = [tag for tag in SITE_LANGUAGES if tag in (*LANGUAGES, "ar")]
SMALL_PHONE = {"width": 320, "height": 700}
HALF_A_SCREEN = {"width": 640, "height": 700}

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_page_is_one_request_and_has_room_and_nothing_axe_objects_to(visit, language):
    reader = visit(viewport=PHONE, locale=language)
    faults = []
    for address in addresses(language):
        reader.requests.clear()
        reader.page.goto(address)
        faults += faults_of_a_page(reader.page, language)
        sent = [url for _, url in reader.sent()]
        faults += [] if sent == [reader.origin + address] else [f"{address}: {sent}"]
    assert not faults, "\n".join(faults)


def faults_of_a_page(page, language) -> list[str]:
    """All that is wrong with the page that is open, on a phone and in every guise of it."""
    page.set_viewport_size(PHONE)
    by_axe = violations_in_both_themes(page) if language in READ_BY_AXE else []
    page.set_viewport_size(SMALL_PHONE)
    no_room = misplaced(page, language)
    return by_axe + no_room + without_our_colours_and_at_twice_the_size(page)


def without_our_colours_and_at_twice_the_size(page) -> list[str]:
    """What has no room, or what cannot be seen, with a reader's own colours and larger letters."""
    page.emulate_media(forced_colors="active")
    page.set_viewport_size(HALF_A_SCREEN)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = [] if page.locator("h1").is_visible() else [f"{page.url}: the h1 is not to be seen"]
    found += [f"at twice the size: {one}" for one in sticking_out(page)]
    page.emulate_media(forced_colors="none")
    return found


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_results_and_each_part_of_the_questions_have_room_on_a_small_phone(visit, language):
    page = visit(viewport=SMALL_PHONE).page
    faults = []
    for answers in (IN_DANGER, TOLD_BY_THE_CHILD):
        result_of(page, f"/{language}/parent/?country=FR", answers)
        faults += misplaced(page, language)
    page.goto(f"/{language}/parent/")
    parts = [part.get_attribute("id") for part in page.locator(".part").all()]
    assert len(parts) > 2
    for part in parts:
        page.goto(f"/{language}/parent/#{part}")
        faults += misplaced(page, language)
    assert not faults, "\n".join(faults)


@in_each_language
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_axe_finds_nothing_while_answering(visit, language, questionnaire):
    page = visit().page
    questions = Questionnaire(page).open(f"/{language}/{questionnaire}/?country=FR")
    questions.answer({"disclosed": "yes", "self_harm": "yes", "demands": ["pictures"]})
    found = violations_in_both_themes(page)
    while (onward := page.locator("a[data-next]:visible")).count():
        onward.click()
        found += violations_in_both_themes(page)
    questions.open(f"/{language}/{questionnaire}/").send()
    assert page.locator(".errors").is_visible()
    found += violations_in_both_themes(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", READ_BY_AXE)
@pytest.mark.parametrize("level", BY_LEVEL)
def test_axe_finds_nothing_on_a_result(visit, language, level):
    page = visit(color_scheme="light", viewport=PHONE).page
    result_of(page, f"/{language}/parent/?country=FR", BY_LEVEL[level])
    assert page.locator("main").get_attribute("data-level") == level
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESKTOP)
    found += violations(page)
    assert not found, "\n".join(found)


@in_each_language
def test_axe_finds_nothing_on_a_teachers_result(visit, language):
    page = visit().page
    result_of(page, f"/{language}/teacher/", IN_DANGER)
    assert violations(page) == []


# The checks themselves can fail.


def test_axe_can_find_something(page):
    page.goto("/en/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"data:,\"><input>'")
    assert {"image-alt", "label"} <= rules(violations(page))


def test_axe_can_find_a_colour_that_is_too_pale_in_dark_colours_alone(page):
    page.goto("/en/")
    page.evaluate("document.querySelector('main').innerHTML += '<p class=pale>Pale</p>'")
    page.evaluate(
        """() => document.adoptedStyleSheets = [new CSSStyleSheet()].map(sheet => {
          sheet.replaceSync(`.pale {background: #fff; color: #000}
            @media (prefers-color-scheme: dark) {.pale {color: #ccc}}`)
          return sheet
        })"""
    )
    assert rules(violations(page)) == set()
    assert rules(violations_in_both_themes(page)) == {"color-contrast"}


def rules(lines) -> set[str]:
    """The rules that are broken in these lines."""
    return {line.removeprefix("dark: ").split()[1].rstrip(":") for line in lines}
