"""Back never loses an answer: after a language, an error, an answer that is changed, a tab."""

import pytest
from playwright.sync_api import Error

from tools.lib.answering import TOLD_BY_THE_CHILD, Questionnaire, as_kept, result_of

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SETTLES_MS = 300
SAFE = {"self_harm": "no", "low_mood": "daily"}


def back_with_a_yes(page):
    """Go back to the answer to a post, which no browser keeps, and send the form again when asked.

    Chromium shows a page that says so; its button, and every other way to say yes, is a reload.
    """
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    page.wait_for_timeout(SETTLES_MS)
    page.reload()


def choose(page, language):
    """Press the button of a language, and wait for the page in it."""
    page.locator("details.choose summary").click()
    page.locator(f".langs button[lang={language}]").click()
    page.wait_for_selector(f"html[lang={language}]")


@BOTH
def test_back_after_a_change_of_language_among_the_questions(visit, script):
    page = visit(script=script).page
    questions = Questionnaire(page).open("/en/parent/").answer({"self_harm": "no", "age": "11_13"})
    choose(page, "fr")
    page.go_back()
    page.wait_for_selector("html[lang=en] main[data-page=step]")
    assert questions.kept() == {"self_harm": {"no"}, "age": {"11_13"}}


@BOTH
def test_back_after_an_error_and_after_its_result(visit, script):
    page = visit(script=script).page
    questions = Questionnaire(page).open("/en/parent/").answer({"low_mood": "daily"})
    questions.send()
    page.go_back()
    page.wait_for_selector("main[data-page=step]")
    assert questions.kept() == {"low_mood": {"daily"}}
    questions.send()
    page.locator(".errors").wait_for()
    questions.answer({"self_harm": "no"}).send()
    page.wait_for_selector("main[data-page=result]")
    back_with_a_yes(page)
    page.locator(".errors").wait_for()
    assert questions.kept().items() >= {"low_mood": {"daily"}}.items()


@BOTH
def test_back_after_the_language_of_a_result_was_changed(visit, script):
    page = visit(script=script).page
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    titles = page.locator("main li[data-advice]").count()
    choose(page, "fr")
    back_with_a_yes(page)
    page.wait_for_selector("html[lang=en] main[data-level=high]")
    assert page.locator("main li[data-advice]").count() == titles


@BOTH
def test_back_after_the_answers_were_changed(visit, script):
    page = visit(script=script).page
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    page.locator(".keep button[value=questions]").click()
    page.wait_for_selector("main[data-page=step]")
    questions = Questionnaire(page)
    assert questions.kept() == as_kept(TOLD_BY_THE_CHILD)
    back_with_a_yes(page)
    page.wait_for_selector("main[data-level=high]")
    page.go_back()
    page.wait_for_selector("main[data-page=step]")
    assert questions.kept() == as_kept(TOLD_BY_THE_CHILD)


@BOTH
def test_back_in_the_tab_of_a_link_leaves_the_result_where_it_was(visit, script):
    page = visit(script=script).page
    result_of(page, "/en/parent/?country=FR", SAFE)
    words = page.locator("main").inner_text()
    with page.expect_popup() as opened:
        page.locator("footer a[href*='/advice/']").click()
    tab = opened.value
    tab.wait_for_selector("main")
    assert tab.go_back() is None, "there is nothing to go back to"
    assert tab.locator("main").is_visible()
    tab.close()
    assert page.locator("main").inner_text() == words
