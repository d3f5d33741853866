"""Back never loses an answer: after a language, an error, an answer that is changed.

Of tabs, see `test_result`.
"""

import pytest
from playwright.sync_api import Error

from tools.lib.answering import (
    TOLD_BY_THE_CHILD,
    Questionnaire,
    as_kept,
    choose_language,
    result_of,
)

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SETTLES_MS = 300


def back_with_a_yes(page):
    """Go back to the answer to a post, which no browser keeps, and send the form again when asked.

    Chromium shows a page that says so; its button, and every other way to say yes, is a reload.
    """
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    page.wait_for_timeout(SETTLES_MS)
    page.reload()


@BOTH
def test_back_after_a_change_of_language_among_the_questions(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/").answer({"self_harm": "no", "age": "11_13"})
    choose_language(page, "fr")
    page.go_back()
    page.wait_for_selector("html[lang=en] main[data-page=step]")
    assert questions.kept() == {"self_harm": {"no"}, "age": {"11_13"}}


@BOTH
def test_back_after_an_error_and_after_its_result(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/").tick({"low_mood": "daily"})
    questions.ask()
    page.locator(".errors").wait_for()
    page.go_back()
    page.wait_for_selector("main[data-page=step]:not(:has(.errors))")
    assert questions.kept() == {"low_mood": {"daily"}}
    questions.ask()
    page.locator(".errors").wait_for()
    questions.tick({"self_harm": "no"}).ask()
    page.wait_for_selector("main[data-page=result]")
    back_with_a_yes(page)
    page.locator(".errors").wait_for()
    assert questions.kept().items() >= {"low_mood": {"daily"}}.items()


@BOTH
def test_back_after_the_language_of_a_result_was_changed(page_of, script):
    page = page_of(script)
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    titles = page.locator("main li[data-advice]").count()
    choose_language(page, "fr")
    back_with_a_yes(page)
    page.wait_for_selector("html[lang=en] main[data-level=high]")
    assert page.locator("main li[data-advice]").count() == titles


@BOTH
def test_back_after_the_answers_were_changed(page_of, script):
    page = page_of(script)
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
