"""What a reader of any page gets: one request, no sideways scrolling, nothing axe objects to.

Each page is opened once, and all is asked there.
"""

import pytest

from tests.support.browser.axe import add_axe_to_all_pages, violations
from tests.support.browser.layout import misplaced, sticking_out
from tests.support.browser.readers import SMALL_PHONE
from tests.support.pages.elements import kinds_of_elements, parse
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, result_of
from tools.lib.browser import DESKTOP
from tools.lib.pages import READ_BY_AXE, SITE_LANGUAGES, addresses

WITH_PARTS = ("/parent/", "/teacher/")
LIKE_ANOTHER = (
    "/help/",  # has less than it has with a country
    "/services/phone/",  # like /services/snapchat/
    *("/parent/paper/", "/parent/paper/large/"),  # like /teacher/paper/
    *("/letters/school/", "/letters/school_authority/"),  # these five like /letters/complaint/
    *("/letters/service/", "/letters/operator/", "/letters/regulator/"),
)
"""The same elements as on other pages, with other words or in larger letters."""
OTHER_COLOURS = {"ar": {"color_scheme": "dark"}, "fr": {"forced_colors": "active"}}
"""Colours are those of every language. So axe looks at light ones in English and at dark ones in
Arabic, and in French a reader has colours of their own.
"""
READERS = {
    "en": {"viewport": SMALL_PHONE},
    "ar": {"viewport": DESKTOP, **OTHER_COLOURS["ar"]},
}
"""No rule of axe looks at language, size and colours at once: these two find what all would."""
RESULTS = [*(("parent/?country=FR", level) for level in BY_LEVEL), ("teacher/", "urgent")]
SHOW_ALL_PARTS = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.part {display: block !important}')
  document.adoptedStyleSheets = [sheet]
  return [...document.querySelectorAll('.part')].filter(e => e.checkVisibility()).length
}"""


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_page_is_one_request_and_has_room_and_nothing_axe_objects_to(visit, language):
    reader = visit(viewport=SMALL_PHONE, locale=language, **OTHER_COLOURS.get(language, {}))
    faults = []
    if language in READ_BY_AXE:
        add_axe_to_all_pages(reader.context)
    for address in addresses(language):
        reader.requests.clear()
        reader.page.goto(address)
        faults += faults_of_elements(reader.page, address, language)
        if address.endswith(WITH_PARTS):
            show_all_parts(reader.page)
        faults += misplaced(reader.page, language)
        sent = [url for _, url in reader.sent()]
        faults += [] if sent == [reader.origin + address] else [f"{address}: {sent}"]
    assert not faults, "\n".join(faults)


def faults_of_elements(page, address, language) -> list[str]:
    """What axe objects to, and what cannot be seen with a reader’s own colours."""
    if language in READ_BY_AXE and not address.endswith((*LIKE_ANOTHER, *WITH_PARTS)):
        return violations(page)  # of parts: while answering, below
    own_colours = "forced_colors" in OTHER_COLOURS.get(language, {})
    if own_colours and not page.locator("h1").is_visible():
        return [f"{page.url}: the h1 is not to be seen"]
    return []


def show_all_parts(page) -> None:
    """Show all parts of the questions: with each alone, all else would be looked at once more."""
    assert page.evaluate(SHOW_ALL_PARTS) > 2


def test_a_page_that_axe_passes_over_has_no_element_that_it_does_not_read_elsewhere(client):
    kinds = {a: kinds_of_elements(parse(client.get(a).text)) for a in addresses("en")}
    passed_over = {address for address in kinds if address.endswith(LIKE_ANOTHER)}
    read = frozenset().union(*(kinds[address] for address in kinds if address not in passed_over))
    for address in passed_over:
        assert kinds[address] <= read, address


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_results_have_room_on_a_small_phone(visit, language):
    page = visit(viewport=SMALL_PHONE).page
    faults = []
    for answers in (IN_DANGER, TOLD_BY_THE_CHILD):
        result_of(page, f"/{language}/parent/?country=FR", answers)
        faults += misplaced(page, language)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("language", "questionnaire"), [("en", "parent"), ("ar", "teacher")])
def test_axe_finds_nothing_while_answering(visit, language, questionnaire):
    """Each questionnaire once: the templates do not ask for it."""
    page = visit(**READERS[language]).page
    questions = Questionnaire(page).open(f"/{language}/{questionnaire}/?country=FR")
    show_all_parts(page)
    questions.answer({"disclosed": "yes", "self_harm": "yes", "demands": ["pictures"]})
    found = violations(page)
    questions.open(f"/{language}/{questionnaire}/")
    show_all_parts(page)
    questions.send()
    assert page.locator(".errors").is_visible()
    found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", READERS)
def test_a_result_of_any_level_has_nothing_axe_objects_to_and_has_room(visit, language):
    page = visit(**READERS[language]).page
    faults = []
    for address, level in RESULTS:
        result_of(page, f"/{language}/{address}", BY_LEVEL[level])
        assert page.locator("main").get_attribute("data-level") == level
        faults += [f"{level}: {line}" for line in violations(page) + sticking_out_anywhere(page)]
    assert not faults, "\n".join(faults)


def sticking_out_anywhere(page) -> list[str]:
    """What has no room in this window, on a small phone or on a desktop. Leaves it as it was."""
    found = []
    first = page.viewport_size
    for size in (DESKTOP, SMALL_PHONE) if first == SMALL_PHONE else (SMALL_PHONE, DESKTOP):
        page.set_viewport_size(size)
        found += sticking_out(page)
    return found


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
    page.emulate_media(color_scheme="dark")
    assert rules(violations(page)) == {"color-contrast"}


def rules(lines) -> set[str]:
    """The rules that are broken in these lines."""
    return {line.split()[1].rstrip(":") for line in lines}
