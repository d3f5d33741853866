"""The log of what happened, from the first row to paper; and the questions for a second adult."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.support.browser.downloads import downloaded, opened_alone
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader, two_readers
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, result_of
from tools.lib.browser import PHONE

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
COLUMNS = ("date_time", "place", "account", "address", "what", "kept")
FIRST = ("21/11/2026 20:15", "a game", "@nobody", "https://x.example/post/1", "=1+1\ntwo", "a.png")
SECOND = ("22/11/2026 07:02", "WhatsApp", "+33 6 00 00 00 00", "", "<b>“Go away”</b>", "b.png")


def cell(page, number, column):
    return page.locator(f"#row-{number}-{column}")


def fill(page, number, row):
    for column, text in zip(COLUMNS, row, strict=True):
        cell(page, number, column).fill(text)


READ = """columns => [...document.querySelectorAll('fieldset.entry')].map(
  (_, n) => columns.map(column => document.getElementById(`row-${n + 1}-${column}`).value))"""


def rows(page) -> list[tuple[str, ...]]:
    """What stands in the form."""
    return [tuple(row) for row in page.evaluate(READ, COLUMNS)]


def press(page, selector):
    """Press a button that brings the page again."""
    with page.expect_navigation():
        page.locator(selector).click()


SEND = """rows => {
  const empty = document.querySelector('fieldset.entry'), form = empty.form
  for (const row of rows) {
    const entry = empty.cloneNode(true)
    for (const [name, text] of row) entry.querySelector(`[name=${name}]`).value = text
    empty.before(entry)
  }
  empty.remove()
  form.requestSubmit(form.querySelector('.nav button:not([name])'))
}"""


def open_log(page, language="en"):
    """Get to a log of two rows by the shortest way, for tests about what comes then."""
    page.goto(f"/{language}/evidence/?country=FR")
    with page.expect_navigation():
        page.evaluate(SEND, [list(zip(COLUMNS, row, strict=True)) for row in (FIRST, SECOND)])


def printed(page) -> str:
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return "\n".join(sheet.extract_text() for sheet in paper.pages)


@two_readers
def test_a_log_is_written_saved_lost_and_continued(visit, tmp_path, language, script):
    page = visit(script=script, viewport=PHONE).page
    page.goto(f"/{language}/evidence/?country=FR")
    fill(page, 1, FIRST)
    press(page, "button[value=add]")
    fill(page, 2, SECOND)
    press(page, "form .nav button:not([name])")
    assert rows(page) == [FIRST, SECOND]
    assert FIRST[2] not in page.url
    file = downloaded(page, "button[value=csv]", tmp_path)
    assert "'=1+1" in file.read_text(encoding="utf-8-sig")

    other = {"en": "fr", "fr": "en"}[language]
    page.goto(f"/{other}/evidence/")
    cell(page, 1, "what").fill("new")
    page.locator("#file").set_input_files(file)
    press(page, "button[value=open]")
    assert rows(page) == [("", "", "", "", "new", ""), FIRST, SECOND]


@BOTH
def test_enter_and_a_mistake_and_another_language_cost_no_row(visit, script):
    page = visit(script=script).page
    open_log(page)
    cell(page, 1, "place").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert rows(page) == [FIRST, SECOND], "Enter removes nothing"

    press(page, "button[name=remove] >> nth=0")
    assert rows(page) == [SECOND]
    press(page, "button[value=back]")
    assert rows(page) == [FIRST, SECOND], "what was removed by mistake comes back"

    page.locator(".choose summary").click()
    press(page, ".choose button[lang=fr]")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert rows(page) == [FIRST, SECOND], "in another language"


@two_readers
def test_the_log_prints_across_the_sheet_and_downloads_as_a_file_that_needs_nothing(
    visit, browser, tmp_path, language, script
):
    page = visit(script=script).page
    open_log(page, language)
    assert_prints_across_the_sheet(page)
    file = downloaded(page, "button[value=sheet]", tmp_path)
    assert re.fullmatch(r"log-\d{4}-\d\d-\d\d\.html", file.name), "the name betrays nothing"
    with opened_alone(browser, file) as alone:
        table = alone.locator("table.log").inner_text()
        for text in (*FIRST[:4], *SECOND[:3], "<b>“Go away”</b>"):
            assert text in table
        assert alone.locator("a").count() == 0


def assert_prints_across_the_sheet(page):
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    (sheet,) = paper.pages
    assert sheet.mediabox.width > sheet.mediabox.height
    text = sheet.extract_text()
    together = re.sub(r"\s+", "", text)
    for row in (FIRST, SECOND):
        for one in row:
            assert re.sub(r"\s+", "", one) in together
    for wanted in ("1 / 1", page.evaluate("String(new Date().getFullYear())"), ":"):
        assert wanted in text
    assert page.locator("#text").input_value() not in text
    for hidden in (".danger h2", "#row-1-kept-hint", "button[value=add]", ".nav + .hint"):
        assert page.locator(hidden).first.text_content().split("\n")[0] not in text


def test_many_rows_print_on_counted_sheets_without_a_row_cut_in_two(page, tmp_path):
    lines = "\r\n".join(f'day {n},,,,message number {n},""' for n in range(1, 31))
    file = tmp_path / "log.csv"
    file.write_text(f"{','.join(COLUMNS)}\r\n{lines}\r\n")
    page.goto("/en/evidence/")
    page.locator("#file").set_input_files(file)
    press(page, "button[value=open]")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    count = len(paper.pages)
    assert count > 1
    for number, sheet in enumerate(paper.pages, 1):
        text = sheet.extract_text()
        assert f"{number} / {count}" in text
        assert "Account name" in text, "the head of the table stands on every sheet"
    assert page.locator("fieldset.entry details:not([open])").count() == 29, "folded, but the last"


def test_an_empty_log_prints_to_be_filled_in_by_hand(page):
    page.goto("/fr/evidence/")
    text = printed(page)
    assert len(re.findall(r"^[1-8]$", text, re.MULTILINE)) >= 8
    assert page.locator("h1").inner_text() in text


def asked_before_losing(page) -> bool:
    """Whether the browser asks before another page takes the place of this one; it then stays."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator(".foot a >> nth=0").evaluate("a => { a.target = ''; a.click() }")
    page.wait_for_timeout(300)
    return asked == ["beforeunload"]


