"""The result on the screen: its first card, its plan; it leaves the screen, and nothing is lost."""

import re

import pytest

from tests.support.browser.downloads import downloaded, opened_alone
from tests.support.browser.printing import printed
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, result_of, send_at_once
from tools.lib.browser import PHONE

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SENSITIVE = {"self_harm": "yes", "age": "11_13", "aggressive": "daily", "took_part": ["posted"]}
BLACKMAIL = {
    "disclosed": "yes",
    "self_harm": "no",
    "demands": ["money"],
    "content": ["blackmail", "intimate_images"],
    "channels": ["social"],
}
CHARTS = """all => all.map(cell => [cell, cell.querySelector('svg')]
  .map(e => e.getBoundingClientRect().toJSON()))"""


def end(page, place):
    """How far down the first of these places ends."""
    return page.locator(place).first.evaluate("e => e.getBoundingClientRect().bottom")


@BOTH
@pytest.mark.parametrize("answers", [IN_DANGER, BLACKMAIL, TOLD_BY_THE_CHILD])
def test_the_first_screen_says_what_it_is_whom_to_call_and_what_to_do_first(
    page_of, script, answers
):
    page = page_of(script)
    result_of(page, "/en/parent/?country=GB", answers)
    for first in ("h2", "a[href^='tel:']", "ol > li h3"):
        assert 0 < end(page, f"[data-first] {first}") <= PHONE["height"], first
    assert page.locator("[data-first] ol > li").count() == 3
    assert page.locator("header").count() == 0, "the strip is the whole header"


@pytest.mark.parametrize(("language", "country"), [("fr", "FR"), ("de", "DE"), ("ar", "FR")])
def test_whoever_is_blackmailed_sees_the_first_acts_and_a_call_without_scrolling(
    page_of, language, country
):
    page = page_of(False)
    address = f"/{language}/parent/?country={country}"
    result_of(page, address, BLACKMAIL | {"self_harm": "unsure", "age": "14_17"})
    for what in (".acts > li:last-child", ".call-one:first-child"):
        assert 0 < end(page, f"[data-first] {what}") <= PHONE["height"], what


@BOTH
def test_the_steps_are_numbered_through_in_words_and_no_act_is_folded(page_of, script):
    page = page_of(script)
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    titles = page.locator("main li[data-advice] h3")
    numbers = [int(one.split(".")[0]) for one in titles.all_inner_texts()]
    assert numbers == list(range(1, len(numbers) + 1)) and 4 < len(numbers) <= 10
    assert page.locator("main li[data-advice] h3:visible").count() == len(numbers)
    assert page.locator("summary h2, summary h3, details [data-advice]").count() == 0


def test_the_sheet_for_oneself_is_the_page_on_paper_with_everything_unfolded(page_of):
    page = page_of(True)
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    folded = page.locator("main li details li").all_text_contents()
    wanted = page.locator("main h2, main h3").all_inner_texts()
    sheet = printed(page)
    for text in (page.evaluate("String(new Date().getFullYear())"), "version 2", "Name", "3018"):
        assert text in sheet
    for text in (*wanted[:8], *folded[:8]):
        assert " ".join(text.split()) in sheet
    for unwanted in (
        "Leave this site",
        "Language and country",
        "Download",
        "More pages",
        "Keep it",
    ):
        assert unwanted not in sheet


@BOTH
def test_a_sheet_to_hand_over_opens_beside_the_result_and_reveals_nothing(visit, script):
    reader = visit(script=script)
    reader.context.add_init_script("window.print = () => { window.printed = true }")
    page = reader.page
    result_of(page, "/en/parent/?country=FR", SENSITIVE)
    with page.expect_popup() as opened:
        page.locator("button[value=to_hand_over]").click()
    sheet = opened.value
    sheet.wait_for_load_state()
    words = sheet.locator("main").inner_text()
    assert "left out of this sheet on purpose" in words and "want to die" not in words
    assert sheet.locator("details:not([open])").count() == 0
    assert not script or sheet.evaluate("window.printed")
    assert page.locator("main[data-page=result]").is_visible()


