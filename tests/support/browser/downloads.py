"""Files that a page gives to keep: downloaded, and opened by somebody without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page


def downloaded(page: Page, button: str, folder: Path) -> Path:
    """Press a button or a link, found by this selector; the file that comes, under its own name."""
    with page.expect_download() as download:
        page.locator(button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@contextmanager
def opened_alone(browser: Browser, file: Path) -> Iterator[Page]:
    """Open a page that was saved: it asks for nothing else, and has nothing that sends or runs."""
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        assert requests == [file.as_uri()]
        assert page.locator("form, script, input, button").count() == 0
        yield page
