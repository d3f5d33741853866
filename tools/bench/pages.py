"""How many bytes a page comes to, packed, and how many requests a browser makes for it."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tools.bench.campaign import SLUG
from tools.bench.load import Reader
from tools.bench.server import Server
from tools.bench.table import Row, Table
from tools.lib.browser import EXECUTABLE, running_chromium

LOCATION = re.compile(r"<loc>([^<]+)</loc>")
PAGES_A_CONNECTION = 10
LANGUAGES = ("fr", "en")
PAGES = {
    "home": "",
    "parent": "parent/",
    "teacher": "teacher/",
    "help": "help/",
    "advice": "advice/",
    "method": "method/",
    "evidence": "evidence/",
    "compare": "compare/",
    "guides": "services/",
    "guide": "services/snapchat/",
    "letter": "letters/school/",
    "family": "family/",
    "family sheet": "family/sheet/",
    "paper form": "parent/paper/",
    "campaign": f"c/{SLUG}/",
    "campaign parent": f"c/{SLUG}/parent/",
    "campaign teacher": f"c/{SLUG}/teacher/",
}
LONG = {"help", "advice", "method", "evidence", "paper form"}
MOST_BYTES = dict.fromkeys(PAGES.keys() - LONG, 14_336)
MOST_BYTES |= dict.fromkeys(("result", "campaign result", "paper form"), 20_480)


def address(language: str, page: str) -> str:
    """The path of a page for a reader in France."""
    return f"/{language}/{PAGES[page]}?country=FR"


def measure_bytes(table: Table, server: Server, sheets: list[str]) -> None:
    """Packed bytes of each page in each language; of the results, the largest."""
    table.heading("Size of a page, gzip")
    reader = Reader(server)
    for language in LANGUAGES:
        sizes = {page: len(reader.get_kept(address(language, page))) for page in PAGES}
        for page, result in (("parent", "result"), ("campaign parent", "campaign result")):
            asked = address(language, page)
            sizes[result] = max(len(reader.post(asked, sheet)) for sheet in sheets)
        for page, size in sizes.items():
            table.add(Row(f"{language} {page}", size, "bytes", most=MOST_BYTES.get(page)))
    reader.close()


def read_every_page(server: Server) -> None:
    """Fetch every page of the sitemap, in each language, once: in turns by many connections."""
    reader = Reader(server)
    # Packed, as all that a Reader fetches is.
    addresses = LOCATION.findall(gzip.decompress(reader.get("/sitemap.xml")).decode())
    reader.close()
    for first in range(0, len(addresses), PAGES_A_CONNECTION):
        reader = Reader(server)
        for address in addresses[first : first + PAGES_A_CONNECTION]:
            reader.get(urlsplit(address).path)
        reader.close()


def measure_requests(table: Table, server: Server) -> None:
    """Requests of a first view in a real browser, with nothing kept from before."""
    table.heading("Requests of a first view, in Chromium")
    if not Path(EXECUTABLE).exists():
        table.not_run("requests of a first view", f"{EXECUTABLE} is missing")
        return
    with _page(server) as (page, requests):
        for name in PAGES:
            requests.clear()
            page.goto(address("fr", name))
            table.add(Row(f"fr {name}", _count(page, requests), "requests", most=1))
        page.goto(address("fr", "parent"))
        _answer(page)
        requests.clear()
        page.locator("main form").first.evaluate("form => form.requestSubmit()")
        page.wait_for_selector("main[data-page=result]")
        table.add(Row("fr result", _count(page, requests), "requests", most=1))


@contextmanager
def _page(server: Server) -> Iterator[tuple[Page, list[str]]]:
    """A browser's page, and the list of addresses it asks a server for."""
    with running_chromium() as browser:
        page = browser.new_page(base_url=f"http://127.0.0.1:{server.port}")
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        yield page, requests


def _answer(page: Page) -> None:
    """Answer as little as gives a result: the safety question and one other."""
    for question in ("self_harm", "disclosed"):
        chosen = page.locator(f"input[name={question}][value=no]")
        chosen.evaluate("radio => { radio.checked = true }")


def _count(page: Page, requests: list[str]) -> int:
    """How many requests left for a server; one more where a browser would look for an icon."""
    page.wait_for_load_state("networkidle")
    sent = [url for url in requests if not url.startswith("data:")]
    return len(sent) + (page.locator("link[rel~=icon]").count() == 0)
