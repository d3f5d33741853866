"""Every known case, by the API and by the page that a person gets."""

from __future__ import annotations

import re

import pytest

from tests.support.pages.checks import parse
from tools.lib.cases import Case, read_cases
from warning_signs.web.request.site import site

LEVELS = ("unsure", "low", "some", "high", "urgent")
CASES = {case.id: case for case in read_cases()}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES.keys())
def case(request) -> Case:
    """One case after the other."""
    return request.param


@pytest.fixture(scope="module")
def answers(case, app):
    """Its answers, every question included."""
    return case.all_answers(site(app).content.questionnaires[case.questionnaire])


@pytest.fixture(scope="module")
def by_api(case, answers, app):
    """What a program gets; asked once for all tests of the case."""
    body = {"language": "fr", "country": case.country, "answers": answers}
    address = f"/api/v1/questionnaires/{case.questionnaire}/assessment"
    response = app.test_client().post(address, json=body)
    assert response.status_code == 200, response.text
    return response.json


@pytest.fixture(scope="module")
def by_page(case, answers, app):
    """What a person gets, in French; asked once for all tests of the case."""
    address = f"/fr/{case.questionnaire}/?country={case.country}"
    return app.test_client().post(address, data=answers).text


@pytest.fixture(scope="module")
def words(case, answers, app):
    """All words that a person gets to read in English, if the case expects any of them."""
    if not (case.says or case.never_says):
        return ""
    address = f"/en/{case.questionnaire}/?country={case.country}"
    page = parse(app.test_client().post(address, data=answers).text)
    return " ".join(page.query("main")[0].to_text().split())


def test_no_fold_that_says_how_is_empty(by_page):
    for fold in parse(by_page).query(".more details"):
        if fold.query("summary")[0].to_text() == "Comment":
            assert [p for p in fold.query("p, li") if "source" not in p.attrs.get("class", "")]


def test_api_gives_the_expected_level(case, by_api):
    assert _in_range(case, by_api["level"])


def test_page_gives_the_expected_level(case, by_page):
    found = re.search(r'<main [^>]*data-level="(\w+)"', by_page)
    assert _in_range(case, found and found[1])


def test_api_and_page_show_the_same_advice_in_the_same_order(by_api, by_page):
    assert _shown(by_page, "advice") == [advice["id"] for advice in by_api["advice"]]


def test_expected_advice_is_given_in_order_and_in_words(case, by_page, words):
    shown = _shown(by_page, "advice")
    assert not set(case.includes) - set(shown)
    assert not set(case.excludes) & set(shown)
    for first, second in case.before:
        assert not {first, second} <= set(shown) or shown.index(first) < shown.index(second)
    for advice, places in case.within.items():
        assert advice in shown[:places]
    assert not [one for one in case.says if not re.search(one, words, re.IGNORECASE)]
    assert not [one for one in case.never_says if re.search(one, words, re.IGNORECASE)]


def test_expected_services_are_shown(case, by_api, by_page):
    assert set(case.services) <= set(_shown(by_page, "service"))
    assert set(case.services) <= {service["kind"] for service in by_api["services"]}


def _in_range(case: Case, level: str | None) -> bool:
    if case.level is None or level is None:
        return case.level is level
    lowest, highest = map(LEVELS.index, case.level)
    return lowest <= LEVELS.index(level) <= highest


def _shown(page: str, what: str) -> list[str]:
    return re.findall(rf'data-{what}="(\w+)"', page)


def test_before_they_call_readers_hear_what_fits_their_story(client):
    father = {"self_harm": "no", "disclosed": "yes", "senders": "adult", "adult_is": "family"}
    shown = parse(client.post("/en/parent/?country=FR", data=father).text)
    assert "sees the call list" in shown.query(".calls details")[0].to_text()
    handed_over = client.post("/en/parent/?country=FR", data=father | {"show": "to_hand_over"})
    assert "sees the call list" not in handed_over.text
