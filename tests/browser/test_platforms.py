"""From a result to the guide of the app where it happens, and on paper."""

import io

from pypdf import PdfReader

from tests.support.browser.readers import two_readers
from tools.lib.answering import result_of
from tools.lib.browser import PHONE

ON_SNAPCHAT_AND_IN_GAMES = {
    "self_harm": "no",
    "disclosed": "yes",
    "content": ["insults"],
    "channels": ["messaging", "game"],
}


STEPS = {
    "en": ["Save it", "Report it", "Block", "A break, if your child wants one"],
    "fr": ["Sauvegarder", "Signaler", "Bloquer", "Une pause, si votre enfant le souhaite"],
}


@two_readers
def test_a_result_leads_to_the_guide_and_stays_open(visit, language, script):
    reader = visit(script=script, viewport=PHONE)
    page = reader.page
    result_of(page, f"/{language}/parent/?country=FR", ON_SNAPCHAT_AND_IN_GAMES)
    with page.context.expect_page() as opened:
        page.locator("a[data-tool=guide]").first.click()
    guide = opened.value
    guide.wait_for_selector("main[data-page=services]")
    assert guide.locator("h2:target").is_visible(), "at the kind of app that was ticked"
    guide.get_by_role("link", name="Snapchat").click()
    guide.wait_for_selector("main[data-guide=snapchat]")
    assert "country=FR" in guide.url, "and no answer"
    assert guide.locator(".steps h3").all_inner_texts() == STEPS[language]
    report = guide.locator("#report a.go")
    assert "help.snapchat.com" in report.inner_text()
    assert report.get_attribute("href").startswith("https://help.snapchat.com/")
    assert guide.locator("a[href='tel:3018']").first.is_visible()
    assert page.locator("main[data-page=result]").is_visible(), "the result is still there"


def test_a_guide_on_paper_has_the_whole_addresses(page):
    page.goto("/en/services/discord/?country=FR")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "https://support.discord.com/hc/en-us/articles/22582288274071" in text
    assert "Minimumage:13" in text and "TakeItDown" in text
    assert "Leavethissite" not in text


def test_the_list_leads_to_a_guide_in_another_language_too(visit):
    page = visit(script=False).page
    page.goto("/en/services/")
    page.get_by_role("link", name="WhatsApp").click()
    for other in ("fr", "en"):
        page.locator(".choose summary").click()
        page.locator(f".langs a[lang={other}]").click()
        assert page.url.endswith(f"/{other}/services/whatsapp/")
        assert page.locator("html").get_attribute("lang") == other
