"""What a browser itself writes into its files on a device that somebody watches.

Measured in a real profile, with windows closed as a reader closes them. The privacy page and
docs/reference/data-protection.md say what is found here; nothing else may be found.
"""

from __future__ import annotations

import shutil

import pytest

from tools.lib.browser import FLAGS, WITH_SETTINGS

CANARY = "KNR71bluebird"
KNOWN = ("Sessions/", "Session Storage/")
"""Where Chromium keeps open windows, so that it can open them again: of a page its address, what
was posted to get it, and what is typed into it."""


@pytest.fixture(scope="module")
def profile(browser, live_server, tmp_path_factory):
    """The files of a browser in which somebody wrote a letter and a log, and left."""
    folder = tmp_path_factory.mktemp("profile")
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=WITH_SETTINGS, args=FLAGS, headless=True, base_url=live_server
    )
    page = context.new_page()
    page.goto("/en/letters/school/")
    page.locator("#letter").fill(f"Dear {CANARY}")
    page.locator("button[value=print]").click()
    page.goto("/en/evidence/")
    page.locator("#row-1-place").fill(CANARY)
    page.locator("#row-1-account").fill(CANARY)
    page.locator("#log-form button[value=add]").click()
    page.goto("/en/compare/")
    page.locator("#then").fill(CANARY)
    page.locator("#codes button").first.click()
    page.goto("/en/parent/")
    page.locator("[data-leave]").evaluate("e => e.href = 'about:blank'")
    page.locator("[data-leave]").click()
    page.wait_for_url("about:blank")
    context.close()
    yield folder
    shutil.rmtree(folder)


def holding(folder, word: str) -> set[str]:
    """The files of a profile that hold a word, in either way in which Chromium writes texts."""
    written = (word.encode(), word.encode("utf-16-le"))
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {
        str(path.relative_to(folder))
        for path in files
        if any(one in path.read_bytes() for one in written)
    }


def test_what_was_typed_is_at_most_where_the_privacy_page_says(profile):
    found = holding(profile, CANARY)
    assert not [name for name in found if not any(known in name for known in KNOWN)], found


def test_the_history_tells_that_the_site_was_visited(profile):
    assert any("History" in name for name in holding(profile, "/en/evidence/"))
