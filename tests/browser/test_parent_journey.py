"""A parent's way from the address of the site to the next step, in each way of using a browser."""

import pytest

from tools.lib.answering import TOLD_BY_THE_CHILD, Questionnaire
from tools.lib.browser import DESKTOP, PHONE


@pytest.mark.parametrize(
    ("script", "locale", "viewport"),
    [(True, "en-IE", PHONE), (False, "fr-FR", DESKTOP)],
    ids=["script-en-phone", "no-script-fr-desktop"],
)
def test_from_the_front_door_to_the_next_step(visit, script, locale, viewport):
    """Nothing asks for two of the three at once: these two meet what all eight would."""
    reader = visit(script=script, locale=locale, viewport=viewport)
    page, language, country = reader.page, locale[:2], locale[-2:]
    page.goto("/")
    assert page.url.endswith(f"/{language}/?country={country}")
    page.locator('main a[href*="/parent/"]').first.click()
    Questionnaire(page).answer(TOLD_BY_THE_CHILD).send()

    main = page.locator("main[data-page=result]")
    main.wait_for()
    assert page.locator("html").get_attribute("lang") == language
    assert main.get_attribute("data-level") == "high"
    assert main.locator("[data-advice]").count() >= 8
    main.locator("details.why > summary").click()
    assert main.locator("table svg.chart").count() == 2, "areas where something is known"
    if country == "FR":
        assert main.locator("[data-service] a[href='tel:3018']").first.is_visible()
    assert country in page.url and "weekly" not in page.url, "the country travels, answers never"
    methods = [method for method, _ in reader.sent()]
    assert methods == ["GET", "GET", "GET", "POST"], "the redirect, home, the questions, the result"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_by_keyboard_alone(visit, script):
    page = visit(script=script).page
    keys = Keys(page)
    page.goto("/en/?country=FR")
    keys.tab_to('main a[href*="/parent/"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("main[data-page=step]")
    keys.tab_to("[name=disclosed]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    keys.tab_to("[name=self_harm]")
    page.keyboard.press("Space")
    for part in range(2, 8):
        keys.tab_to("a[data-next]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**#part-{part}")
        if script:  # the heading of the new part gets the focus, so that it is read aloud
            page.wait_for_selector(".part h2:focus")
        if part == 2:
            keys.tab_to("[name=content]")
            page.keyboard.press("Space")
    keys.tab_to("button[data-result]")
    page.keyboard.press("Enter")
    page.wait_for_selector("main[data-page=result]")
    assert page.locator("main").get_attribute("data-level") in ("some", "high")
    page.go_back()
    kept = Questionnaire(page).kept()
    assert kept == {"disclosed": {"yes"}, "content": {"mockery"}, "self_harm": {"no"}}


class Keys:
    """A keyboard, and eyes that want to see where the focus is at each stop."""

    STOP = """wanted => {
      const at = document.activeElement
      const seen = e => e && (getComputedStyle(e).outlineStyle != 'none'
        || getComputedStyle(e).boxShadow != 'none')
      const box = at.getBoundingClientRect()
      return {arrived: at.matches(wanted), name: at.outerHTML.slice(0, 120),
        seen: at == document.body || seen(at) || seen(at.closest('label')),
        onScreen: at == document.body || box.bottom > 0 && box.top < innerHeight}
    }"""

    def __init__(self, page):
        self.page = page

    def tab_to(self, wanted: str) -> None:
        """Press Tab until the focus is on what is wanted; it must be visible all the way."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(self.STOP, wanted)
            assert stop["seen"] and stop["onScreen"], f"no visible focus on {stop['name']}"
            if stop["arrived"]:
                return
        raise AssertionError(f"Tab never reaches {wanted}")


def test_enter_on_a_choice_goes_on_and_reads_the_next_heading(page):
    questions = Questionnaire(page).open("/en/parent/")
    questions.answer({"self_harm": "no"})
    questions.option("self_harm", "no").press("Enter")
    assert not questions.fieldset("self_harm").is_visible()
    assert questions.fieldset("age").is_visible()
    page.wait_for_selector("h2:focus")  # the page moves it a moment after it shows the part


def test_enter_never_changes_the_language(visit):
    page = visit(script=False).page
    questions = Questionnaire(page).open("/fr/parent/")
    questions.answer({"self_harm": "no", "age": "11_13"})
    questions.option("age", "11_13").press("Enter")
    page.wait_for_selector("main[data-page=result]")
    assert page.locator("html").get_attribute("lang") == "fr"
