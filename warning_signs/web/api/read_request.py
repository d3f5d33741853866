"""Reading a request for an assessment. A refusal names every bad field at once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Request
from pydantic import BaseModel, ValidationError

from warning_signs.assessment.answers import Answers, settle_answers
from warning_signs.assessment.enough import is_enough
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale
from warning_signs.web.api.models import request_model
from warning_signs.web.response.problems import InputProblem, Problems

Details = dict[tuple[str, ...], str]
"""What to do about each bad field, by its path: ("answers", "age")."""


@dataclass(frozen=True)
class CheckedRequest:
    """A valid request: settled answers, a language of the site, a known country or none."""

    language: SiteLocale
    country: str | None
    answers: Answers


def read_assessment_request(
    request: Request,
    questionnaire: Questionnaire,
    rules: Rules,
    languages: Mapping[str, SiteLocale],
    countries: tuple[str, ...],
) -> CheckedRequest:
    """Read and check the body of a request.

    A red flag or a fact among the valid answers is enough for an assessment; without one, the
    required questions must be answered, and one more. Raises Problems: 415 or 400 where the body
    is no JSON object, else 422.
    """
    body = _json_object(request)
    model = request_model(questionnaire, tuple(languages), countries)
    details = _check(body, model, questionnaire, languages, countries)
    settled = settle_answers(questionnaire, _valid_answers(body, details), rules)
    required = {question.id for question in questionnaire.questions.values() if question.required}
    enough = is_enough(questionnaire, rules, settled)
    if not enough and isinstance(answers := body.get("answers"), dict):
        for name in required - answers.keys():
            details["answers", name] = "This question must be answered."
    if not enough and not details and not settled.keys() - required:
        more = "more " if required else ""
        details["answers",] = f"Answer at least one {more}question."
    if details:
        raise Problems(422, _sorted_problems(details))
    language = languages[body.get("language") or SOURCE_TAG]
    return CheckedRequest(language, body.get("country"), settled)


def _json_object(request: Request) -> dict[str, Any]:
    if not request.is_json:
        problem = InputProblem(field="Content-Type", detail="Send application/json.")
        raise Problems(415, [problem], "The body is not declared as JSON.")
    try:
        body = json.loads(
            request.get_data(), object_pairs_hook=_unique_keys, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:  # nested too deeply is bad input, not our fault
        problem = InputProblem(field="body", detail="Send JSON, each key once.")
        raise Problems(400, [problem]) from error
    if not isinstance(body, dict):
        problem = InputProblem(field="body", detail="Send an object with “answers” in it.")
        raise Problems(400, [problem])
    return body


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object from its pairs. Raises ValueError if a key stands twice: of two answers to one
    question neither may be dropped. Half a surrogate pair in a key is a ValueError too.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    "".join(found).encode()
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _check(
    body: dict[str, Any],
    model: type[BaseModel],
    questionnaire: Questionnaire,
    languages: Iterable[str],
    countries: Iterable[str],
) -> Details:
    """Validate the body; what to do about each bad field, nothing where all are good."""
    try:
        model.model_validate(body)
    except ValidationError as error:
        expected: Details = {
            ("language",): f"Use one of: {', '.join(languages)}.",
            ("country",): f"Use one of: {', '.join(countries)}.",
            ("answers",): "Send an object: question id to value, or to a list of values.",
            **{("answers", one.id): _expected(one) for one in questionnaire.questions.values()},
        }
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        # A list of answers has one error for each bad value. Its path ends in a number.
        paths = [tuple(map(str, one["loc"][:2])) for one in errors]
        return {path: expected.get(path) or _unknown_field(path) for path in paths}
    return {}


def _expected(question: Question) -> str:
    options = ", ".join(question.by_value)
    kind = "a list" if question.type == "many" else "one"
    return f"Send {kind} of these: {options}."


def _unknown_field(path: tuple[str, ...]) -> str:
    return (
        "This field is not known." if len(path) == 1 else "No such question."
    ) + " Leave it out."


def _valid_answers(body: dict[str, Any], details: Details) -> dict[str, list[str]]:
    """The answers that are valid, each as a list: danger counts even beside mistakes."""
    if ("answers",) in details:
        return {}
    return {
        name: [value] if isinstance(value, str) else value
        for name, value in body["answers"].items()
        if ("answers", name) not in details
    }


def _sorted_problems(details: Details) -> list[InputProblem]:
    problems = [InputProblem(field=".".join(path), detail=text) for path, text in details.items()]
    return sorted(problems, key=lambda problem: problem.field)
