"""A real browser that watches what each page does while a test uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from tools.lib.browser import DESKTOP


@dataclass
class Visit:
    """One reader: a context with nothing in it, its page, and what that page asked and said.

    origin: of the site; host: the origin of pages that show the site in a frame, if there are any.
    """

    context: BrowserContext
    page: Page
    origin: str
    host: str | None = None
    requests: list[tuple[str, str]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Keep each request made and each complaint of the browser (a blocked style is one)."""
        self.context.on("request", lambda r: self.requests.append((r.method, r.url)))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._keep_complaint)

    def _keep_complaint(self, message) -> None:
        answered_4xx = "the server responded with a status of 4" in message.text
        if message.type in ("error", "warning") and not answered_4xx:
            self.complaints.append(message.text)

    def sent(self) -> list[tuple[str, str]]:
        """The requests that left for a server: no data: address, no call."""
        stays = ("data:", "blob:", "tel:")
        return [(m, url) for m, url in self.requests if not url.startswith(stays)]

    def check(self, script: bool) -> None:
        """Hold the whole visit to: no complaint, no other server, nothing kept on the device."""
        assert not self.complaints, self.complaints
        ours = tuple(f"{origin}/" for origin in (self.origin, self.host) if origin)
        others = [url for _, url in self.sent() if not url.startswith(ours)]
        assert not others, f"requests to other servers: {others}"
        assert self.context.cookies() == []
        kept = self.context.storage_state(indexed_db=script)
        assert kept["cookies"] == [] and kept["origins"] == [], kept
        if self.page.url.startswith(self.origin):
            assert self.page.evaluate("sessionStorage.length") == 0


@contextmanager
def visit(
    browser: Browser, origin: str, script: bool = True, host: str | None = None, **options
) -> Iterator[Visit]:
    """Open a context for one reader, and check at its end what holds for each of them.

    `host` is the origin of pages that show the site in a frame.
    """
    options.setdefault("viewport", DESKTOP)
    options.setdefault("locale", "en-GB")
    context = browser.new_context(java_script_enabled=script, base_url=origin, **options)
    context.set_default_timeout(10_000)
    watched = Visit(context, context.new_page(), origin, host)
    watched.listen()
    try:
        yield watched
        watched.check(script)
    finally:
        context.close()
