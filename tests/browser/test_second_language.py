"""A parent reads one language, the school another: on the screen, on paper, in the file."""

import pytest

from tests.support.browser.axe import violations
from tests.support.browser.downloads import downloaded
from tests.support.browser.layout import sticking_out
from tests.support.browser.printing import printed
from tests.support.browser.readers import two_readers
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD, result_of
from tools.lib.browser import DESKTOP, PHONE

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
HELP = {"en": "Who can help", "fr": "Qui peut aider"}


def choose(page, tag, how):
    """Choose a second language in the result's form, and press its button."""
    if not page.locator("#second-language").is_visible():
        page.locator(".keep summary").first.click()
    page.locator("select[name=second_language]").select_option(tag)
    page.locator(f"input[name=second_how][value={how}]").check()
    page.locator("#second-language ~ button[value=result]").click()
    page.wait_for_selector("main[data-page=result]")


def boxes(page):
    """Where how to do a step stands in its first and in its second language."""
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    pairs = page.locator("[data-advice] details > .pair")
    return pairs.evaluate_all(
        "pairs => pairs.map(p => [...p.children].map(e => e.getBoundingClientRect().toJSON()))"
    )


@two_readers
def test_a_result_is_read_together_item_by_item_and_printed_in_both(visit, script, language):
    own, other = language, {"en": "fr", "fr": "en"}[language]
    page = visit(script=script).page
    result_of(page, f"/{own}/parent/?country=FR", TOLD_BY_THE_CHILD)
    steps = page.locator("[data-advice]").count()
    assert page.locator(".second").count() == 0
    choose(page, other, "beside")
    assert page.locator("html").get_attribute("lang") == own
    assert page.locator("[data-advice]").count() == steps
    assert all(mine["top"] == theirs["top"] for mine, theirs in boxes(page))
    assert all(mine["right"] <= theirs["left"] for mine, theirs in boxes(page))
    assert page.locator(".second", has_text=HELP[other]).first.is_visible()
    if script:  # axe itself needs it
        assert violations(page) == []
    else:  # nothing on paper asks for it
        sheet = printed(page)
        assert HELP["en"] in sheet and HELP["fr"] in sheet
        assert page.locator("#keep-title").inner_text() not in sheet


@BOTH
def test_a_sheet_in_the_schools_language_is_handed_over(visit, script, tmp_path):
    page = visit(script=script).page
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    choose(page, "fr", "instead")
    headings = " ".join(page.locator("main h2").all_inner_texts())
    assert HELP["fr"] in headings and HELP["en"] not in headings
    assert "Keep it" in headings, "what belongs to the page stays the reader’s"
    text = downloaded(page, "button[value=sheet]", tmp_path).read_text(encoding="utf-8")
    assert '<html lang="fr"' in text and HELP["fr"] in text and HELP["en"] not in text
    if script:  # axe itself needs it
        assert violations(page) == []
    else:  # nothing on paper asks for it
        sheet = printed(page)
        assert HELP["fr"] in sheet and "Ce que vous pouvez faire maintenant" in sheet
        for unwanted in ("What you can do now", HELP["en"], "second language"):
            assert unwanted not in sheet


def test_the_choice_outlives_a_change_of_language_and_says_when_both_are_the_same(page):
    result_of(page, "/en/parent/?country=FR", IN_DANGER)
    choose(page, "fr", "beside")
    page.locator("details.choose summary").click()
    page.locator(".langs button[lang=fr]").click()
    page.wait_for_selector("html[lang=fr] main[data-page=result]")
    assert page.locator(".second").count() == 0
    assert page.locator("main > .notice[role=status]").is_visible()
    choose(page, "en", "instead")
    page.locator("details.choose summary").click()
    page.locator(".choose .pick button[name=show]").click()  # the country again
    page.wait_for_selector("html[lang=fr] main[data-page=result]")
    assert page.locator("main > .second[lang=en]").count() == 1


@pytest.mark.parametrize(
    ("own", "second", "how"),
    [
        ("en", "ar", "beside"),
        ("ar", "fr", "beside"),
        ("fr", "ar", "instead"),
        ("ar", "en", "instead"),
    ],
)
def test_each_language_runs_in_its_own_direction(page, app, own, second, how):
    form = {**BY_LEVEL["high"], "second_language": second, "second_how": how}
    html = app.test_client().post(f"/{own}/parent/?country=FR", data=form)
    page.set_content(html.get_data(as_text=True))
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        assert_it_runs_as_it_should(page, viewport, own, second, how)


def assert_it_runs_as_it_should(page, viewport, own, second, how):
    """Nothing sticks out, and texts, chart and pairs run in the direction of their language."""
    assert sticking_out(page) == []
    directions = page.locator(".second").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).direction))]"
    )
    assert directions == ["rtl" if second == "ar" else "ltr"]
    chart_is_mirrored = page.locator("svg.chart").first.evaluate(
        "e => getComputedStyle(e).transform.startsWith('matrix(-1')"
    )
    assert chart_is_mirrored == ((second if how == "instead" else own) == "ar")
    if how == "beside" and viewport is PHONE:
        assert all(mine["bottom"] <= theirs["top"] for mine, theirs in boxes(page))
    elif how == "beside":
        assert all((mine["x"] < theirs["x"]) == (own != "ar") for mine, theirs in boxes(page))
