"""The page with the questions: what opens, what shows at once, and that no answer is ever lost."""

import re

import pytest

from tools.lib.answering import (
    TOLD_BY_THE_CHILD,
    Questionnaire,
    as_kept,
    choose_language,
    result_of,
    send_at_once,
)
from tools.lib.browser import PHONE

NOTHING_KNOWN = {"disclosed": "unknown", "messages_seen": "no", "demands": "none"}
BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SCREENS = """() => [...document.querySelectorAll('.part')].map(part => {
  location.hash = part.id
  const shown = [...part.querySelectorAll('.opt')].filter(e => e.offsetHeight)
  const small = shown.filter(e => e.offsetHeight < 44).map(e => e.textContent)
  return [part.getBoundingClientRect().height, small]
})"""


@BOTH
def test_self_harm_yes_shows_help_at_once_before_anything_is_sent(visit, script):
    reader = visit(script=script)
    questions = Questionnaire(reader.page).open("/fr/parent/?country=FR")
    sent_before = len(reader.requests)
    help_now = questions.page.locator(".now-self_harm")
    assert not help_now.is_visible()
    questions.answer({"self_harm": "no"})
    assert not help_now.is_visible()
    questions.answer({"self_harm": "yes"})
    assert help_now.is_visible()
    numbers = help_now.locator("a[href^='tel:']")
    assert numbers.first.get_attribute("href") == "tel:112"
    assert numbers.count() >= 2 and numbers.nth(1).is_visible(), "and a line to talk to"
    assert len(reader.requests) == sent_before
    help_now.locator("button").click()
    questions.page.wait_for_selector("main[data-level=urgent]")


@pytest.mark.parametrize(
    ("question", "value", "harmless"),
    [
        ("demands", "money", "none"),
        ("content", "told_to_die", "unknown"),
        ("senders", "adult", "one"),
        ("offline_too", "physical", "no"),
    ],
)
def test_a_grave_answer_shows_the_way_to_help_where_it_was_ticked(
    page_of, question, value, harmless
):
    page = page_of(False)  # it is shown by a style alone
    questions = Questionnaire(page).open("/de/parent/?country=DE").answer({"disclosed": "yes"})
    questions.answer({question: harmless})
    shown = page.locator(f".now-{question}")
    assert not shown.is_visible()
    questions.option(question, harmless).set_checked(False) if question == "demands" else None
    questions.answer({question: value})
    option, help_now = questions.option(question, value), shown.bounding_box()
    assert shown.locator("a[href^='tel:']").first.is_visible()
    assert help_now["y"] - option.bounding_box()["y"] < PHONE["height"], "on the same screen"
    shown.locator("button").click()
    page.wait_for_selector("main[data-level=urgent]")


@BOTH
def test_follow_ups_open_when_they_are_asked_and_close_again(page_of, script):
    questions = Questionnaire(page_of(script)).open("/en/parent/")
    follow_up = questions.fieldset("content")
    for question, value in [
        ("disclosed", "unsure"),
        ("messages_seen", "yes"),
        ("demands", "secrecy"),
    ]:
        questions.open("/en/parent/").tick(NOTHING_KNOWN).show("age")
        assert not follow_up.is_visible()
        questions.tick({question: value})
        assert follow_up.is_visible(), question
    questions.open("/en/parent/").answer({"disclosed": "yes"}).show("age")
    questions.answer({"content": ["intimate_images"], "senders": "adult"})
    assert questions.fieldset("picture").is_visible()
    assert questions.fieldset("adult_is").is_visible()
    questions.option("senders", "one").check()
    assert not questions.fieldset("adult_is").is_visible()
    assert not questions.fieldset("own_posts").is_visible()
    questions.answer({"took_part": ["forwarded"]})
    assert questions.fieldset("own_posts").is_visible()


