"""From a result to a letter that leaves the screen: in two languages, on paper, as text."""

import io
import re
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.browser.downloads import downloaded
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader, two_readers
from tools.lib.answering import result_of

BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
GRAVE = {
    "disclosed": "yes",
    "self_harm": "yes",
    "content": ["threats", "insults"],
    "channels": ["phone", "social"],
    "senders": "several",
    "repeated": "yes",
    "school_avoidance": "daily",
    "took_part": ["posted"],
    "done": ["saved", "reported"],
    "no_help": ["service"],
}
WORDS = {
    "en": ("Dear Sir or Madam,", "Threats to hurt or kill", "die, disappear"),
    "fr": ("Madame, Monsieur,", "Des menaces de blesser ou de tuer", "mourir, de disparaître"),
}
READ_BY_AXE = ("police", "complaint")
"""With these answers, one of the two has whatever any letter has beside its text."""
COUNTRY = {"en": "GB", "fr": "FR"}
"""Where the letter is in the reader’s language."""
MINE = "These are my own words, with é, “ ” and 字."


def printed(page) -> str:
    """The text on paper, as an A4 printer gets it."""
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", margin={"top": "2cm", "bottom": "2cm"})))
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


def open_letter(page, language, to):
    """Get to the result, and press its button for this letter: a new tab."""
    result_of(page, f"/{language}/parent/?country={COUNTRY[language]}", GRAVE)
    with page.context.expect_page() as tab:
        page.locator(f"button[formaction*='/letters/{to}/']").click()
    tab.value.wait_for_selector("main[data-page=letter]")
    assert page.locator("main").get_attribute("data-page") == "result", "it stays open"
    return tab.value


POST = """([address, answers]) => {
  const form = Object.assign(document.createElement('form'), {method: 'post', action: address});
  for (const [name, values] of Object.entries(answers)) for (const value of [values].flat())
    form.append(Object.assign(document.createElement('input'), {name, value}));
  document.body.append(form);
  form.submit()
}"""


def post_answers(page, language, to):
    """Send the answers to a letter that a result may not lead to."""
    page.goto(f"/{language}/letters/")
    address = f"/{language}/letters/{to}/?country={COUNTRY[language]}"
    with page.expect_navigation():
        page.evaluate(POST, [address, {"from": "parent", **GRAVE}])
    return page


def text(page, field="letter"):
    return page.locator(f"#{field}").input_value()


