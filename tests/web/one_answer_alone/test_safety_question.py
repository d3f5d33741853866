"""A result without an answer to the safety question asks it, once more."""

from __future__ import annotations

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.one_answer import (
    BOTH,
    FACTS,
    RED_FLAGS,
    asked_again,
    by_page,
    held,
    level_of,
)
from tests.support.campaigns.ordered import counted, order
from tests.support.pages.checks import parse

UNANSWERED = sorted({*RED_FLAGS, *FACTS} - {("self_harm", "yes")})


@BOTH
@pytest.mark.parametrize("answer", UNANSWERED, ids="=".join)
def test_a_result_without_the_safety_question_asks_it_on_its_first_card(client, name, answer):
    page = by_page(client, name, {answer[0]: answer[1]})
    question = CONTENT.questionnaires[name].questions["self_harm"]
    assert asked_again(page) == [(o.value, o.label.msgid) for o in question.options]
    (asked,) = page.query("[data-ask=self_harm]")
    assert question.text.msgid in asked.to_text()
    (card,) = page.query("[data-first]")
    before = card.query("[data-ask], [data-service], [data-advice]")
    assert before[0] is asked, "before whom to call and what to do"


@BOTH
@pytest.mark.parametrize("value", ["no", "yes", "unsure", "unknown"])
def test_each_button_sends_the_same_answers_with_its_own(client, name, value):
    page = by_page(client, name, {"demands": "private_information"})
    (button,) = page.query(f"[data-ask] button[value={value}]")
    assert (button.attrs["form"], button.attrs["name"]) == ("again", "self_harm")
    answered = by_page(client, name, dict([*held(page), ("self_harm", value)]))
    assert held(answered) == {*held(page), ("self_harm", value)}
    assert level_of(answered) == ("urgent" if value == "yes" else "high")
    assert asked_again(answered) == []


def test_enter_shows_the_result_again_and_answers_nothing(client):
    page = by_page(client, "parent", {"demands": "money"})
    buttons = page.query("#again button, button[form=again]")
    submits = [one.attrs for one in buttons if one.attrs.get("type", "submit") == "submit"]
    assert "name" not in submits[0]


@pytest.mark.parametrize("sheet", ["for_me", "to_hand_over", "file_for_me", "sheet"])
def test_the_sheet_asks_nothing(client, sheet):
    posted = {"demands": "money", "show": sheet}
    assert "say goodbye" not in client.post("/en/parent/", data=posted).text
    page = by_page(client, "parent", {"demands": "money"})
    assert "no-print" in page.query("[data-ask]")[0].attrs["class"].split()


def test_an_answer_on_the_result_is_not_counted_again_in_a_campaign(campaign_app):
    order(campaign_app)
    client = campaign_app.test_client()
    address = "/en/c/ligue/parent/"
    visit = parse(client.get(address).text).query("input[name=visit]")[0].attrs["value"]
    result = parse(client.post(address, data={"visit": visit, "demands": "money"}).text)
    assert asked_again(result)
    for value in ("yes", "no"):
        again = dict(held(result)) | {"self_harm": value}
        assert again["visit"] == visit
        assert level_of(parse(client.post(address, data=again).text)) == "urgent"
    assert sum(counted(campaign_app).values()) == 1