@BOTH
def test_a_choice_can_be_cleared(page_of, script):
    questions = Questionnaire(page_of(script)).open("/en/parent/")
    clear = questions.fieldset("age").locator(".clear")
    assert not clear.is_visible()
    questions.answer({"age": "8_10"})
    before = questions.option("age", "8_10").bounding_box()
    clear.click()
    assert questions.kept() == {}
    assert questions.option("age", "8_10").bounding_box() == before, "nothing jumps"


@BOTH
def test_arrow_keys_run_through_a_group_and_never_clear_it(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/")
    questions.show("age")
    if script:  # which moves the focus to the heading, a moment after the part is seen
        page.wait_for_selector(".part:target h2:focus")
    questions.option("age", "under_8").focus()
    page.keyboard.press("Space")
    for _ in range(7):  # past the last option, round to the first again
        page.keyboard.press("ArrowDown")
        assert page.locator('input[name="age"]:focus').count() == 1
        assert questions.kept().keys() == {"age"}


def test_a_choice_can_be_cleared_with_the_keyboard(page_of):
    questions = Questionnaire(page_of(True)).open("/en/parent/").answer({"disclosed": "no"})
    questions.fieldset("disclosed").locator(".clear span").press("Enter")
    assert questions.kept() == {}


@BOTH
def test_a_change_of_language_comes_back_to_the_same_part(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/?country=FR").answer({"disclosed": "no"})
    for language, answers in (("fr", {"age": "8_10"}), ("en", {"isolation": "weekly"})):
        questions.answer(answers)
        part = page.locator(".part:visible").get_attribute("id")
        choose_language(page, language)
        assert page.locator(".part:visible").get_attribute("id") == part


def test_with_script_it_comes_back_to_a_part_where_nothing_is_answered_yet(page_of):
    page = page_of(True)
    questions = Questionnaire(page).open("/en/parent/").answer({"disclosed": "no"})
    questions.go_on()
    part = page.locator(".part:visible").get_attribute("id")
    choose_language(page, "fr")
    assert page.locator(".part:visible").get_attribute("id") == part


def test_the_questions_of_a_parent_without_follow_ups_take_fourteen_screens_of_a_phone(page_of):
    page = page_of(True)
    for language in ("fr", "de"):
        page.goto(f"/{language}/parent/?country=FR")
        page.evaluate(
            """() => document.querySelectorAll('fieldset .opts').forEach(
            one => { one.querySelector('input').checked = true })"""
        )
        screens = page.evaluate(SCREENS)
        assert sum(height for height, _ in screens) <= 14 * PHONE["height"]
        assert all(height > 44 for height, _ in screens), "each part is shown"
        assert [small for _, small in screens if small] == [], "what a thumb cannot hit"


def test_none_of_these_stands_alone(page_of):
    questions = Questionnaire(page_of(True)).open("/en/parent/")
    questions.answer({"demands": ["money", "meeting"]})
    questions.option("demands", "none").check()
    assert questions.kept() == {"demands": {"none"}}
    questions.option("demands", "meeting").check()
    assert questions.kept() == {"demands": {"meeting"}}


@BOTH
def test_back_from_the_result_keeps_the_answers(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/").answer(TOLD_BY_THE_CHILD)
    questions.send()
    page.wait_for_selector("main[data-page=result]")
    page.go_back()
    assert page.locator("main").get_attribute("data-page") == "step"
    assert questions.kept() == as_kept(TOLD_BY_THE_CHILD)


@BOTH
def test_changing_the_language_and_the_country_keeps_the_answers(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/?country=BE").tick(TOLD_BY_THE_CHILD)
    choose_language(page, "fr")
    assert page.locator("main").get_attribute("data-page") == "step"
    assert page.locator("select[name=country]").input_value() == "BE"
    assert questions.kept() == as_kept(TOLD_BY_THE_CHILD)
    assert page.locator(".errors").count() == 0, "nobody asked for the result yet"
    choose_country(page, "FR")
    assert page.locator("main").get_attribute("data-page") == "step"
    assert questions.kept() == as_kept(TOLD_BY_THE_CHILD)
    send_at_once(page, {})
    assert page.locator("main[data-page=result]").get_attribute("data-level") == "high"
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("main [data-service] a[href='tel:3018']").count() >= 1


@BOTH
def test_the_result_changes_language_and_country_without_losing_an_answer(page_of, script):
    page = page_of(script)
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    before = advice_ids(page)
    choose_language(page, "fr")
    choose_country(page, "FR")
    assert page.locator("html").get_attribute("lang") == "fr"
    main = page.locator("main[data-page=result]")
    assert main.get_attribute("data-level") == "high"
    assert main.locator("[data-service] a[href='tel:3018']").count() >= 1
    assert [one for one in advice_ids(page) if one != "your_own_language"] == before


def choose_country(page, code):
    """Open the chooser, choose a country and press its button."""
    chooser = page.locator("details.choose")
    if not chooser.locator("select").is_visible():
        chooser.locator("summary").click()
    chooser.locator("select[name=country]").select_option(code)
    with page.expect_navigation():
        chooser.locator(".pick button").click()


def advice_ids(page):
    return page.locator("[data-advice]").evaluate_all("all => all.map(e => e.dataset.advice)")


@BOTH
def test_a_missing_answer_brings_the_page_back_with_links_and_every_answer(page_of, script):
    page = page_of(script)
    questions = Questionnaire(page).open("/en/parent/").tick({"low_mood": "daily"})
    questions.ask()
    summary = page.locator(".errors")
    assert summary.is_visible()
    heading = page.locator("h1").inner_text()
    assert re.match(rf"\w+: {re.escape(heading)}", page.title())
    assert questions.kept() == {"low_mood": {"daily"}}
    links = summary.locator("a")
    assert links.count() == 1
    links.click()
    first = page.locator("[name=self_harm]").first
    assert first.evaluate("e => e == document.activeElement") or ends_at(page, first)
    assert first.is_visible()
    send_at_once(page, {"self_harm": "no"})


def ends_at(page, element):
    """Without script a link to an input only scrolls there: Tab from there reaches the group."""
    page.keyboard.press("Tab")
    name = element.get_attribute("name")
    return page.evaluate("document.activeElement.name") == name


def test_an_empty_form_names_both_answers_that_are_needed(page_of):
    page = page_of(True)
    Questionnaire(page).open("/en/parent/").ask()
    links = page.locator(".errors a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert len(links) == 2 and "#self_harm" in links
    for link in links:
        page.locator(f'.errors a[href="{link}"]').click()
        assert page.locator(link).is_visible()


def test_the_list_of_open_questions_shrinks_and_leads_back(page_of):
    page = page_of(True)
    questions = Questionnaire(page).open("/en/parent/").tick({"self_harm": "no", "sleep": "rarely"})
    questions.show("took_part")
    still_open = page.locator(".open-list a:visible")
    targets = still_open.evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert "#low_mood" in targets and "#sleep" not in targets and "#content" not in targets
    page.locator(".open-list a[href='#low_mood']").click()
    assert questions.fieldset("low_mood").is_visible()
    assert questions.kept() == {"self_harm": {"no"}, "sleep": {"rarely"}}


@BOTH
def test_the_result_can_be_asked_for_after_the_first_part(page_of, script):
    page = page_of(script)
    questions = (
        Questionnaire(page).open("/en/parent/").answer({"disclosed": "yes", "self_harm": "no"})
    )
    questions.page.locator(".part:visible .nav button").click()
    page.wait_for_selector("main[data-page=result]")
    assert page.locator("main").get_attribute("data-level") in ("some", "high")


def test_a_teacher_gets_a_clean_form_for_the_next_pupil(page_of):
    page = page_of(True)
    result_of(page, "/en/teacher/?country=FR", {"self_harm": "no", "isolation": "weekly"})
    with page.expect_popup() as popup:
        page.locator("main a[data-next-pupil]").click()
    popup.value.wait_for_selector("main[data-page=step]")
    assert Questionnaire(popup.value).kept() == {}
    assert "country=FR" in popup.value.url
    popup.value.close()
