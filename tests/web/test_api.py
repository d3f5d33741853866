"""The JSON API, as an outside program uses it."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from tests.support.sites import make_site
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.web.api.models import request_model
from warning_signs.web.request.site import site

ASSESSMENT = "/api/v1/questionnaires/parent/assessment"


def test_the_api_does_what_its_description_says(subtests):
    from tools.fuzz.schema import calls_in_order  # here: every process would read its library

    operations = calls_in_order(make_site())
    assert operations
    for label, try_calls in operations.items():
        with subtests.test(label):
            try_calls()


def assess(client, answers, **more):
    """Post answers; the response."""
    return client.post(ASSESSMENT, json={"answers": answers, **more})


def fields(response) -> set[str]:
    """The names of the fields that a refusal complains about."""
    assert response.mimetype == "application/problem+json"
    assert response.json["status"] == response.status_code
    return {error["field"] for error in response.json["errors"]}


def test_questionnaires_are_listed_in_the_language_asked_for(client):
    listed = client.get("/api/v1/questionnaires?language=fr").json
    assert {"id": "parent", "audience": "parent", "version": 2}.items() <= listed[0].items()
    assert listed[0]["title"] != client.get("/api/v1/questionnaires").json[0]["title"]


def test_a_questionnaire_tells_when_a_follow_up_is_asked(client):
    shown = client.get("/api/v1/questionnaires/parent?language=fr").json
    questions = {q["id"]: q for part in shown["sections"] for q in part["questions"]}
    assert questions["self_harm"]["required"] is True
    assert "asked_when" not in questions["age"]
    assert {"question": "took_part", "values": ["forwarded", "posted", "accused"]} in questions[
        "own_posts"
    ]["asked_when"]["any"]
    assert [o["value"] for o in questions["sleep"]["options"]] == [
        "never",
        "rarely",
        "weekly",
        "daily",
        "unknown",
    ]


def test_an_assessment_counts_unknown_apart(client):
    answers = {"self_harm": "no", "school_avoidance": "weekly", "school_results": "unknown"}
    found = assess(client, answers).json
    school = next(score for score in found["scores"] if score["domain"] == "school")
    assert school == {"domain": "school", "points": 2, "maximum": 3, "unknown": 4}
    assert [score["domain"] for score in found["scores"]] == [
        "school",
        "screen",
        "withdrawal",
        "body",
    ]
    assert (found["language"], found["country"]) == ("en", None)


def test_answers_to_questions_that_were_not_asked_are_dropped(client):
    nothing = dict.fromkeys(("self_harm", "disclosed", "told_by_other", "messages_seen"), "no")
    asked_for_nothing = nothing | {"demands": ["none"], "content": ["threats"]}
    assert assess(client, asked_for_nothing).json["flags"] == []


def test_an_assessment_is_never_kept_by_a_cache(client):
    response = assess(client, {"self_harm": "no", "age": "8_10"})
    assert response.headers["Cache-Control"] == "no-store"


def test_every_bad_field_is_named_at_once(client):
    answers = {"age": "old", "content": "insults", "shoe_size": "44", "channels": ["fax"]}
    response = assess(client, answers, language="tlh", country="XX", name="Kim")
    assert response.status_code == 422
    assert fields(response) == {
        "language",
        "country",
        "name",
        "answers.age",
        "answers.content",
        "answers.shoe_size",
        "answers.channels",
        "answers.self_harm",
    }


def test_the_safety_question_and_one_other_are_needed(client):
    assert fields(assess(client, {"age": "8_10"})) == {"answers.self_harm"}
    assert fields(assess(client, {})) == {"answers.self_harm"}
    nothing_else = ({}, {"content": []}, {"content": ["insults"]}, {"demands": []})
    for other in nothing_else:
        assert fields(assess(client, {"self_harm": "no", **other})) == {"answers"}


def test_language_and_country_may_be_null(client):
    found = assess(client, {"self_harm": "no", "age": "8_10"}, language=None, country=None).json
    assert (found["language"], found["country"]) == ("en", None)


HOSTILE = [
    "[" * 30_000,
    "{" * 9,
    "",
    "null",
    "[]",
    '"answers"',
    '{"answers": null}',
    '{"answers": {"self_harm": {"no": []}}}',
    '{"answers": {"self_harm": "no", "content": [[[]]]}}',
    '{"answers": {"self_harm": "no", "age": 810}}',
    '{"answers": {"self_harm": "no", "self_harm": "yes", "age": "8_10"}}',
    '{"answers": {"self_harm": "no", "age": NaN}}',
    '{"answers": {"self_harm": "no", "age": "\\ud800"}}',
    '{"answers": {"self_harm": "no", "__class__": "x"}, "country": {"FR": 1}}',
    '{"answers": [], "language": [], "country": []}',
    '{"answers": {"self_harm": "no", "\\ud800": "x"}}',
    '{"answers": {"self_harm": "no", "age": ' + "9" * 5000 + "}}",
    '{"answers": {"self_harm": "no", "age": ' + "9" * 500 + "}}",
    '{"answers": {"self_harm": "no", "content": ["insults", {}, 3]}}',
    "[" * 900 + "]" * 900,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bodies_are_refused_in_words(client, body):
    response = client.post(ASSESSMENT, data=body, content_type="application/json")
    assert response.status_code in (400, 422)
    assert fields(response)


def test_a_red_flag_counts_beside_a_mistake(client):
    response = assess(client, {"content": ["blackmail"], "age": "old"})
    assert fields(response) == {"answers.age"}, "the safety question is not asked for"


def test_the_document_says_which_answers_are_enough(client):
    schemas = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    enough = schemas["parent_answers"]["anyOf"]
    assert enough[0] == {"required": ["self_harm"], "minProperties": 2}
    assert {"required": ["self_harm"], "properties": {"self_harm": {"enum": ["yes"]}}} in enough
    assert "default" not in schemas["parent_answers"]["properties"]["age"], "null is no answer"


@pytest.mark.parametrize("name", ["copy", "json", "1st", "model_config", "answer_1", "self"])
def test_a_question_of_a_site_may_have_any_id(app, name):
    family = site(app).content.questionnaires["family"]
    section = family.sections[0]
    question = section.questions[0].model_copy(update={"id": name})
    sections = (section.model_copy(update={"questions": (question,)}),)
    parts = {field: getattr(family, field) for field in type(family).model_fields}
    questionnaire = Questionnaire(**{**parts, "sections": sections})
    model = request_model(questionnaire, ("en",), ("FR",))
    model.model_validate({"answers": {name: "yes"}})
    with pytest.raises(ValidationError):
        model.model_validate({"answers": {name: "perhaps"}})
    assert name in model.model_json_schema()["$defs"]["family_answers"]["properties"]


def test_another_content_type_is_refused(client):
    response = client.post(ASSESSMENT, data=json.dumps({"answers": {}}), content_type="text/plain")
    assert response.status_code == 415 and fields(response) == {"Content-Type"}


def test_too_much_is_refused(client):
    response = client.post(ASSESSMENT, data=b"x" * 70_000, content_type="application/json")
    assert response.status_code == 413
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/questionnaires?language=xx", 400),
        ("/api/v1/questionnaires/nobody", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_a_wrong_address_is_a_problem_too(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"


def test_a_page_of_any_origin_may_call(client):
    asked = {"Origin": "https://ngo.example", "Access-Control-Request-Method": "POST"}
    before = client.options(ASSESSMENT, headers=asked)
    assert before.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Type" in before.headers["Access-Control-Allow-Headers"]
    refused = assess(client, {})
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
