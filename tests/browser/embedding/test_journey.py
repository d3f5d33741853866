"""What a reader does in a frame goes as it does on a page of its own."""

import json
import time

import pytest

from tests.support.browser.framing import InFrame, at_rest, open_host
from tests.support.browser.hosting import pasted
from tests.support.campaigns.ordered import counted, opened, order, run
from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, Questionnaire, send_at_once
from tools.lib.browser import FLAGS, WITH_SETTINGS
from warning_signs.campaigns.submission_token import MIN_AGE

SANDBOXED_OR_WITHOUT_SCRIPT = pytest.mark.parametrize(
    ("script", "sandboxed"), [(True, "yes"), (False, "no")], ids=["script-sandbox", "no-script"]
)
"""Each of what a frame may lack, once."""
BLOCKED = """const blocked = {get() { throw new DOMException('blocked', 'SecurityError') }};
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, blocked);
Object.defineProperty(document, 'cookie', {...blocked, set: blocked.get})"""


@SANDBOXED_OR_WITHOUT_SCRIPT
def test_a_parent_gets_to_a_result_and_is_counted_once(
    guest, site, host, office, script, sandboxed
):
    reader = guest(script=script)
    reader.context.add_init_script(BLOCKED)
    before, opened_before = sum(counted(office).values()), opened(office)
    code = pasted(site, kind="follow", sandboxed=sandboxed, country="FR")
    frame = open_host(reader.page, host, code, script=script)
    questions = InFrame(reader.page, frame) if script else Questionnaire(frame)
    questions.answer(TOLD_BY_THE_CHILD)
    time.sleep(MIN_AGE)
    questions.send()
    frame.wait_for_selector("main[data-page=result]")
    assert frame.locator("main").get_attribute("data-level") == "high"
    assert frame.locator("[data-service] a[href='tel:3018']").first.is_visible()
    assert sum(counted(office).values()) == before + 1
    assert opened(office) == opened_before + 1
    assert reader.page.url.startswith(host.origin)
    methods = [m for m, url in reader.sent() if url.startswith(site)]
    assert methods == ["GET", "POST"]


def test_it_works_where_the_browser_blocks_all_cookies_and_storage(browser, site, host, tmp_path):
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings))
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=WITH_SETTINGS, args=FLAGS
    )
    (page,) = context.pages
    frame = open_host(page, host, pasted(site, kind="follow"))
    with pytest.raises(Exception, match="SecurityError"):
        frame.evaluate("localStorage.length")
    send_at_once(frame, IN_DANGER)
    frame.wait_for_selector("main[data-level=urgent]")
    at_rest(page)
    assert context.cookies() == []
    context.close()


def test_all_that_is_offered_in_a_sandbox_works_there(guest, site, host):
    """Without one the browser forbids nothing of this (see also the way out, and the counts)."""
    page = guest().page
    code = pasted(site, kind="follow", sandboxed="yes", language="fr", country="FR")
    frame = open_host(page, host, code)
    questions = InFrame(page, frame)
    questions.option("self_harm", "no").check()
    frame.locator(".choose summary").click()
    frame.locator(".langs button[lang=en]").click()
    frame.wait_for_selector("html[lang=en]")
    assert questions.kept() == {"self_harm": {"no"}}
    send_at_once(frame, TOLD_BY_THE_CHILD)
    at_rest(page)
    frame.locator("[data-print]").click()  # where it may not print, the browser complains
    with page.expect_download() as download:
        frame.locator("button[value=sheet]").click()
    assert download.value.suggested_filename.startswith("warning-signs-")
    for opener in ("[data-tool=evidence]", "[data-tool=letter]"):
        with page.expect_popup() as popup:
            frame.locator(opener).first.click()
        popup.value.wait_for_selector("main[data-page]:not([data-page=error])")
        assert popup.value.evaluate("self.origin") == site, "a new tab is in no sandbox"
        popup.value.close()
    frame.locator(".banner a[href^='tel:']").first.click()
    frame.locator("[data-leave]").first.click()
    page.wait_for_selector("h1:text('Away')")


def test_a_closed_campaign_stays_in_its_frame_and_counts_no_more(guest, site, host, office):
    order(office, "ended", origin=host.origin)
    code = pasted(site, "ended")
    run(office, "close", "ended")
    page = guest().page
    frame = open_host(page, host, code)
    send_at_once(frame, IN_DANGER)
    assert counted(office, "ended") == {}
