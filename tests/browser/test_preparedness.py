"""A household that prepares: from the door of the home page to a sheet on the wall."""

from __future__ import annotations

import io
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.support.browser.downloads import downloaded, opened_alone
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader, two_readers
from tools.lib.answering import Questionnaire, result_of
from tools.lib.browser import DESKTOP, PHONE

ANSWERS = {"we_talk": "yes", "private_accounts": "not_yet", "can_save": "unknown"}


def paper(page) -> list[str]:
    """The text of each sheet of A4 that the page prints on."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [plain(sheet.extract_text()) for sheet in sheets]


def plain(text: str) -> str:
    """A text without the ligatures and line ends that depend on where it stands."""
    return " ".join(normalize("NFKC", text).split())


@pytest.mark.parametrize(
    ("script", "language", "viewport"),
    [(True, "en", PHONE), (False, "fr", DESKTOP)],
    ids=["script-en-phone", "no-script-fr-desktop"],
)
def test_from_the_front_door_to_the_sheet_in_another_language(visit, language, script, viewport):
    reader = visit(script=script, viewport=viewport, locale=language)
    page, other = reader.page, {"en": "fr", "fr": "en"}[language]
    page.goto(f"/{language}/?country=FR")
    page.locator('main a[href*="/family/"]').first.click()
    Questionnaire(page).answer(ANSWERS).send()
    main = page.locator("main[data-page=result]")
    main.wait_for()
    assert main.get_attribute("data-level") is None
    assert main.locator("[data-in-place]").count() == 1
    assert main.locator(".week li").count() == 10
    assert main.locator('[data-service="emergency"]').count() == 1
    with page.expect_popup() as opened:  # the result stays open beside it
        main.locator(".keep summary").click()
        main.locator(f'a[href="/{other}/family/sheet/?country=FR"]').click()
    sheet = opened.value
    assert sheet.locator("html").get_attribute("lang") == other
    assert sheet.locator(".wall b").all_inner_texts() == ["112", "3018"]
    assert "not_yet" not in sheet.url and main.is_visible()
    assert [method for method, _ in reader.sent()][:3] == ["GET", "GET", "POST"]


def test_the_sheet_prints_on_one_page_with_numbers_and_steps(page):
    """In French, whose words are the longer ones, for each country; once in English."""
    for place in ("fr/FR", "fr/BE", "fr/GB", "fr/DE", "en/FR"):
        language, country = place.split("/")
        page.goto(f"/{language}/family/sheet/?country={country}")
        shown = page.locator(".first b, .wall b").all_inner_texts()
        (sheet,) = paper(page)
        for wanted in shown:
            assert plain(wanted) in sheet, place
        assert page.locator(".leave").inner_text() not in sheet, place


@two_readers
def test_the_result_prints_what_to_do_and_downloads_with_the_sheet_as_files_that_need_nothing(
    visit, browser, tmp_path, language, script
):
    page = visit(script=script).page
    result_of(page, f"/{language}/family/?country=FR", ANSWERS)
    lines = page.locator("[data-in-place], .week li").all_text_contents()
    printed = " ".join(paper(page))
    for wanted in (*lines, "112", "3018"):
        assert plain(wanted) in printed

    result = downloaded(page, "button[value=sheet]", tmp_path)
    page.goto(f"/{language}/family/sheet/?country=FR")
    sheet = downloaded(page, 'a[href*="/family/sheet/file/"]', tmp_path)
    assert result.name != sheet.name
    for file in (result, sheet):
        with opened_alone(browser, file) as alone:
            assert "3018" in alone.locator(".wall").inner_text()


def test_the_result_is_for_every_reader(page):
    """Read by axe in French alone: its template asks for no language. In both it has room."""
    result_of(page, "/fr/family/?country=FR", ANSWERS)
    found = faults_for_every_reader(page)
    page.set_viewport_size(SMALL_PHONE)
    result_of(page, "/en/family/?country=FR", ANSWERS)
    found += sticking_out(page)
    assert not found, "\n".join(found)


def test_an_empty_form_is_no_dead_end(visit):
    page = visit(script=False).page
    Questionnaire(page).open("/fr/family/").send()
    assert page.locator(".errors a").count() == 1
