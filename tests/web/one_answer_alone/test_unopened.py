"""Danger counts where its question was not opened, unless all that opens it was a no."""

from __future__ import annotations

import re

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.one_answer import (
    ALL_NO,
    BOTH,
    RED_FLAGS,
    by_api,
    by_page,
    held,
    level_of,
    openers,
)
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.combined import Named

FURTHER = sorted(answer for answer in RED_FLAGS if openers("parent", answer[0]))


def ticked(page) -> set[tuple[str, str]]:
    """What is ticked on a page of questions."""
    return {(one.attrs["name"], one.attrs["value"]) for one in page.query("input[checked]")}


def is_hidden(page, question: str) -> bool:
    """Whether a question shows only where something opens it."""
    wanted = (q for q in page.query("fieldset") if q.query(f"input[name={question}]"))
    return any(re.search(r"\bask-", one.attrs["class"]) for one in wanted)


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_who_says_no_to_all_that_opens_a_question_is_believed(client, name, answer):
    raw = {"self_harm": "no", **ALL_NO, answer[0]: answer[1]}
    assert level_of(by_page(client, name, raw)) in ("unsure", "low")
    assert by_api(client, name, raw).json["flags"] == []


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_one_opener_left_open_or_not_known_is_enough_for_danger_to_count(client, name, answer):
    for opener in openers(name, answer[0]):
        raw = {"self_harm": "no", **ALL_NO, answer[0]: answer[1]}
        questions = CONTENT.questionnaires[name].questions
        not_known = [{opener: "unknown"}] if "unknown" in questions[opener].by_value else []
        del raw[opener]
        for more in ({}, *not_known):
            assert by_api(client, name, raw | more).json["flags"] == [RED_FLAGS[answer]], opener


@pytest.mark.parametrize("part", ["witness", "answered_back"])
def test_any_answer_that_opens_nothing_is_a_no_where_it_is_the_only_opener(client, part):
    raw = {"self_harm": "no", "took_part": [part], "own_posts": ["threats"]}
    assert by_api(client, "parent", raw).json["flags"] == []


def test_of_a_question_that_nothing_opened_only_the_danger_counts(client):
    raw = {"content": ["mockery", "told_to_die", "unknown"], "channels": ["game"], "senders": "one"}
    page = by_page(client, "parent", raw)
    assert held(page) == {("content", "told_to_die")}
    opened = by_page(client, "parent", {"disclosed": "yes", **raw})
    assert {("content", "mockery"), ("channels", "game"), ("senders", "one")} <= held(opened)


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_danger_in_what_is_asked_further_is_a_hint_unless_it_is_the_childs_own(name, answer):
    questionnaire = CONTENT.questionnaires[name]
    for known, expected in (({}, answer[0] != "own_posts"), ({"disclosed": {"yes"}}, False)):
        raw = {answer[0]: {answer[1]}} | known
        answers = settle_answers(questionnaire, raw, CONTENT.rules)
        case = Case(questionnaire, answers, CONTENT.rules.conditions)
        assert Named(name="hint").holds(case) == expected


@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_what_counts_unopened_is_seen_on_the_questions_and_can_be_taken_back(client, answer):
    """A browser hides a question that nothing opens: this one must not be among them."""
    question, value = answer
    page = by_page(client, "parent", {question: value}, show="questions")
    assert ticked(page) == {answer} and not is_hidden(page, question)
    back = by_page(client, "parent", {question: value} | ALL_NO, show="questions")
    assert {answer, ("disclosed", "no")} <= ticked(back) and is_hidden(back, question)
