"""The API’s own description (OpenAPI 3.1), made from the content so that the two cannot part."""

from typing import Any

from warning_signs.assessment.alone import fact_values, red_flag_values
from warning_signs.content.content import Content
from warning_signs.content.models.base import LEVELS
from warning_signs.content.models.questionnaire import Question, Questionnaire

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TEXTS: Schema = {"type": "array", "items": TEXT}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}


def describe_api(content: Content, languages: list[str]) -> Schema:
    """Return the OpenAPI document of the API for this content and these language tags."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Warning Signs",
            "version": "1",
            "description": "Questions about signs of online bullying, and what to do next. "
            "No state, no key, nothing stored. Not a diagnosis.",
        },
        "paths": {
            "/api/v1/openapi.json": {"get": _call("This document", {"type": "object"})},
            "/api/v1/questionnaires": {
                "get": _call(
                    "All questionnaires", _array(_ref("Line")), [_language(languages)], [400]
                )
            },
            **_questionnaire_paths(content, languages),
        },
        "components": {"schemas": _schemas(content)},
    }


def _questionnaire_paths(content: Content, languages: list[str]) -> Schema:
    paths: Schema = {}
    for questionnaire in content.questionnaires.values():
        address = f"/api/v1/questionnaires/{questionnaire.id}"
        shown = _call("The questions", _ref("Questionnaire"), [_language(languages)], [400])
        assessed = _call("The assessment", _ref("Assessment"), [], [400, 413, 415, 422])
        body = _request(content, questionnaire, languages)
        assessed["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": body}},
        }
        paths[address] = {"get": shown}
        paths[f"{address}/assessment"] = {"post": assessed}
    return paths


def _request(content: Content, questionnaire: Questionnaire, languages: list[str]) -> Schema:
    questions = questionnaire.questions.values()
    answers = _object({q.id: _answer(q) for q in questions}, [])
    answers["anyOf"] = _enough(content, questionnaire)
    answers["description"] = "A red flag or a fact is enough; else all that is required, and more."
    language = {"enum": [*languages, None], "default": "en"}
    country = {"enum": [*content.countries, None]}
    return _object({"language": language, "country": country, "answers": answers}, ["answers"])


def _enough(content: Content, questionnaire: Questionnaire) -> list[Schema]:
    """Which answers get an assessment: the required ones with one more, or a single grave one."""
    questions = questionnaire.questions
    required = [q.id for q in questions.values() if q.required]
    enough: list[Schema] = [{"required": required, "minProperties": len(required) + 1}]
    flags = red_flag_values(questionnaire, content.rules)
    facts = fact_values(questionnaire, content.rules)
    for question in sorted(flags.keys() | facts.keys(), key=list(questions).index):
        one = {"enum": sorted(flags.get(question, set()) | facts.get(question, set()))}
        value = {"contains": one} if questions[question].type == "many" else one
        enough.append({"required": [question], "properties": {question: value}})
    return enough


def _answer(question: Question) -> Schema:
    one: Schema = {"type": "string", "enum": list(question.by_value)}
    return _array(one) if question.type == "many" else one


def _call(
    summary: str, schema: Schema, parameters: list[Schema] = (), errors: list[int] = ()
) -> Schema:
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    good = {"description": summary, "content": {"application/json": {"schema": schema}}}
    bad = {str(status): {"description": "What is wrong", "content": problem} for status in errors}
    return {"summary": summary, "parameters": list(parameters), "responses": {"200": good, **bad}}


def _language(languages: list[str]) -> Schema:
    schema = {"type": "string", "enum": languages, "default": "en"}
    return {"name": "language", "in": "query", "required": False, "schema": schema}


def _schemas(content: Content) -> Schema:
    option = _object({"value": TEXT, "label": TEXT})
    condition = _object({"question": TEXT, "values": TEXTS})
    question = _object(
        {
            "id": TEXT,
            "type": {"enum": ["frequency", "one", "many"]},
            "text": TEXT,
            "options": _array(option),
            "required": {"type": "boolean"},
            "asked_when": _object({"any": _array(condition)}),
        },
        ["id", "type", "text", "options", "required"],
    )
    section = _object({"id": TEXT, "title": TEXT, "questions": _array(question)})
    audience = {"enum": sorted({q.audience for q in content.questionnaires.values()})}
    line = {"id": TEXT, "title": TEXT, "audience": audience, "version": NUMBER}
    whole = {
        "id": TEXT,
        "version": NUMBER,
        "language": TEXT,
        "title": TEXT,
        "sections": _array(section),
    }
    error = _object({"field": TEXT, "detail": TEXT})
    problem = {
        "type": TEXT,
        "title": TEXT,
        "status": NUMBER,
        "detail": TEXT,
        "errors": _array(error),
    }
    return {
        "Line": _object(line),
        "Questionnaire": _object(whole),
        "Assessment": _assessment(content),
        "Problem": _object(problem, ["type", "title", "status", "detail"]),
    }


def _assessment(content: Content) -> Schema:
    score = {"points": NUMBER, "maximum": NUMBER}
    domain = {"domain": TEXT, **score, "unknown": NUMBER}
    advice = {"id": TEXT, "recommendations": TEXTS, "title": TEXT, "text": TEXT, "because": TEXTS}
    contact = {"enum": ["call", "text", "chat", "web"]}
    service = {
        "kind": TEXT,
        "name": TEXT,
        "contact": contact,
        "phone": TEXT_OR_NULL,
        "url": TEXT_OR_NULL,
        "seen": TEXT_OR_NULL,
    }
    return _object(
        {
            "questionnaire": {"enum": list(content.questionnaires)},
            "version": NUMBER,
            "language": TEXT,
            "country": TEXT_OR_NULL,
            "level": {"enum": [*LEVELS, None]},
            "flags": _array({"enum": [flag.id for flag in content.rules.flags]}),
            "scores": _array(_object(domain)),
            "participation": _object(score),
            "reasons": TEXTS,
            "advice": _array(_object(advice)),
            "services": _array(_object(service)),
        }
    )


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    """An object with these properties and no others; all are required unless `required` says."""
    wanted = list(properties) if required is None else required
    return {
        "type": "object",
        "properties": properties,
        "required": wanted,
        "additionalProperties": False,
    }