def test_with_script_print_for_me_prints_the_page_itself(page_of):
    page = page_of(True)
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    page.evaluate("window.print = () => { window.printed = true }")
    tabs = len(page.context.pages)
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") and len(page.context.pages) == tabs


def test_without_script_no_button_is_dead(page_of):
    page = page_of(False)
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    assert not page.locator("[data-share]").is_visible()
    with page.expect_popup() as opened:
        page.locator("[data-print]").click()
    assert opened.value.locator("main").is_visible()
    opened.value.close()


def test_what_is_sent_as_text_is_the_plan_without_what_is_sensitive(visit):
    page = visit().page
    page.add_init_script(
        "navigator.share = given => { window.shared = given.text; return Promise.resolve() }"
    )
    result_of(page, "/en/parent/?country=FR", SENSITIVE)
    page.locator("[data-share]").click()
    text = page.evaluate("window.shared")
    assert re.search(r"^1\. ", text) and "3018" in text
    assert not re.search(r"\bdie\b|dying|harm", text)


@pytest.mark.parametrize("show", ["file_for_me", "sheet"])
def test_a_sheet_downloads_as_one_file_that_needs_nothing_else(page_of, browser, tmp_path, show):
    page = page_of(False)
    result_of(page, "/fr/parent/?country=FR", TOLD_BY_THE_CHILD)
    verdict = page.locator("[data-first] h2").inner_text()
    page.locator(".keep summary").first.click()
    file = downloaded(page, f"button[value={show}]", tmp_path)
    assert re.fullmatch(r"[a-z-]+-\d{4}-\d\d-\d\d\.html", file.name), "the name betrays no answer"
    with opened_alone(browser, file) as alone:
        assert verdict in alone.locator("main").inner_text()
        assert alone.locator("svg.chart").first.bounding_box()["width"] > 50
        links = alone.locator("a").evaluate_all("all => all.map(e => e.getAttribute('href') ?? '')")
        assert all(link.startswith(("tel:", "https://", "mailto:", "#")) for link in links), links


@BOTH
def test_an_open_question_of_the_result_leads_back_with_every_answer(page_of, script):
    page = page_of(script)
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    questions = Questionnaire(page)
    page.locator("main button[formaction$='#messages_seen']").click()
    page.wait_for_selector("main[data-page=step]")
    assert questions.fieldset("messages_seen").is_visible()
    assert questions.kept()["content"] == {"insults", "impersonation"}
    send_at_once(page, {"messages_seen": "yes"})
    assert page.locator("main button[formaction$='#messages_seen']").count() == 0


@BOTH
def test_leaving_replaces_the_page_by_a_neutral_one(visit, live_server, script):
    reader = visit(script=script)
    page = reader.page
    page.goto("/en/")
    page.goto("/en/parent/")
    leave = page.locator("a.leave, a[data-leave]").first
    neutral = leave.get_attribute("href")
    assert neutral.startswith("https://")
    assert {"noreferrer", "nofollow"} <= set(leave.get_attribute("rel").split())
    page.route(
        f"{neutral}**", lambda route: route.fulfill(body="weather", content_type="text/html")
    )
    with page.expect_navigation(url=f"{neutral}**"):
        leave.click()
    page.go_back()
    where = "/en/" if script else "/en/parent/"
    assert page.url == live_server + where, "with script, Back skips the page that was left"
    reader.requests[:] = [one for one in reader.requests if not one[1].startswith(neutral)]


def test_leaving_in_one_tab_makes_every_other_tab_leave(visit):
    reader = visit()
    page = reader.page
    reader.context.route(
        lambda url: not url.startswith(reader.origin),
        lambda route: route.fulfill(body="weather", content_type="text/html"),
    )
    result_of(page, "/en/parent/?country=FR", SENSITIVE)
    with page.expect_popup() as opened:
        page.locator("main a[target=_blank]:visible").first.click()
    other, third = opened.value, reader.context.new_page()
    third.goto("/en/young-person/")
    other.locator("[data-leave]").click()
    for tab in (page, other, third):
        tab.wait_for_url("https://**")
    reader.requests[:] = [one for one in reader.requests if one[1].startswith(reader.origin)]


