"""The description of the API (OpenAPI 3.1): its paths here, its schemas from the models."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from warning_signs.assessment.decisive_values import fact_values, red_flag_values
from warning_signs.caching import cached
from warning_signs.content.content import Content
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.i18n.languages import SOURCE_TAG
from warning_signs.web.api.models import ListedQuestionnaire, assessment_model, request_model
from warning_signs.web.api.models import Questionnaire as QuestionnaireModel
from warning_signs.web.response.problems import Problem

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{model}"


class _WithoutTitles(GenerateJsonSchema):
    """JSON Schema without a title for each field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def describe_api(content: Content, languages: Sequence[str]) -> Schema:
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
            "/api/v1/questionnaires": {"get": _list_call(languages)},
            **_questionnaire_paths(content, languages),
        },
        "components": {"schemas": _schemas(content, languages)},
    }


def _list_call(languages: Sequence[str]) -> Schema:
    lines = {"type": "array", "items": _reference("ListedQuestionnaire")}
    return _call("All questionnaires", lines, [_language(languages)], [400])


def _questionnaire_paths(content: Content, languages: Sequence[str]) -> Schema:
    paths: Schema = {}
    for name in content.questionnaires:
        address = f"/api/v1/questionnaires/{name}"
        questions = _call(
            "The questions", _reference("Questionnaire"), [_language(languages)], [400]
        )
        assessment = _call("The assessment", _reference("Assessment"), [], [400, 413, 415, 422])
        assessment["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _reference(f"{name}_request")}},
        }
        paths[address] = {"get": questions}
        paths[f"{address}/assessment"] = {"post": assessment}
    return paths


def _schemas(content: Content, languages: Sequence[str]) -> Schema:
    """The JSON Schema of every model, by name. Rules across answers are added to those here."""
    questionnaires = content.questionnaires.values()
    flags = tuple(flag.id for flag in content.rules.flags)
    schemas = _model_schemas(
        assessment_model(tuple(content.questionnaires), flags),
        *(request_model(one, tuple(languages), content.countries) for one in questionnaires),
    )
    rules = {f"{one.id}_answers": {"anyOf": _enough(content, one)} for one in questionnaires}
    return {name: {**schema, **rules.get(name, {})} for name, schema in schemas.items()}


@cached
def _model_schemas(*models: type[BaseModel]) -> Schema:
    """JSON Schemas by name: of these models, of the fixed ones, and of all that stands in them.

    Kept, because pydantic takes 12 ms for them.
    """
    named: list[type[BaseModel]] = [ListedQuestionnaire, QuestionnaireModel, Problem, *models]
    _, whole = models_json_schema(
        [(model, "validation") for model in named],
        ref_template=REFERENCE,
        schema_generator=_WithoutTitles,
    )
    schemas: Schema = whole["$defs"]
    return schemas


def _enough(content: Content, questionnaire: Questionnaire) -> list[Schema]:
    """Which answers get an assessment: the required ones with one more, or a single grave one."""
    questions = questionnaire.questions
    required = [question.id for question in questions.values() if question.required]
    enough: list[Schema] = [{"required": required, "minProperties": len(required) + 1}]
    flags = red_flag_values(questionnaire, content.rules)
    facts = fact_values(questionnaire, content.rules)
    for question in sorted(flags.keys() | facts.keys(), key=list(questions).index):
        grave = flags.get(question, frozenset()) | facts.get(question, frozenset())
        one = {"enum": sorted(grave)}
        value = {"contains": one} if questions[question].type == "many" else one
        enough.append({"required": [question], "properties": {question: value}})
    return enough


def _call(
    summary: str, schema: Schema, parameters: Sequence[Schema] = (), errors: Sequence[int] = ()
) -> Schema:
    problem = {"application/problem+json": {"schema": _reference("Problem")}}
    good = {"description": summary, "content": {"application/json": {"schema": schema}}}
    bad = {str(status): {"description": "What is wrong", "content": problem} for status in errors}
    return {"summary": summary, "parameters": list(parameters), "responses": {"200": good, **bad}}


def _language(languages: Sequence[str]) -> Schema:
    schema = {"type": "string", "enum": list(languages), "default": SOURCE_TAG}
    return {"name": "language", "in": "query", "required": False, "schema": schema}


def _reference(name: str) -> Schema:
    return {"$ref": REFERENCE.format(model=name)}