def press(page, button):
    """Press a submit button, and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(button).click()


def downloaded_text(page, folder) -> str:
    file = downloaded(page, "button[value=text]", folder)
    assert re.fullmatch(r"letter-\d{4}-\d\d-\d\d\.txt", file.name)
    return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").strip()


@two_readers
def test_from_the_result_to_a_letter_in_another_language(visit, tmp_path, language, script):
    other = {"en": "fr", "fr": "en"}[language]
    page = open_letter(visit(script=script).page, language, "school")
    greeting, threats, secret = WORDS[language]
    assert greeting in text(page) and threats in text(page) and secret not in text(page)

    page.locator("#letter").fill(f"{text(page)}\n\n{MINE}")
    page.locator("#letter_language").select_option(other)
    press(page, "#letter-form .pick button")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("#letter").get_attribute("lang") == other
    assert WORDS[other][0] in text(page) and WORDS[other][1] in text(page)
    assert MINE not in text(page) and MINE in text(page, "before")

    press(page, "button[value=before]")
    assert MINE in text(page) and greeting in text(page)
    assert downloaded_text(page, tmp_path) == text(page)

    page.locator("[name=sensitive]").check()
    press(page, ".card:has([name=sensitive]) button")
    assert secret in text(page) and MINE in text(page, "before")


@two_readers
def test_only_the_letter_is_printed_all_of_it_and_with_room(visit, language, script):
    page = open_letter(visit(script=script).page, language, "police")
    many = "\n".join(f"{number}. My own words, with é and “ ”." for number in range(1, 61))
    page.locator("#letter").fill(f"{text(page)}\n\n{many}")
    whole = text(page)
    if script:
        assert_on_paper(page, whole)
        assert page.locator("#letter").is_visible(), "and then it can be changed again"
    press(page, "button[value=print]")
    assert_on_paper(page, whole)
    press(page, "main form button:not([type=button])")
    assert text(page) == whole


def assert_on_paper(page, letter):
    # NFKC: two letters that a font joins (ff) are one sign in the PDF.
    on_paper, wanted = (
        "".join(normalize("NFKC", words).split()) for words in (printed(page), letter)
    )
    assert on_paper == wanted


def test_an_e_mail_takes_what_stands_in_the_field_or_what_was_copied(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto("/en/letters/operator/")
    page.evaluate(
        "document.getElementById('mail').addEventListener('click', e => e.preventDefault())"
    )
    page.locator("#letter").fill(MINE)
    page.locator("#mail").click()
    href = page.locator("#mail").get_attribute("href")
    assert parse_qs(urlsplit(href).query)["body"] == [MINE]
    assert not page.locator("#copied").inner_text()
    page.locator("#letter").fill(MINE * 50)
    page.locator("#mail").click()
    expect(page.locator("#copied")).not_to_be_empty()
    assert "body=" not in page.locator("#mail").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == MINE * 50, "the e-mail’s button"
    page.locator("#letter").fill(MINE)
    page.evaluate("document.getElementById('copied').textContent = ''")
    page.locator("[data-copy]").click()
    expect(page.locator("#copied")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == MINE, "as it stands"


@pytest.mark.parametrize("can_share", [True, False])
def test_the_letter_is_shared_where_the_browser_can(visit, can_share):
    page = visit().page
    share = "navigator.share = what => { window.shared = what.text; return Promise.resolve() }"
    page.add_init_script(share if can_share else "delete Navigator.prototype.share")
    page.goto("/en/letters/service/")
    assert page.locator("#share").is_visible() == can_share
    if can_share:
        page.locator("#letter").fill(MINE)
        page.locator("#share").click()
        assert page.evaluate("window.shared") == MINE


@BOTH
def test_a_reader_abroad_gets_the_letter_in_the_language_of_the_country(visit, tmp_path, script):
    page = visit(script=script).page
    page.goto("/en/letters/school/?country=FR")
    assert WORDS["fr"][0] in text(page) and WORDS["en"][0] in page.locator("pre").inner_text()
    file = downloaded(page, "button[value=own]", tmp_path)
    assert WORDS["en"][0] in file.read_text(encoding="utf-8-sig")


def test_without_script_no_button_is_dead(visit):
    page = visit(script=False).page
    page.goto("/en/letters/school/")
    assert not page.locator("[data-copy], #share").filter(visible=True).count()
    assert page.locator("#mail").get_attribute("href").startswith("mailto:?subject=")
    press(page, "button[value=print]")
    assert not page.locator("[data-print]").is_visible()


@BOTH
def test_a_blank_letter_of_a_teacher(visit, script):
    page = visit(script=script).page
    page.goto("/en/letters/")
    page.locator("main a[href$='/letters/school/']").click()
    page.wait_for_selector("main[data-page=letter]")
    page.locator("[name=from][value=teacher]").check()
    press(page, "fieldset button")
    assert "safeguarding" in page.locator("h1").inner_text()
    assert "my child" not in text(page)


@BOTH
def test_enter_and_back_and_another_language_keep_what_was_typed(visit, script):
    page = visit(script=script).page
    page.goto("/en/letters/service/")
    page.locator("#letter").fill(MINE)
    press(page, "button[value=print]")
    page.go_back()
    assert text(page) == MINE, "Back"

    page.locator("[name=from][value=teacher]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"
    assert text(page) == MINE, "Enter"

    page.locator("details.choose summary").click()
    press(page, ".langs button[lang=fr]")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert text(page) == MINE and page.locator("#letter").get_attribute("lang") == "en", "language"


@pytest.mark.parametrize(
    ("to", "language", "other"),
    [
        ("school", "en", "fr"),
        ("service", "fr", "en"),
        ("operator", "en", "fr"),
        ("police", "fr", "en"),
        ("complaint", "en", "fr"),
    ],
)
def test_a_letter_with_answers_is_for_every_reader(visit, to, language, other):
    """Each letter has room, in one language: all are one template, which does not ask for it.

    axe asks about elements and not about words: it reads those letters that have all of them. What
    is printed is one template, too, which does not ask for the letter: axe reads it once.
    """
    page = post_answers(visit().page, language, to)
    page.locator("#letter").fill(MINE)
    page.locator("#letter_language").select_option(other)
    press(page, "#letter-form .pick button")
    found = faults_for_every_reader(page) if to in READ_BY_AXE else []
    page.set_viewport_size(SMALL_PHONE)
    found += sticking_out(page) if to not in READ_BY_AXE else []
    press(page, "button[value=print]")
    found += faults_for_every_reader(page) if to == "school" else sticking_out(page)
    assert not found, "\n".join(found)
