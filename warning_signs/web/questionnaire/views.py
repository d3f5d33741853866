"""One page with every question, one post that answers with the result. Nothing is kept."""

from dataclasses import dataclass

from flask import (
    Blueprint,
    Response,
    abort,
    g,
    render_template,
    request,
)

from warning_signs.assessment.answers import open_questions
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.i18n.negotiate import region
from warning_signs.web.preparedness import find_preparedness, preparedness_file, preparedness_page
from warning_signs.web.questionnaire.form import FormSubmission, read_form
from warning_signs.web.request.country_helplines import country_helplines, crisis_lines
from warning_signs.web.request.downloads import as_file
from warning_signs.web.request.locale_context import locale_overrides
from warning_signs.web.request.site import site_content
from warning_signs.web.request.urls import known_country, site_locales
from warning_signs.web.result.result import Result, find_result
from warning_signs.web.result.second_language import SecondLanguage, read_second_language

blueprint = Blueprint("questionnaire", __name__)

NO_LEVEL = ""


@dataclass(frozen=True)
class PostOutcome:
    """What a post is answered with.

    level: that of the result, NO_LEVEL where the questionnaire has none; None where it is no
    result but the questions once more.
    """

    page: str | Response
    level: str | None = None


@blueprint.get("/<questionnaire>/")
def questions(questionnaire: str) -> str:
    """All questions, the same page for everyone."""
    return _questions(find_questionnaire(questionnaire), FormSubmission())


@blueprint.post("/<questionnaire>/")
def answer(questionnaire: str) -> str | Response:
    """The result; or the questions again, with every answer, where asked for or needed."""
    return answer_to(questionnaire).page


def answer_to(questionnaire: str) -> PostOutcome:
    """What the post of this request is answered with.

    The field `show` says what is wanted: questions, result (the default), or sheet (a file).
    """
    asked = find_questionnaire(questionnaire)
    g.country = _country()
    submission = read_form(asked, site_content().rules, request.form)
    show = request.form.get("show")
    if show == "questions":
        return PostOutcome(_questions(asked, submission, show_errors=False))
    if submission.errors:
        return PostOutcome(_questions(asked, submission))
    content, there = site_content(), country_helplines()
    if not asked.scored:
        found = find_preparedness(content, asked, submission.answers, g.locale, there)
        page = preparedness_file(found) if show == "sheet" else preparedness_page(found, submission)
        return PostOutcome(page, NO_LEVEL)
    result = find_result(content, asked, submission.answers, g.locale, there)
    second = read_second_language(request.form, g.locale, site_locales())
    page = _sheet(result, second) if show == "sheet" else _result(result, submission, second)
    return PostOutcome(page, result.assessment.level)


def find_questionnaire(questionnaire: str) -> Questionnaire:
    """The questionnaire of an address; the help lines of the page are then those of its reader.

    Where there is none the answer is “not found”.
    """
    found = site_content().questionnaires.get(questionnaire) or abort(404)
    g.audience = found.reader
    return found


def _country() -> str | None:
    """The country that the form names, else the address, else the language of the browser.

    A result without a country has no help line of its own. An answer to a post is nobody else’s,
    so unlike a page it may follow what this browser says.
    """
    named = next(filter(None, map(known_country, request.form.getlist("country"))), g.country)
    accepted = request.headers.get("Accept-Language", "")
    return named or region(accepted, site_content().countries)


def _questions(
    asked: Questionnaire, submission: FormSubmission, *, show_errors: bool = True
) -> str:
    return render_template(
        "questionnaire/page.html",
        questionnaire=asked,
        submission=submission,
        errors=submission.errors if show_errors else {},
        crisis_lines=crisis_lines(),
    )


def _result(result: Result, submission: FormSubmission, second: SecondLanguage) -> str:
    return render_template(
        "result/page.html",
        questionnaire=result.questionnaire,
        result=result,
        submission=submission,
        recommendation=site_content().catalogue.recommendation,
        open_questions=open_questions(result.questionnaire, submission.answers),
        with_sensitive="sensitive" in request.form,
        choice=second,
        second=second.locale,
        locale_variants=second.locale_variants,
    )


def _sheet(result: Result, second: SecondLanguage) -> Response:
    """The result as one self-contained file, for those who cannot print.

    In the second language alone the whole file is in it, its title too.
    """
    alone = second.locale if second.instead else None
    page = render_template(
        "result/file.html",
        questionnaire=result.questionnaire,
        result=result,
        with_sensitive="sensitive" in request.form,
        second=None if alone else second.locale,
        locale_variants=second.locale_variants,
        **(locale_overrides(alone) if alone else {}),
    )
    return as_file(page, f"warning-signs-{result.today.isoformat()}.html")
