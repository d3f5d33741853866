"""Follow every link of the site, as a crawler would: each leads to a page, and each is checked."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.support.answering import BY_LEVEL, pairs
from tests.support.page_checks import parse
from tests.support.pages import LANGUAGES, QUESTIONNAIRES, addresses

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def links(html: str) -> set[str]:
    """The internal links of a page, with their fragments."""
    found = {link.attrs["href"] for link in parse(html).query("a[href]")}
    return {address for address in found if address.startswith("/")}


def crawl(client, start: str) -> dict[str, str]:
    """Fetch `start` and all that can be reached from it in its language; address → HTML."""
    pages: dict[str, str] = {}
    language = start.split("/")[1]
    waiting = {start}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        pages[address] = response.get_data(as_text=True)
        found = {urldefrag(link).url for link in links(pages[address])}
        waiting |= {one for one in found if one.startswith(f"/{language}/")} - set(pages)
    return pages


@in_each_language
@pytest.mark.parametrize("query", ["", "?country=FR"])
def test_every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it(client, language, query):
    pages = crawl(client, f"/{language}/{query}")
    reached = {urlsplit(address).path for address in pages}
    wanted = {urlsplit(address).path for address in addresses(language)}
    assert wanted - {f"/{language}/no-such-page/"} <= reached, "pages that no link leads to"
    for html in pages.values():
        for link in links(html):
            page, fragment = urldefrag(link)
            if fragment and page in pages:
                assert f'id="{fragment}"' in pages[page], link


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
def test_emergency_and_the_first_line_of_the_country_stand_on_every_page(client, language):
    for address in addresses(language):
        address = address.partition("?")[0] + "?country=FR"
        page = parse(client.get(address).get_data(as_text=True))
        called = {
            a.attrs["href"] for a in page.query("aside a[href^='tel:'], header a[href^='tel:']")
        }
        assert {"tel:112", "tel:3018"} <= called, address


@in_each_language
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
@pytest.mark.parametrize("level", BY_LEVEL)
def test_a_result_at_each_level_is_a_page_like_any_other(client, language, questionnaire, level):
    answers: dict[str, list[str]] = {}
    for question, value in pairs(BY_LEVEL[level]):
        answers.setdefault(question, []).append(value)
    address = f"/{language}/{questionnaire}/?country=FR"
    response = client.post(address, data=answers)
    page = parse(response.get_data(as_text=True))
    assert page.query("main")[0].attrs["data-page"] == "result"
    assert page.query("main")[0].attrs["data-level"] == level
    assert len(page.query("svg.chart")) >= 4
    for link in links(response.get_data(as_text=True)):
        assert client.get(urldefrag(link).url).status_code == 200
    assert re.search(r"noindex", response.headers.get("X-Robots-Tag", "")) or page.query(
        'meta[name=robots][content="noindex"]'
    )
    for show in ("questions", "result", "sheet"):
        assert client.post(address, data={**answers, "show": show}).status_code == 200
