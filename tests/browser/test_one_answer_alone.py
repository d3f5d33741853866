"""Who knows only one thing, and is afraid, gets help and no error."""

import pytest

from tools.lib.answering import Questionnaire
from tools.lib.browser import PHONE

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def show_me(page) -> None:
    """Press “Show me what to do now” at the end of the first part."""
    page.locator(".part:visible .nav button").click()
    page.wait_for_selector("main[data-page=result]")


@BOTH
def test_self_harm_alone_gets_a_result(page_of, script):
    page = page_of(script)
    Questionnaire(page).open("/en/parent/?country=GB").answer({"self_harm": "yes"})
    show_me(page)
    assert page.locator("main").get_attribute("data-level") == "urgent"
    assert page.locator("[data-ask]").count() == 0


@BOTH
@pytest.mark.parametrize("address", ["/de/parent/?country=DE", "/fr/teacher/?country=FR"])
def test_the_safety_question_is_asked_on_the_first_screen_and_answered_there(
    page_of, script, address
):
    page = page_of(script)
    Questionnaire(page).open(address).answer({"demands": ["private_information"]})
    show_me(page)
    buttons = page.locator("[data-ask] button")
    assert buttons.count() == 4
    ends = buttons.evaluate_all("all => all.map(e => e.getBoundingClientRect().bottom)")
    assert min(ends) > 0 and max(ends) <= PHONE["height"]
    page.locator("button.skip").press("Enter")
    page.wait_for_load_state()
    assert buttons.count() == 4, "Enter answers nothing"
    page.locator("[data-ask] button[value=yes]").click()
    page.wait_for_selector("main[data-level=urgent]")
    assert buttons.count() == 0
    assert page.locator("#again input[type=hidden][value=private_information]").count() == 1
