"""A second look: from the code on a result to two results side by side, typed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.browser.downloads import downloaded, opened_alone
from tests.support.browser.layout import sticking_out
from tests.support.browser.printing import printed
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader, two_readers
from tests.support.pages.checks import parse
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, Answers, result_of
from tools.lib.browser import PHONE
from warning_signs.comparison.result_code import decode, encode

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def code_of(page, address, answers) -> str:
    """The code on the result of these answers."""
    result_of(page, address, answers)
    return page.locator("[data-code]").get_attribute("data-code")


@pytest.fixture(scope="module")
def sent_code(app):
    """The code of these answers without a browser: for tests that begin when it is written down."""
    client = app.test_client()

    def code(questionnaire: str, answers: Answers) -> str:
        result = client.post(f"/en/{questionnaire}/", data=answers).text
        return parse(result).query("[data-code]")[0].attrs["data-code"]

    return code


def days_before(code: str, days: int, **changed) -> str:
    """The code that the same result had so many days ago."""
    snapshot = decode(code, CONTENT.code_layouts)
    return encode(
        replace(snapshot, day=snapshot.day - timedelta(days=days), **changed), CONTENT.code_layouts
    )


def type_codes(page, *codes: str, by_key: bool = False) -> None:
    """Fill in codes, at once or key by key, and press Enter."""
    for field, code in zip(page.locator("input.code").all(), codes, strict=False):
        field.fill("" if by_key else code)
        if by_key:
            field.press_sequentially(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@two_readers
def test_a_code_written_down_shows_then_and_now(visit, sent_code, language, script):
    now = sent_code("parent", TOLD_BY_THE_CHILD)
    then = days_before(now, 16, level="some")
    reader = visit(script=script, viewport=PHONE)
    page = reader.page
    page.goto(f"/{language}/?country=FR")
    page.locator("a[href*='/compare/']").click()
    type_codes(page, now.lower().replace("-", " "), then, by_key=True)
    assert page.url == f"{reader.origin}/{language}/compare/?country=FR", "no code in the address"
    levels = page.locator(".level")
    assert [one.get_attribute("data-level") for one in levels.all()] == ["some", "high"]
    assert page.locator("main section a[href='tel:3018']").first.is_visible()
    assert page.locator("table svg.chart:visible").count() == 10
    assert page.locator("input.code").nth(1).input_value() == then, "kept as it was typed"
    assert page.locator("html").get_attribute("lang") == language


@two_readers
def test_a_slip_is_named_and_can_be_mended(visit, sent_code, language, script):
    right = sent_code("teacher", IN_DANGER)
    swapped = next(
        right[:i] + right[i + 1] + right[i] + right[i + 2 :]
        for i in range(10)
        if "-" not in right[i : i + 2] and right[i] != right[i + 1]
    )
    page = visit(script=script).page
    page.goto(f"/{language}/compare/")
    type_codes(page, swapped)
    assert page.locator(".errors").is_visible() and page.locator(".level").count() == 0
    page.locator(".errors a").click()
    assert page.evaluate("document.activeElement.id") == "then"
    assert page.locator("#then").input_value() == swapped
    type_codes(page, right)
    assert page.locator(".level").get_attribute("data-level") == "urgent"
    assert page.locator("section.danger a[href='tel:112']").is_visible()


@BOTH
def test_codes_travel_to_another_language(visit, sent_code, script):
    code = sent_code("parent", TOLD_BY_THE_CHILD)
    page = visit(script=script).page
    page.goto("/en/compare/?country=FR")
    page.locator("#then").fill(code)
    for shown, other in enumerate(("fr", "en")):
        page.locator("details.choose summary").click()
        with page.expect_navigation():
            page.locator(f".langs button[lang={other}]").click()
        assert page.locator("#then").input_value() == code
        assert page.locator(".level").count() == shown and page.locator(".errors").count() == 0
        if not shown:
            with page.expect_navigation():
                page.locator("form#codes .nav button").first.click()


def test_two_observers_print_as_a_sheet_and_keep_the_own_part_off_it(page, sent_code):
    answers = TOLD_BY_THE_CHILD | {"aggressive": "daily"}
    parent = sent_code("parent", answers)
    teacher = days_before(sent_code("teacher", answers), 9)
    page.goto("/fr/compare/?country=FR")
    type_codes(page, parent, teacher)
    part = page.locator("tbody.sensitive th").first.inner_text()
    sheet = printed(page)
    for one in page.locator(".level h3").all():
        assert " ".join(one.inner_text().split()) in sheet
    assert page.locator("table caption").inner_text() in sheet
    assert part not in sheet and page.locator(".btn.leave").inner_text() not in sheet
    page.locator("[name=sensitive]").check()
    assert part in printed(page)


def test_a_sheet_of_a_result_has_its_code_and_one_to_hand_over_hides_the_own_part_in_it(page):
    whole = code_of(page, "/en/parent/", TOLD_BY_THE_CHILD | {"aggressive": "daily"})
    assert whole in printed(page)
    with page.expect_popup() as opened:
        page.locator("button[value=to_hand_over]").click()
    opened.value.wait_for_selector("main")
    sheet = printed(opened.value)
    assert whole not in sheet and "Code of this result" in sheet


def test_the_comparison_downloads_as_one_file_that_needs_nothing_else(
    page, sent_code, browser, tmp_path
):
    code = sent_code("parent", TOLD_BY_THE_CHILD)
    page.goto("/en/compare/?country=FR")
    type_codes(page, code, days_before(code, 20))
    with opened_alone(browser, downloaded(page, "button[value=sheet]", tmp_path)) as alone:
        assert alone.locator(".level").count() == 2
        assert alone.locator("svg.chart").first.bounding_box()["width"] > 50


@pytest.mark.parametrize("language", ["en", "fr"])
def test_two_results_are_for_every_reader(page, sent_code, language):
    """In both languages they have room on a small phone. axe asks about elements and not about
    words: it reads each page in one of them, that of two results in English.
    """
    code = sent_code("parent", IN_DANGER)
    found = []
    page.goto(f"/{language}/compare/?country=FR")
    for codes, reads in (
        (("nonsense",), "fr"),
        ((code,), "fr"),
        ((code, days_before(code, 30, level="low")), "en"),
    ):
        page.set_viewport_size(SMALL_PHONE)
        type_codes(page, *codes)
        found += faults_for_every_reader(page) if reads == language else sticking_out(page)
    assert not found, "\n".join(found)
