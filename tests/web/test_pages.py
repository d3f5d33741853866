"""The pages without a form: what a reader finds on them, and where."""

from __future__ import annotations

import pytest

from tests.support.any_answers import CONTENT
from tests.support.elements import parse, words
from tools.lib.pages import LANGUAGES

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_method_names_the_main_signs_of_each_questionnaire_with_a_level(client):
    said = words(parse(client.get("/en/method/").text).query("main dl")[0])
    for questionnaire in CONTENT.questionnaires.values():
        for sign in questionnaire.signs_of("core") if questionnaire.scored else ():
            assert sign.short.msgid in said, sign.id


@in_each_language
def test_the_method_says_what_studies_found_and_where_to_read_it(client, language):
    page = parse(client.get(f"/{language}/method/").text)
    sources = {link.attrs["href"]: words(link.parent.parent) for link in page.query("main a[lang]")}
    told = " ".join(sources.values())
    assert "44" in told and "56" in told
    assert all(address.startswith("https://") for address in sources)
