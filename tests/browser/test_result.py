"""The result leaves the screen: on paper, as a file; and the reader leaves the site."""

import io
import re

import pytest
from pypdf import PdfReader

from tools.lib.answering import TOLD_BY_THE_CHILD, Questionnaire, result_of

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SENSITIVE = {"self_harm": "yes", "took_part": ["posted"], "aggressive": "daily", "age": "11_13"}
SENSITIVE_WORDS = ("die or hurt", "Wanting to die", "Their own part", "own part", "aggressive")


def printed(page) -> str:
    """The text on paper, as an A4 printer gets it."""
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


def test_the_result_prints_as_a_sheet_to_hand_over(page):
    result_of(page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    first_advice = page.locator("[data-advice] h3").first.inner_text()
    level = page.locator(".level h2").inner_text()
    sheet = printed(page)
    year = page.evaluate("String(new Date().getFullYear())")
    for wanted in (level, first_advice, "3018", year, "version 2", "Name"):
        assert wanted in sheet
    for unwanted in ("Leave this site", "Language and country", "Download", "More pages"):
        assert unwanted not in sheet
    assert page.locator("input[type=text], textarea, input:not([type])").count() == 0


def test_sensitive_answers_are_printed_only_if_ticked_in(page):
    result_of(page, "/en/parent/", SENSITIVE)
    shown = page.locator("main").inner_text()
    reasons = [one.inner_text() for one in page.locator("main li.sensitive:visible").all()]
    assert reasons, "the page itself says what led there"
    sheet = printed(page)
    assert all(" ".join(reason.split()) not in sheet for reason in reasons)
    page.locator("[name=sensitive]").check()
    sheet = printed(page)
    assert all(" ".join(reason.split()) in sheet for reason in reasons), (reasons, shown)


@BOTH
def test_the_result_downloads_as_one_file_that_needs_nothing_else(visit, browser, tmp_path, script):
    reader = visit(script=script)
    questions = Questionnaire(reader.page).open("/fr/parent/?country=FR")
    questions.answer(TOLD_BY_THE_CHILD).send()
    reader.page.wait_for_selector("main[data-page=result]")
    level = reader.page.locator(".level h2").inner_text()
    with reader.page.expect_download() as download:
        reader.page.locator("button[value=sheet]").click()
    file = tmp_path / download.value.suggested_filename
    assert re.fullmatch(r"[a-z-]+-\d{4}-\d\d-\d\d\.html", file.name), "the name betrays no answer"
    download.value.save_as(file)

    alone = browser.new_context(offline=True).new_page()
    requests = []
    alone.on("request", lambda request: requests.append(request.url))
    alone.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert level in alone.locator("main").inner_text()
    assert alone.locator("svg.chart").first.bounding_box()["width"] > 50
    assert alone.locator("form, script, input, button").count() == 0
    links = [one.get_attribute("href") for one in alone.locator("a").all()]
    assert all(link.startswith(("tel:", "https://", "mailto:", "#")) for link in links), links
    alone.context.close()


def test_the_file_leaves_sensitive_answers_out_unless_ticked_in(page, tmp_path):
    result_of(page, "/en/parent/", SENSITIVE)
    reasons = [one.inner_text() for one in page.locator("main li.sensitive:visible").all()]
    without, ticked = (downloaded(page, tmp_path, tick) for tick in (False, True))
    assert reasons and all(reason not in without for reason in reasons)
    assert all(" ".join(reason.split()) in ticked for reason in reasons)


def downloaded(page, folder, tick):
    """The words of the downloaded file, with or without the box ticked."""
    page.locator("[name=sensitive]").set_checked(tick)
    with page.expect_download() as download:
        page.locator("button[value=sheet]").click()
    file = folder / f"{tick}.html"
    download.value.save_as(file)
    other = page.context.browser.new_context().new_page()
    other.goto(file.as_uri())
    words = " ".join(other.locator("main").inner_text().split())
    other.context.close()
    return words


def test_the_print_button_prints(page):
    page.add_init_script("window.print = () => { window.printed = true }")
    result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")


def test_without_script_no_button_is_dead(visit):
    page = visit(script=False).page
    Questionnaire(page).open("/en/parent/").answer(TOLD_BY_THE_CHILD).send()
    page.wait_for_selector("main[data-page=result]")
    assert not page.locator("[data-print]").is_visible()


@BOTH
def test_an_open_question_of_the_result_leads_back_with_every_answer(visit, script):
    page = visit(script=script).page
    questions = Questionnaire(page).open("/en/parent/").answer(TOLD_BY_THE_CHILD)
    questions.send()
    page.wait_for_selector("main[data-page=result]")
    page.locator("main button[formaction$='#low_mood']").click()
    page.wait_for_selector("main[data-page=step]")
    assert questions.fieldset("low_mood").is_visible()
    assert questions.kept()["content"] == {"insults", "impersonation"}
    questions.answer({"low_mood": "daily"}).send()
    page.wait_for_selector("main[data-page=result]")
    assert page.locator("main button[formaction$='#low_mood']").count() == 0


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


def test_the_chart_scales_with_its_cell_and_mirrors_only_by_stylesheet(visit):
    wide = visit(viewport={"width": 1280, "height": 900}).page
    narrow = visit(viewport={"width": 320, "height": 700}).page
    for page in (wide, narrow):
        result_of(page, "/en/parent/", TOLD_BY_THE_CHILD)
        for cell in page.locator("td:has(svg.chart)").all():
            inside, chart = cell.bounding_box(), cell.locator("svg").bounding_box()
            assert chart["width"] > 100 and chart["height"] >= 20
            assert chart["x"] >= inside["x"] - 1
            assert chart["x"] + chart["width"] <= inside["x"] + inside["width"] + 1
    chart = wide.locator("svg.chart").first
    assert chart.evaluate("e => getComputedStyle(e).transform") == "none"
    wide.evaluate("document.documentElement.dir = 'rtl'")
    assert chart.evaluate("e => getComputedStyle(e).transform").startswith("matrix(-1")
