"""What a reader of any page gets: one request, no sideways scrolling, nothing axe objects to.

Each page is opened once, and all is asked there.
"""

import pytest

from tests.support.browser.axe import (
    ALL_BUT_CONTRAST,
    add_axe_to_all_pages,
    violations,
    violations_in_both_themes,
)
from tests.support.browser.layout import misplaced, sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, result_of
from tools.lib.browser import PHONE
from tools.lib.pages import READ_BY_AXE, SITE_LANGUAGES, addresses

USUAL_PHONE = {"width": 390, "height": 844}
LIKE_ANOTHER = (
    *("/teacher/paper/", "/parent/paper/large/"),  # like /parent/paper/
    *("/letters/service/", "/letters/operator/", "/letters/police/"),  # like /letters/school/
)
"""The same elements as on another page, with other words or in larger letters."""
SHOW_ALL_PARTS = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.part {display: block !important}')
  document.adoptedStyleSheets = [sheet]
}"""


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_page_is_one_request_and_has_room_and_nothing_axe_objects_to(visit, language):
    reader = visit(viewport=PHONE, locale=language)
    faults = []
    if language in READ_BY_AXE:
        add_axe_to_all_pages(reader.context)
    for number, address in enumerate(addresses(language)):
        reader.requests.clear()
        reader.page.goto(address)
        if language in READ_BY_AXE:
            faults += faults_of_elements(reader.page, address, language)
        faults += faults_of_layout(reader.page, language, small_first=number % 2 == 0)
        sent = [url for _, url in reader.sent()]
        faults += [] if sent == [reader.origin + address] else [f"{address}: {sent}"]
    assert not faults, "\n".join(faults)


def faults_of_elements(page, address, language) -> list[str]:
    """What axe objects to on a phone, and what cannot be seen with a reader’s own colours.

    Colours are those of every language, so they are looked at in English alone, and in the results
    of both directions below.
    """
    page.set_viewport_size(PHONE)
    looked_at = not address.endswith(LIKE_ANOTHER)
    if language != "en":
        return violations(page, ALL_BUT_CONTRAST) if looked_at else []
    found = violations_in_both_themes(page) if looked_at else []
    return found + hidden_by_own_colours(page)


def hidden_by_own_colours(page) -> list[str]:
    """What cannot be seen with a reader’s own colours."""
    page.emulate_media(forced_colors="active")
    found = [] if page.locator("h1").is_visible() else [f"{page.url}: the h1 is not to be seen"]
    page.emulate_media(forced_colors="none")
    return found


def faults_of_layout(page, language, *, small_first=True) -> list[str]:
    """What has no room in the words of this language, also at twice the size of letters.

    Each change of size lays the whole page out anew, so the page keeps the size that comes last,
    and the next can begin with that (`small_first`). Its letters are as they were.
    """
    if small_first:
        page.set_viewport_size(SMALL_PHONE)
        return misplaced(page, language) + sticking_out_at_twice_the_size(page)
    found = sticking_out_at_twice_the_size(page)
    page.set_viewport_size(SMALL_PHONE)
    return found + misplaced(page, language)


def sticking_out_at_twice_the_size(page) -> list[str]:
    """What has no room on a phone where letters are twice as large."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size(USUAL_PHONE)
    found = [f"at twice the size: {one}" for one in sticking_out(page)]
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_results_and_each_part_of_the_questions_have_room_on_a_small_phone(visit, language):
    page = visit(viewport=SMALL_PHONE).page
    faults = []
    for answers in (IN_DANGER, TOLD_BY_THE_CHILD):
        result_of(page, f"/{language}/parent/?country=FR", answers)
        faults += faults_of_layout(page, language, small_first=answers == IN_DANGER)
    faults += faults_of_parts(page, language)
    assert not faults, "\n".join(faults)


def faults_of_parts(page, language) -> list[str]:
    """What has no room in any part of the questions. All parts at one size, then at the other."""
    page.goto(f"/{language}/parent/")
    page.set_viewport_size(SMALL_PHONE)
    parts = page.locator(".part").evaluate_all("all => all.map(e => e.id)")
    assert len(parts) > 2
    faults = []
    for part in parts:
        page.goto(f"/{language}/parent/#{part}")
        faults += misplaced(page, language)
    for part in parts:
        page.goto(f"/{language}/parent/#{part}")
        faults += sticking_out_at_twice_the_size(page)
    return faults


@pytest.mark.parametrize(("language", "questionnaire"), [("en", "parent"), ("fr", "teacher")])
def test_axe_finds_nothing_while_answering(visit, language, questionnaire):
    """Each language and each questionnaire once: the templates ask for neither. All parts of the
    questions at once: each alone would have axe look at the rest of the page again.
    """
    page = visit().page
    questions = Questionnaire(page).open(f"/{language}/{questionnaire}/?country=FR")
    questions.answer({"disclosed": "yes", "self_harm": "yes", "demands": ["pictures"]})
    page.evaluate(SHOW_ALL_PARTS)
    assert page.locator(".part:visible").count() > 2
    found = violations_in_both_themes(page)
    questions.open(f"/{language}/{questionnaire}/").send()
    assert page.locator(".errors").is_visible()
    found += violations_in_both_themes(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", READ_BY_AXE)
@pytest.mark.parametrize("level", BY_LEVEL)
def test_a_result_is_for_every_reader(page, language, level):
    result_of(page, f"/{language}/parent/?country=FR", BY_LEVEL[level])
    assert page.locator("main").get_attribute("data-level") == level
    assert faults_for_every_reader(page) == []


@pytest.mark.parametrize("language", READ_BY_AXE)
def test_a_teachers_result_is_for_every_reader(page, language):
    result_of(page, f"/{language}/teacher/", IN_DANGER)
    assert faults_for_every_reader(page) == []


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
