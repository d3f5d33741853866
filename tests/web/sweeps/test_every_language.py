"""Each page in each language of the site, held to what every page keeps to."""

import pytest

from tests.support.answering import BY_LEVEL
from tests.support.page_checks import parse
from tests.support.pages import QUESTIONNAIRES, SITE_LANGUAGES, addresses
from warning_signs.i18n.languages import LANGUAGES

in_every_language = pytest.mark.parametrize("language", SITE_LANGUAGES)


def runs_as(page, language: str) -> bool:
    """Whether a page says which language it is in, and runs in its direction."""
    attrs = parse(page.text).query("html")[0].attrs
    return (attrs["lang"], attrs["dir"]) == (language, LANGUAGES[language].direction)


@in_every_language
def test_pages(client, language):
    for address in addresses(language):
        page = client.get(address)
        assert page.status_code == (404 if "no-such-page" in address else 200)
        assert runs_as(page, language), address


@in_every_language
@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_results(client, language, questionnaire):
    for level, answers in BY_LEVEL.items():
        form = {n: v if isinstance(v, str) else list(v) for n, v in answers.items()}
        page = client.post(f"/{language}/{questionnaire}/?country=FR", data=form)
        assert runs_as(page, language)
        assert parse(page.text).query(f"main[data-level={level}]")
