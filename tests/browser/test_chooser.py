"""Finding one’s language among thirty on a phone."""

import pytest

from tests.support.browser.layout import cut_off, sticking_out
from tools.lib.languages import THIRTY
from tools.lib.pages import LANGUAGES

SMALL = {"width": 320, "height": 700}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def unmoved(page_of, many_languages_app):
    """The languages as the site sends them, whatever a browser asks for."""
    show(page_of(False), many_languages_app, "/fr/")
    return order(page_of(False))


def show(page, app, address):
    """Show a page of a site with thirty languages, its chooser open."""
    page.set_content(app.test_client().get(address).get_data(as_text=True))
    page.locator(".choose summary").click()


def order(page):
    """The languages as they stand there."""
    return page.locator(".langs [lang]").evaluate_all("all => all.map(e => e.lang)")


@pytest.mark.parametrize("address", ["/fr/", "/ar/parent/?country=MA", "/uk/help/"])
def test_all_thirty_are_on_one_screen_of_a_phone(page_of, many_languages_app, address):
    page = page_of(True)
    page.set_viewport_size(PHONE)
    show(page, many_languages_app, address)
    boxes = page.locator(".langs").evaluate("e => e.getBoundingClientRect().toJSON()")
    assert boxes["height"] < PHONE["height"]
    heights = page.locator(".langs [lang]").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(heights) == len(THIRTY) and min(heights) >= 44, "as wide as a finger"


@pytest.mark.parametrize("address", ["/fr/", "/ar/parent/", "/uk/teacher/"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_no_name_is_cut_off_on_a_small_phone(page_of, many_languages_app, address, script):
    page = page_of(script)
    page.set_viewport_size(SMALL)
    show(page, many_languages_app, address)
    assert sticking_out(page) + cut_off(page) == []


@pytest.mark.parametrize(
    ("browser_speaks", "first"),
    [("pt-BR", "pt"), ("en-GB", "en"), ("uk", "uk"), ("nb-NO", "no"), ("tlh", None)],
)
def test_what_the_browser_asks_for_stands_first(
    visit, many_languages_app, unmoved, browser_speaks, first
):
    page = visit(locale=browser_speaks).page
    show(page, many_languages_app, "/fr/")
    found = order(page)
    assert sorted(found) == sorted(unmoved) == sorted(THIRTY)
    front = [first] if first in THIRTY else []
    assert found == front + [tag for tag in unmoved if tag not in front]


def test_the_order_changes_no_address_and_keeps_the_answers(visit):
    page = visit(locale="fr-FR").page
    page.goto("/en/parent/?country=FR")
    page.locator('input[name="disclosed"]').first.check()
    page.locator(".choose summary").click()
    assert order(page) == ["fr", *(tag for tag in order(page) if tag != "fr")]
    page.locator(".langs button[lang=fr]").click()
    page.wait_for_selector("html[lang=fr]")
    assert page.locator('input[name="disclosed"]').first.is_checked()
    assert set(order(page)) >= set(LANGUAGES)
