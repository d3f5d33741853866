"""Every page of every language, fetched once: as a crawler reaches it, and as the sitemap names it.

What every page keeps to is checked as each is fetched (see `tests.support.pages.checks`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

import pytest

from tests.support.pages.elements import kinds_of_elements, parse
from tools.lib.pages import LANGUAGES, READ_BY_AXE, SITE_LANGUAGES, addresses
from warning_signs.i18n.languages import LANGUAGES as KNOWN

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
WITH_COUNTRY = "?country=FR"
STARTS = [(tag, "") for tag in SITE_LANGUAGES] + [(tag, WITH_COUNTRY) for tag in LANGUAGES]
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True)
class Fetched:
    """What is asked of a page; its links are those that stay on the site, fragments included.

    called: the numbers to call that stand outside of its own content; kinds: of its elements.
    """

    status: int
    lang: str
    direction: str
    ids: frozenset[str]
    links: frozenset[str]
    called: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True)
class Crawled:
    """All that was reached from the start page of a language, with a country or without."""

    language: str
    query: str
    pages: Mapping[str, Fetched]


@pytest.fixture(scope="module")
def crawl(app) -> Callable[[str, str], Crawled]:
    """Fetch the start page of a language, and all that can be reached from it in its language."""

    @functools.cache
    def crawl(language: str, query: str) -> Crawled:
        client = app.test_client()
        pages: dict[str, Fetched] = {}
        waiting = {f"/{language}/{query}"}
        while waiting:
            address = waiting.pop()
            pages[address] = fetch(client, address)
            found = {urldefrag(link).url for link in pages[address].links}
            waiting |= {one for one in found if one.startswith(f"/{language}/")} - set(pages)
        return Crawled(language, query, pages)

    return crawl


@pytest.fixture(scope="module", params=STARTS, ids=lambda start: "".join(start))
def crawled(request, crawl) -> Crawled:
    """What is reached from each start."""
    return crawl(*request.param)


def fetch(client, address: str) -> Fetched:
    response = client.get(address)
    page = parse(response.get_data(as_text=True))
    hrefs = {link.attrs["href"] for link in page.named("a") if "href" in link.attrs}
    calls = page.query("aside a[href^='tel:'], header a[href^='tel:']")
    (html,) = page.named("html")
    return Fetched(
        status=response.status_code,
        lang=html.attrs["lang"],
        direction=html.attrs["dir"],
        ids=frozenset(one.attrs["id"] for one in page.all if "id" in one.attrs),
        links=frozenset(href for href in hrefs if href.startswith("/")),
        called=frozenset(call.attrs["href"] for call in calls),
        kinds=kinds_of_elements(page),
    )


def test_every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it(crawled):
    for address, page in crawled.pages.items():
        assert page.status == 200, address
        for link in page.links:
            target, fragment = urldefrag(link)
            if fragment and target in crawled.pages:
                assert fragment in crawled.pages[target].ids, f"{address}: {link}"


def test_every_page_is_reached_by_links(crawled):
    reached = {urlsplit(address).path for address in crawled.pages}
    wanted = {urlsplit(address).path for address in addresses(crawled.language)}
    missing = f"/{crawled.language}/no-such-page/"
    assert wanted - {missing} <= reached, "pages that no link leads to"
    assert missing not in reached


def test_every_page_says_its_language_and_runs_in_its_direction(crawled):
    expected = (crawled.language, KNOWN[crawled.language].direction)
    for address, page in crawled.pages.items():
        assert (page.lang, page.direction) == expected, address


def test_no_page_has_an_element_that_axe_has_not_seen_in_a_language_that_it_reads(crawled, crawl):
    seen = [crawl(tag, crawled.query) for tag in READ_BY_AXE if (tag, crawled.query) in STARTS]
    for address, page in crawled.pages.items():
        rest = address.removeprefix(f"/{crawled.language}/")
        kinds = [one.pages[f"/{one.language}/{rest}"].kinds for one in seen]
        assert page.kinds <= frozenset().union(*kinds), address


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_emergency_and_the_first_line_of_the_country_stand_on_every_page(crawl, language):
    for address, page in crawl(language, WITH_COUNTRY).pages.items():
        is_download = "/file/" in address
        assert is_download or {"tel:112", "tel:3018"} <= page.called, address


@pytest.fixture(scope="module")
def listed(app) -> list[str]:
    """The addresses of the sitemap, which takes as long to make as ten pages."""
    tree = ElementTree.fromstring(app.test_client().get("/sitemap.xml").data)
    return [element.text.removeprefix("http://localhost") for element in tree.iter(LOC)]


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_address_of_the_sitemap_is_a_page(crawl, client, listed, language):
    of_this_language = [one for one in listed if one.startswith(f"/{language}/")]
    named = ("", "help/", "advice/", "parent/", "teacher/", "young-person/", "staff/", "privacy/")
    for page in named:
        assert f"/{language}/{page}" in of_this_language
    reached = crawl(language, "").pages
    for address in of_this_language:
        found = reached.get(address) or fetch(client, address)
        assert found.status == 200, address


def test_the_sitemap_names_each_page_once_in_the_languages_of_the_site_alone(listed):
    assert len(listed) == len(set(listed))
    assert {address.split("/")[1] for address in listed} == {*SITE_LANGUAGES}


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_a_page_that_is_not_there_and_those_with_a_country_are_in_the_language_too(
    client, language
):
    others = [one for one in addresses(language) if "no-such-page" in one or "?" in one]
    assert len(others) > 2
    for address in others:
        page = fetch(client, address)
        assert page.status == (404 if "no-such-page" in address else 200), address
        assert (page.lang, page.direction) == (language, KNOWN[language].direction), address


@in_each_language
def test_a_page_that_is_not_there_shows_the_way_back_and_help(client, language):
    for address in (f"/{language}/no-such-page/", f"/{language}/parent/no/", "/no-such-page"):
        response = client.get(address, headers={"Accept-Language": language})
        page = parse(response.get_data(as_text=True))
        assert response.status_code == 404
        assert page.query(f'main a[href="/{language}/"]'), "the way back"
        assert page.query("main a[href^='tel:'], main a[href*='/help/']"), "help"
        assert page.query("html")[0].attrs["lang"] == language


@in_each_language
def test_emergency_and_the_first_line_stand_on_a_page_that_is_not_there(client, language):
    page = fetch(client, f"/{language}/no-such-page/?country=FR")
    assert {"tel:112", "tel:3018"} <= page.called
