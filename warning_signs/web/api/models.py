"""Reading what a program sent: every bad field is named, in one answer."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Request

from warning_signs.assessment.answers import Answers, settle_answers
from warning_signs.assessment.enough import is_enough
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.problems import InputProblem, Problems


@dataclass(frozen=True)
class AssessmentRequest:
    """A request that makes sense: settled answers, a language of the site, a known country."""

    language: SiteLocale
    country: str | None
    answers: Answers


def read_assessment_request(
    request: Request,
    questionnaire: Questionnaire,
    rules: Rules,
    languages: Mapping[str, SiteLocale],
    countries: tuple[str, ...],
) -> AssessmentRequest:
    """Read the body of a request; raises Problems with every field that is wrong."""
    body = _json_object(request)
    problems = [
        InputProblem(str(name), "This field is not known. Leave it out.")
        for name in body.keys() - {"language", "country", "answers"}
    ]
    language = body.get("language") or "en"
    if not isinstance(language, str) or language not in languages:
        problems.append(InputProblem("language", f"Use one of: {', '.join(languages)}."))
    country = body.get("country")
    if country is not None and country not in countries:
        problems.append(InputProblem("country", f"Use one of: {', '.join(countries)}."))
    answers = body.get("answers")
    problems.extend(_answer_problems(questionnaire, answers))
    settled = settle_answers(questionnaire, _good_answers(questionnaire, answers), rules)
    enough = is_enough(questionnaire, rules, settled)
    if isinstance(answers, dict) and not enough:
        problems.extend(_missing(questionnaire, answers))
    if problems:
        raise Problems(422, sorted(problems, key=lambda problem: problem.field))
    if not enough and not settled.keys() - (required := _required(questionnaire)):
        more = "more " if required else ""
        raise Problems(422, [InputProblem("answers", f"Answer at least one {more}question.")])
    return AssessmentRequest(languages[language], country, settled)


def _required(questionnaire: Questionnaire) -> set[str]:
    return {question.id for question in questionnaire.questions.values() if question.required}


def _json_object(request: Request) -> dict[str, Any]:
    if not request.is_json:
        problem = InputProblem("Content-Type", "Send application/json.")
        raise Problems(415, [problem], "The body is not declared as JSON.")
    try:
        body = json.loads(
            request.get_data(), object_pairs_hook=_without_twins, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:  # nested too deeply is bad input, no crash
        raise Problems(400, [InputProblem("body", "Send JSON, each key once.")]) from error
    if not isinstance(body, dict):
        raise Problems(400, [InputProblem("body", "Send an object with “answers” in it.")])
    return body


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once: of two answers to one question neither may be dropped."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _answer_problems(questionnaire: Questionnaire, answers: Any) -> Iterator[InputProblem]:
    if not isinstance(answers, dict):
        yield InputProblem(
            "answers", "Send an object: question id to value, or to a list of values."
        )
        return
    for name, value in answers.items():
        question = questionnaire.questions.get(name)
        detail = _answer_problem(question, value) if question else "No such question. Leave it out."
        if detail:
            yield InputProblem(f"answers.{name}", detail)


def _missing(questionnaire: Questionnaire, answers: dict[str, Any]) -> Iterator[InputProblem]:
    for name in _required(questionnaire) - answers.keys():
        yield InputProblem(f"answers.{name}", "This question must be answered.")


def _good_answers(questionnaire: Questionnaire, answers: Any) -> dict[str, list[str]]:
    """The answers that make sense, each as a list: beside others that do not, danger counts too."""
    return {
        name: [value] if isinstance(value, str) else value
        for name, value in (answers.items() if isinstance(answers, dict) else ())
        if (question := questionnaire.questions.get(name)) and not _answer_problem(question, value)
    }


def _answer_problem(question: Question, value: Any) -> str | None:
    """What to do about the value of one answer; None where it is good."""
    options = ", ".join(question.by_value)
    if question.type == "many":
        good = isinstance(value, list) and all(_is_option(question, one) for one in value)
        return None if good else f"Send a list of these: {options}."
    return None if _is_option(question, value) else f"Send one of these: {options}."


def _is_option(question: Question, value: Any) -> bool:
    return isinstance(value, str) and value in question.by_value
