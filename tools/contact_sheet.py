"""`make contact-sheet`: every page in every language, as a phone shows it, side by side to look at.

Writes build/contact-sheet/index.html: a row a page, a column a language; and its pictures.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Page

from tools.lib.answering import IN_DANGER, TOLD_BY_THE_CHILD, result_of
from tools.lib.browser import PHONE, running_chromium
from tools.lib.pages import SITE_LANGUAGES, addresses
from tools.lib.server import running_site
from warning_signs.paths import ROOT

FOLDER = ROOT / "build" / "contact-sheet"
RESULTS = {"result": TOLD_BY_THE_CHILD, "result-danger": IN_DANGER}
STYLE = """body{font:16px system-ui;margin:1rem}table{border-spacing:.5rem}
td,th{vertical-align:top;text-align:start}th{position:sticky;top:0;background:#fff}
img{width:180px;border:1px solid #888}"""


def main() -> None:
    """Take every picture and write the page that shows them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pictures = {}
    with running_site(FOLDER / "log") as origin, running_chromium() as browser:
        for language in SITE_LANGUAGES:
            page = browser.new_page(base_url=origin, viewport=PHONE, locale=language)
            pictures[language] = list(_take(page, language))
            page.close()
    (FOLDER / "index.html").write_text(_sheet(pictures), encoding="utf-8")
    print(FOLDER / "index.html")


def _take(page: Page, language: str) -> Iterator[str]:
    """Take a picture of each page, from top to bottom; yield the names of the files."""
    for address in addresses(language):
        page.goto(address)
        yield _picture(page, language, address.removeprefix(f"/{language}/"))
    for name, answers in RESULTS.items():
        result_of(page, f"/{language}/parent/?country=FR", answers)
        yield _picture(page, language, name)


def _picture(page: Page, language: str, name: str) -> str:
    plain = "".join(letter if letter.isalnum() else "-" for letter in name).strip("-")
    file = f"{plain or 'home'}.{language}.jpg"
    page.screenshot(path=FOLDER / file, full_page=True, type="jpeg", quality=40)
    return file


def _sheet(pictures: dict[str, list[str]]) -> str:
    """The page: `pictures` holds the files of each language, in the same order for all."""
    head = "".join(f"<th>{tag}" for tag in pictures)
    rows = []
    for files in zip(*pictures.values(), strict=True):
        name = escape(Path(files[0]).name.split(".")[0])
        cells = "".join(
            f'<td><a href="{file}"><img loading="lazy" src="{file}" alt="{file}"></a>'
            for file in files
        )
        rows.append(f"<tr><th>{name}{cells}")
    style = f"<style>{STYLE}</style>"
    body = f"<table><tr><th>{head}{''.join(rows)}</table>"
    return f'<!doctype html><html lang="en"><title>Contact sheet</title>{style}{body}'


if __name__ == "__main__":
    main()
