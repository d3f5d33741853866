"""The JSON API: the same questions, the same result. No state; any origin may call it."""

from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from warning_signs.assessment.assess import Assessment
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.questionnaire import Question, Questionnaire, Section
from warning_signs.guidance.advise import Step
from warning_signs.i18n.languages import SOURCE_TAG, SiteLocale
from warning_signs.web.api import models
from warning_signs.web.api.openapi import describe_api
from warning_signs.web.api.read_request import read_assessment_request
from warning_signs.web.preparedness import PreparednessResult, find_preparedness
from warning_signs.web.request.country_helplines import country_helplines
from warning_signs.web.request.locales import translated as t
from warning_signs.web.request.site import site
from warning_signs.web.response.problems import InputProblem, Problems
from warning_signs.web.result.result import Result, find_result

blueprint = Blueprint("api", __name__)


@blueprint.after_request
def allow_any_origin(response: Response) -> Response:
    """Let pages of any origin read the answer: it depends on nothing but the request."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers["Access-Control-Max-Age"] = "86400"
        response.mimetype = "text/plain"  # an empty answer is no page
    return response


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of this API."""
    return jsonify(describe_api(site().content, [locale.tag for locale in site().locales]))


@blueprint.get("/questionnaires")
def list_questionnaires() -> Response:
    """Every questionnaire in a line."""
    _use_language(_language_argument())
    lines = [
        models.ListedQuestionnaire(
            id=one.id, title=t(one.title), audience=one.audience, version=one.version
        )
        for one in site().content.questionnaires.values()
    ]
    return jsonify([line.model_dump() for line in lines])


@blueprint.get("/questionnaires/<questionnaire>")
def show_questionnaire(questionnaire: str) -> Response:
    """One questionnaire, whole."""
    found = _find(questionnaire)
    language = _use_language(_language_argument())
    shown = models.Questionnaire(
        id=found.id,
        version=found.version,
        language=language.tag,
        title=t(found.title),
        sections=[_section(found, section) for section in found.sections],
    )
    return jsonify(shown.model_dump(exclude_unset=True))


@blueprint.post("/questionnaires/<questionnaire>/assessment")
def assess_answers(questionnaire: str) -> Response:
    """The assessment of a set of answers, with advice and help services."""
    found = _find(questionnaire)
    content = site().content
    checked = read_assessment_request(
        request, found, content.rules, _languages(), content.countries
    )
    language = _use_language(checked.language)
    g.country = checked.country
    find = find_result if found.scored else find_preparedness
    result = find(content, found, checked.answers, language, country_helplines())
    response = jsonify(_assessment(result, language, checked.country).model_dump())
    response.headers["Cache-Control"] = "no-store"
    return response


def _languages() -> dict[str, SiteLocale]:
    return {locale.tag: locale for locale in site().locales}


def _find(questionnaire: str) -> Questionnaire:
    found = site().content.questionnaires.get(questionnaire)
    if not found:
        known = ", ".join(site().content.questionnaires)
        raise Problems(404, [InputProblem(field="questionnaire", detail=f"Use one of: {known}.")])
    return found


def _language_argument() -> SiteLocale:
    tag = request.args.get("language", SOURCE_TAG)
    if tag not in _languages():
        known = ", ".join(_languages())
        raise Problems(400, [InputProblem(field="language", detail=f"Use one of: {known}.")])
    return _languages()[tag]


def _use_language(language: SiteLocale) -> SiteLocale:
    """Answer in this language from here on."""
    g.locale = language
    return language


def _section(questionnaire: Questionnaire, section: Section) -> models.Section:
    questions = [_question(questionnaire, question) for question in section.questions]
    return models.Section(id=section.id, title=t(section.title), questions=questions)


def _question(questionnaire: Questionnaire, question: Question) -> models.Question:
    condition = questionnaire.asked_if.get(question.id)
    return models.Question(
        id=question.id,
        type=question.type,
        text=t(question.text),
        options=[models.Option(value=one.value, label=t(one.label)) for one in question.options],
        required=question.required,
        **({"asked_when": condition} if condition else {}),
    )


def _assessment(
    result: Result | PreparednessResult, language: SiteLocale, country: str | None
) -> models.Assessment:
    return models.Assessment(
        questionnaire=result.questionnaire.id,
        version=result.questionnaire.version,
        language=language.tag,
        country=country,
        **(_verdict(result.assessment) if isinstance(result, Result) else NO_VERDICT),
        advice=[_advice(step) for step in result.plan.every_step],
        services=[_helpline(helpline) for helpline in result.helplines],
    )


def _verdict(assessment: Assessment) -> dict[str, Any]:
    return {
        "level": assessment.level,
        "flags": list(assessment.flags),
        "scores": [
            models.DomainScore(
                domain=one.domain, points=one.points, maximum=one.maximum, unknown=one.unknown
            )
            for one in assessment.scores
        ],
        "participation": models.Score(
            points=assessment.participation.points, maximum=assessment.participation.maximum
        ),
        "reasons": list(assessment.reasons),
    }


NO_VERDICT: dict[str, Any] = {
    "level": None,
    "flags": [],
    "scores": [],
    "participation": models.Score(points=0, maximum=0),
    "reasons": [],
}
"""The same fields of a result without a level: its questionnaire asks what is in place."""


def _advice(step: Step) -> models.Advice:
    return models.Advice(
        id=step.id,
        recommendations=list(step.recommendations),
        title=t(step.title),
        text=t(step.line),
        how=[t(line.text) for line in step.how],
        horizon=step.horizon,
        tool=step.tool,
        because=list(step.reasons),
    )


def _helpline(helpline: Helpline) -> models.Helpline:
    return models.Helpline(
        kind=helpline.kind,
        name=helpline.name,
        contact=helpline.contact,
        phone=helpline.phone,
        url=helpline.url,
        seen=helpline.seen,
    )
