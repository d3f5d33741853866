"""The page that makes the code to paste."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import browsing
from tests.support.browser.framing import inside, settle
from tests.support.browser.readers import faults_for_every_reader
from tests.support.campaigns.ordered import opened


@pytest.fixture
def generator(browser, site):
    """A reader who stands before the generator."""
    with browsing.visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as reader:
        reader.page.goto("/en/campaigns/ligue/embed/")
        yield reader.page


def test_the_code_is_copied_and_each_change_shows_its_own_and_its_frame(generator, office):
    before = opened(office)
    generator.locator("[data-copy]").click()
    expect(generator.locator("#copied")).not_to_be_empty()
    shown = generator.locator("#code").input_value()
    assert generator.evaluate("navigator.clipboard.readText()") == shown
    generator.locator("#questionnaire").select_option("teacher")
    generator.wait_for_url("**questionnaire=teacher**")
    assert "/en/c/ligue/teacher/" in generator.locator("#code").input_value()
    assert generator.locator("#questionnaire").evaluate("e => e == document.activeElement")
    inside(generator).wait_for_selector("main[data-page=step]")
    generator.locator("[name=sandboxed][value=yes]").check()
    generator.wait_for_url("**sandboxed=yes**")
    assert "sandbox=" in generator.locator("#code").input_value()
    settle(generator)
    assert opened(office) == before, "a preview is not counted"


def test_a_card_asks_for_no_frame_and_is_shown(generator):
    generator.locator("[name=kind][value=card]").check()
    generator.wait_for_url("**kind=card**")
    assert generator.locator("#language").is_visible()
    assert not generator.locator("#height").is_visible()
    assert generator.locator(".card-box img").evaluate("img => img.naturalWidth") > 200
    with generator.expect_download() as download:
        generator.locator("a[download]").click()
    assert download.value.suggested_filename == "qr-code.png"


def test_without_script_the_form_is_sent_by_its_button(browser, site):
    with browsing.visit(browser, site, script=False) as reader:
        page = reader.page
        page.goto("/fr/campaigns/ligue/embed/")
        assert not page.locator("[data-copy]").is_visible()
        page.locator("#height").fill("700")
        page.locator("[name=kind][value=plain]").check()
        page.locator("#choices button").click()
        assert 'height="700"' in page.locator("#code").input_value()
        assert page.locator("iframe").bounding_box()["height"] == 700


def test_the_generator_is_for_every_reader(browser, site):
    """Of a frame, in the longer words, and of a card. Both kinds of frame have the same page."""
    found = []
    with browsing.visit(browser, site) as reader:
        for kind, language in (("follow", "fr"), ("card", "en")):
            reader.page.goto(f"/{language}/campaigns/ligue/embed/?kind={kind}")
            found += faults_for_every_reader(reader.page)
    assert not found, "\n".join(found)
