"""One red flag or one fact alone gives a result, by page and by API, and never an error."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from tests.support.answers.one_answer import (
    BOTH,
    FACTS,
    RED_FLAGS,
    by_api,
    by_page,
    held,
    html_of,
    level_of,
    openers,
)
from tests.support.examples import WHOLE_PAGES
from warning_signs.assessment.decisive_values import fact_values, red_flag_values

LEVELS = ("unsure", "low", "some", "high", "urgent")


@BOTH
def test_these_tests_know_every_red_flag_and_every_fact_of_the_rules(name):
    questionnaire = CONTENT.questionnaires[name]
    for found, known in (
        (red_flag_values(questionnaire, CONTENT.rules), RED_FLAGS),
        (fact_values(questionnaire, CONTENT.rules), FACTS),
    ):
        assert {(q, value) for q, values in found.items() for value in values} == set(known)


@BOTH
@pytest.mark.parametrize("answer", RED_FLAGS, ids="=".join)
def test_one_red_flag_alone_is_urgent_and_is_the_reason(client, name, answer):
    question, value = answer
    page, program = (
        by_page(client, name, {question: value}),
        by_api(client, name, {question: value}),
    )
    assert level_of(page) == "urgent" == program.json["level"]
    assert program.json["flags"] == [RED_FLAGS[answer]]
    assert program.json["reasons"] == [question]
    short = CONTENT.questionnaires[name].questions[question].short.msgid
    assert short in [one.to_text() for one in page.query(".given dt")]
    assert held(page) == {answer}


@BOTH
@pytest.mark.parametrize("answer", sorted(FACTS), ids="=".join)
def test_one_fact_alone_gives_some_at_least(client, name, answer):
    question, value = answer
    program = by_api(client, name, {question: value})
    assert LEVELS.index(level_of(by_page(client, name, {question: value}))) >= 2
    assert LEVELS.index(program.json["level"]) >= 2


@st.composite
def with_danger(draw):
    """Any answers with a red flag among them whose openers were not all answered with “no”."""
    name = draw(st.sampled_from(SCORED))
    raw = draw(answers_to(CONTENT.questionnaires[name]))
    question, value = draw(st.sampled_from(sorted(RED_FLAGS)))
    several = CONTENT.questionnaires[name].questions[question].type == "many"
    raw = raw | {question: (raw.get(question, set()) if several else set()) | {value}}
    if hang_on := sorted(openers(name, question)):
        left = draw(st.sets(st.sampled_from(hang_on), min_size=1))
        raw = {q: values for q, values in raw.items() if q not in left}
    return name, raw, (question, value)


@settings(max_examples=WHOLE_PAGES)
@given(with_danger())
def test_danger_among_any_answers_is_never_lost_nor_refused(app, case):
    name, raw, answer = case
    raw = {q: values for q, values in raw.items() if values}
    client = FlaskClient(app)  # looking at each page as a whole would take minutes
    found = by_api(client, name, raw)
    assert found.status_code == 200, found.text
    assert found.json["level"] == "urgent"
    assert RED_FLAGS[answer] in found.json["flags"] and answer[0] in found.json["reasons"]
    page = html_of(client, name, raw)
    assert 'data-page="result" data-level="urgent"' in page
    assert '<input type="hidden" name="{}" value="{}">'.format(*answer) in page


@st.composite
def without_help_in_it(draw):
    """Any answers without the safety question, and without anything that helps at once."""
    name = draw(st.sampled_from(SCORED))
    raw = draw(answers_to(CONTENT.questionnaires[name]))
    grave = {*RED_FLAGS, *FACTS}
    return name, {
        q: left
        for q, values in raw.items()
        if q != "self_harm" and (left := {v for v in values if (q, v) not in grave})
    }


@settings(max_examples=WHOLE_PAGES)
@given(without_help_in_it())
def test_without_danger_or_fact_the_safety_question_is_asked_for_as_ever(app, case):
    name, raw = case
    client = FlaskClient(app)
    page = html_of(client, name, raw)
    assert 'data-page="step"' in page and '<li><a href="#self_harm">' in page
    kept = re.findall(r'name="(\w+)" value="(\w+)"[^>]*? checked', page)
    assert set(kept) == {(q, value) for q, values in raw.items() for value in values}
    refused = by_api(client, name, raw)
    assert refused.status_code == 422
    assert {"field": "answers.self_harm", "detail": "This question must be answered."} in (
        refused.json["errors"]
    )


@pytest.mark.parametrize("safe", ["no", "unsure", "unknown"])
def test_the_safety_question_without_danger_still_needs_one_other_answer(client, safe):
    assert level_of(by_page(client, "parent", {"self_harm": safe})) is False
    assert by_api(client, "parent", {"self_harm": safe}).status_code == 422


def test_danger_beside_a_bad_field_leaves_only_the_bad_field_to_mend(client):
    answers = {"content": ["told_to_die"], "age": "old"}
    refused = client.post("/api/v1/questionnaires/parent/assessment", json={"answers": answers})
    assert [error["field"] for error in refused.json["errors"]] == ["answers.age"]


def resolved(document, schema):
    """A schema itself, where it stands as a reference."""
    return document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]


def test_the_description_of_the_api_says_that_one_grave_answer_is_enough(client):
    document = client.get("/api/v1/openapi.json").json
    body = document["paths"]["/api/v1/questionnaires/parent/assessment"]["post"]["requestBody"]
    schema = resolved(document, body["content"]["application/json"]["schema"])
    schema = resolved(document, schema["properties"]["answers"])
    wanted = [one["required"] for one in schema["anyOf"]]
    alone = {question for question, _value in {*RED_FLAGS, *FACTS}}
    assert wanted[0] == ["self_harm"] and {q for (q,) in wanted[1:]} == alone
    shown = client.get("/api/v1/questionnaires/parent").json["sections"]
    required = [q["id"] for part in shown for q in part["questions"] if q["required"]]
    assert required == ["self_harm"]
