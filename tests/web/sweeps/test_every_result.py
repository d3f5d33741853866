"""A result at each level, in each language, held to what every page keeps to."""

from __future__ import annotations

import functools
import re
from urllib.parse import urldefrag

import pytest

from tests.support.pages.elements import kinds_of_elements, parse
from tools.lib.answering import BY_LEVEL
from tools.lib.pages import LANGUAGES, QUESTIONNAIRES, READ_BY_AXE, SITE_LANGUAGES
from warning_signs.i18n.languages import LANGUAGES as KNOWN


def form_of(level: str) -> dict[str, str | list[str]]:
    """The answers that lead to this level, as a form sends them."""
    answers = BY_LEVEL[level].items()
    return {name: value if isinstance(value, str) else list(value) for name, value in answers}


@pytest.fixture(scope="module")
def result(app):
    """The parsed result of a questionnaire at a level in a language, fetched once."""
    client = app.test_client()

    @functools.cache
    def result(language: str, questionnaire: str, level: str):
        posted = client.post(f"/{language}/{questionnaire}/?country=FR", data=form_of(level))
        return parse(posted.text)

    return result


@pytest.mark.parametrize("language", SITE_LANGUAGES)
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_it_is_in_the_language_of_its_address(result, language, questionnaire):
    for level in BY_LEVEL:
        html = result(language, questionnaire, level)
        attrs = html.query("html")[0].attrs
        assert (attrs["lang"], attrs["dir"]) == (language, KNOWN[language].direction)
        assert html.query(f"main[data-level={level}]")


@pytest.mark.parametrize("language", SITE_LANGUAGES)
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_it_has_no_element_that_axe_has_not_seen_in_a_language_that_it_reads(
    result, language, questionnaire
):
    for level in BY_LEVEL:
        read = [kinds_of_elements(result(tag, questionnaire, level)) for tag in READ_BY_AXE]
        seen = frozenset().union(*read)
        assert kinds_of_elements(result(language, questionnaire, level)) <= seen, level


@pytest.fixture(scope="module")
def status(app):
    """The status of an address, which many results lead to: fetched once."""
    client = app.test_client()
    return functools.cache(lambda address: client.get(address).status_code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
@pytest.mark.parametrize("level", BY_LEVEL)
def test_it_is_a_page_like_any_other(client, status, language, questionnaire, level):
    address = f"/{language}/{questionnaire}/?country=FR"
    response = client.post(address, data=form_of(level))
    page = parse(response.text)
    assert page.query("main")[0].attrs["data-page"] == "result"
    assert page.query("main")[0].attrs["data-level"] == level
    assert len(page.query("svg.chart")) == len(page.query(".scores tbody tr"))
    hrefs = {link.attrs["href"] for link in page.query("a[href]")}
    for link in {urldefrag(href).url for href in hrefs if href.startswith("/")}:
        assert status(link) == 200, link
    assert re.search(r"noindex", response.headers.get("X-Robots-Tag", "")) or page.query(
        'meta[name=robots][content="noindex"]'
    )
    for show in ("questions", "result", "for_me", "to_hand_over", "file_for_me", "sheet"):
        assert client.post(address, data={**form_of(level), "show": show}).status_code == 200