WAYS_OUT = """() => [...document.querySelectorAll('a[href], button')].filter(e => {
  const href = e.getAttribute('href') || ''
  const stays = '[data-leave], [data-share], .skip, [data-print]'
  return !/^(tel|sms|mailto|#)/.test(href) && !e.matches(stays)
}).map((e, i) => {
  const written = e.cloneNode(false)  // but for where it leads, and in what language
  for (const name of ['href', 'formaction', 'lang', 'dir', 'class']) written.removeAttribute(name)
  e.dataset.way = i
  return [i, written.outerHTML]
})"""
OPEN_ALL = "document.querySelectorAll('details').forEach(e => { e.open = true })"


@BOTH
def test_back_after_each_kind_of_link_and_button_finds_the_result_again(visit, script):
    """What opens a tab leaves the result where it was; what answers in place is no way out.

    Of those that are written alike, and so do the same, one is pressed.
    """
    reader = visit(script=script)
    reader.context.add_init_script("window.print = () => {}")
    reader.context.route(
        lambda url: not url.startswith(reader.origin),
        lambda route: route.fulfill(body="elsewhere", content_type="text/html"),
    )
    page = reader.page
    result_of(page, "/en/parent/?country=FR", BLACKMAIL)
    words, address = page.locator("main").text_content(), page.url
    page.evaluate(OPEN_ALL)
    tabs, files = [], 0
    for way, written in page.evaluate(WAYS_OUT):
        one = page.locator(f"[data-way='{way}']")
        if 'target="_blank"' in written:
            if written not in tabs:
                opens_a_tab_of_its_own(page, one)
            tabs.append(written)
        elif re.search('value="(sheet|file_for_me|reminder)"', written):
            with page.expect_download():
                one.click()
            files += 1
        else:
            assert 'form="again"' in written, one.evaluate("e => e.outerHTML")
    assert len(tabs) > 10 and len(set(tabs)) > 5 and files == 3
    assert (page.url, page.locator("main").text_content()) == (address, words)
    page.locator("[data-leave]").click()
    page.wait_for_url("https://**")
    assert len(reader.context.pages) == 1, "leaving opens nothing"
    reader.requests[:] = [one for one in reader.requests if one[1].startswith(reader.origin)]


def opens_a_tab_of_its_own(page, link):
    """Follow a link, and see that its tab knows nothing of the page, and has no way back to it."""
    with page.expect_popup() as opened:
        link.click()
    tab = opened.value
    assert tab.evaluate("opener") is None
    assert tab.go_back() is None, "there is nothing to go back to"
    tab.close()


def test_the_chart_scales_with_its_cell_and_mirrors_only_by_stylesheet(page):
    result_of(page, "/en/parent/", {"self_harm": "no", "school_avoidance": "daily"})
    chart = page.locator("svg.chart").first
    assert chart.evaluate("e => getComputedStyle(e).transform") == "none"
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 700})
        charts = page.locator("td:has(svg.chart)").evaluate_all(CHARTS)
        assert charts
        for cell, inside in charts:
            assert inside["width"] > 100 and inside["height"] >= 20
            assert inside["left"] >= cell["left"] - 1 and inside["right"] <= cell["right"] + 1
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert chart.evaluate("e => getComputedStyle(e).transform").startswith("matrix(-1")


def test_from_a_wide_screen_on_the_plan_stands_beside_who_can_help(page):
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    card = page.locator("[data-first]").bounding_box()
    help_beside = page.locator(".who").bounding_box()
    assert help_beside["x"] >= card["x"] + card["width"]
    assert help_beside["y"] < card["y"] + card["height"]