def test_typed_lines_are_not_lost_by_a_tap_on_a_link(page):
    page.goto("/en/evidence/")
    cell(page, 1, "what").press_sequentially("Go away")
    assert asked_before_losing(page)
    assert cell(page, 1, "what").input_value() == "Go away"
    press(page, "button[value=add]")
    page.locator("h1").click()
    assert asked_before_losing(page), "what came back with an answer is in no file either"
    with page.expect_download():
        page.locator("button[value=csv]").click()
    assert not asked_before_losing(page), "once the log is saved nothing is asked"


def test_leaving_the_site_asks_nothing_whatever_was_typed(page):
    page.goto("/en/evidence/")
    cell(page, 1, "what").press_sequentially("Go away")
    page.locator("[data-leave]").evaluate("a => a.href = '/en/help/'")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with page.expect_navigation():
        page.locator("[data-leave]").click()
    assert not asked


def test_the_text_can_be_copied_and_says_when_it_is_out_of_date(page):
    open_log(page)
    page.locator("#copy").click()
    cell(page, 1, "account").focus()
    cell(page, 1, "account").fill("")
    assert page.locator("#changed").is_visible()
    page.keyboard.press("ControlOrMeta+V")
    assert "@nobody" in cell(page, 1, "account").input_value()


@two_readers
def test_a_video_or_a_file_that_is_none_of_ours_costs_nothing_that_was_typed(
    visit, tmp_path, language, script
):
    page = visit(script=script).page
    open_log(page, language)
    film = tmp_path / "film.csv"
    film.write_bytes(b"\0\1\2" * 1_500_000)
    cell(page, 2, "kept").fill("typed just now")
    page.locator("#file").set_input_files(film)
    if script:
        page.locator("button[value=open]").click()
        assert page.locator("#file").evaluate("e => e.validationMessage")
        assert not page.locator(".errors").is_visible()
    else:
        press(page, "button[value=open]")
        assert page.locator(".errors").is_visible()
    typed = [FIRST, (*SECOND[:5], "typed just now")]
    assert rows(page) == typed

    file = tmp_path / "other.csv"
    file.write_text("name;age\r\nLea;12\r\n")
    page.locator("#file").set_input_files(file)
    press(page, "button[value=open]")
    assert page.locator(".errors li").count() == 1
    assert page.locator("#file-error").is_visible()
    assert page.title().startswith({"en": "Error", "fr": "Erreur"}[language])
    assert rows(page) == typed


@pytest.mark.parametrize(("language", "read_by_axe"), [("en", "written"), ("fr", "wrong")])
def test_a_log_is_for_every_reader(visit, language, read_by_axe):
    """In both languages it has room on a small phone. axe asks about elements and not about words:
    it reads each page in one of them.
    """
    page = visit(viewport=SMALL_PHONE).page
    open_log(page, language)
    found = sticking_out(page) if read_by_axe != "written" else faults_for_every_reader(page)
    page.set_viewport_size(SMALL_PHONE)
    press(page, "button[name=remove] >> nth=0")
    press(page, "button[value=open]")
    assert page.locator(".errors").is_visible()
    found += sticking_out(page) if read_by_axe != "wrong" else faults_for_every_reader(page)
    assert not found, "\n".join(found)


def test_the_result_opens_an_empty_log_beside_it(visit):
    reader = visit()
    result_of(reader.page, "/en/parent/?country=FR", TOLD_BY_THE_CHILD)
    with reader.context.expect_page() as opened:
        reader.page.locator("[data-tool=evidence]").click()
    log = opened.value
    log.wait_for_selector("main[data-page=evidence]")
    assert log.url.endswith("/en/evidence/?country=FR")
    assert rows(log) == [("",) * 6]
    assert reader.page.locator("main[data-page=result]").is_visible()


@two_readers
def test_a_second_adult_gets_the_questions_and_no_answers(visit, language, script):
    first = visit(script=script, color_scheme="dark", viewport=PHONE).page
    first.goto(f"/{language}/parent/?country=FR")
    for question, value in (("self_harm", "yes"), ("low_mood", "daily")):
        first.locator(f"input[name={question}][value={value}]").evaluate("e => { e.checked = 1 }")
    with first.expect_navigation():
        first.locator(".skip[form=questions]").evaluate("e => e.click()")
    assert first.locator("main[data-page=result]").is_visible()
    first.locator(".keep summary").first.click()
    observer = first.locator("[data-tool=observer]")
    observer.locator("summary").click()
    for code in observer.locator("svg.qr").all():
        box = code.bounding_box()
        assert box["width"] >= 150 and abs(box["width"] - box["height"]) < 2
        ground = code.locator("path").first.evaluate("e => getComputedStyle(e).fill")
        assert ground == "rgb(255, 255, 255)", "white also on a dark page"
    second = visit(script=script).page
    for link in observer.locator("a").all():
        second.goto(link.get_attribute("href"))
        assert second.locator("main[data-page=step]").is_visible()
        assert second.locator("#questions input:checked").count() == 0
        assert second.locator("html").get_attribute("lang") == language
    assert IN_DANGER["self_harm"] not in observer.locator("a").first.get_attribute("href")
