"""One page with every question, and one post that returns the result. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, g, render_template, request
from flask_babel import gettext

from warning_signs.assessment.answers import Answers, part_reached
from warning_signs.assessment.decisive_values import red_flag_values
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.guidance.plan import Edition
from warning_signs.guidance.reminder import calendar_entry
from warning_signs.i18n.negotiate import region
from warning_signs.web.preparedness import find_preparedness, preparedness_file, preparedness_page
from warning_signs.web.questionnaire.form import FormSubmission, read_form
from warning_signs.web.request.country_helplines import country_helplines, crisis_lines
from warning_signs.web.request.locales import translated
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country
from warning_signs.web.response.downloads import as_dated_page, as_file
from warning_signs.web.result.ready_steps import ready_steps
from warning_signs.web.result.result import Result, find_result
from warning_signs.web.result.second_language import SecondLanguage, read_second_language
from warning_signs.web.result.share import text_to_share
from warning_signs.web.templating.localisation import locale_overrides

blueprint = Blueprint("questionnaire", __name__)

NO_LEVEL = ""
"""In place of the level of a questionnaire that is not scored."""


class Sheet(NamedTuple):
    """A result on paper: what it says, and whether it is a file or a page to print from."""

    edition: Edition
    download: bool


SHEETS: Mapping[str, Sheet] = {
    "for_me": Sheet("everything", download=False),
    "to_hand_over": Sheet("to_hand_over", download=False),
    "file_for_me": Sheet("everything", download=True),
    "sheet": Sheet("to_hand_over", download=True),
}
"""The value of the field `show` → the sheet that it asks for."""


@dataclass(frozen=True)
class PostOutcome:
    """The response to a post.

    level: of the result, NO_LEVEL where the questionnaire has none; None where the page is not a
    result but the questions again.
    """

    page: str | Response
    level: str | None = None


@blueprint.get("/<questionnaire>/")
def questions(questionnaire: str) -> str:
    """All questions, the same page for everyone."""
    return _questions(find_questionnaire(questionnaire), FormSubmission())


@blueprint.post("/<questionnaire>/")
def answer(questionnaire: str) -> str | Response:
    """The result; or the questions again with every answer, if requested or if more is needed."""
    return answer_to(questionnaire).page


def answer_to(questionnaire: str) -> PostOutcome:
    """The response to the post of this request.

    The field `show` chooses: questions, result (the default), a sheet (SHEETS) or reminder (a file
    for a calendar).
    """
    found = find_questionnaire(questionnaire)
    g.country = _country()
    submission = read_form(found, site().content.rules, request.form)
    show = request.form.get("show", "")
    if show == "questions":
        return PostOutcome(_questions(found, submission, show_errors=False))
    if submission.errors:
        return PostOutcome(_questions(found, submission))
    if not found.scored:
        return PostOutcome(_preparedness(found, submission, as_sheet=show in SHEETS), NO_LEVEL)
    sheet = SHEETS.get(show)
    result = _find_result(found, submission.answers, sheet.edition if sheet else "everything")
    second = read_second_language(request.form, g.locale, site().locales)
    if show == "reminder":
        page: str | Response = _reminder(result)
    elif sheet:
        page = _sheet(result, second, download=sheet.download)
    else:
        page = _result(result, submission, second)
    return PostOutcome(page, result.assessment.level)


def find_questionnaire(questionnaire: str) -> Questionnaire:
    """The questionnaire of an address; makes its reader the audience of the page’s helplines.

    Ends the request with 404 where there is none.
    """
    found = site().content.questionnaires.get(questionnaire) or abort(404)
    g.audience = found.reader
    return found


def _country() -> str | None:
    """The country of the form, else of the address, else that of the browser’s language.

    A result without a country has no national helpline. The answer to a post is for one reader,
    so unlike a cached page it may depend on their browser.
    """
    named = next(filter(None, map(known_country, request.form.getlist("country"))), g.country)
    accepted = request.headers.get("Accept-Language", "")
    return named or region(accepted, site().content.countries)


def _questions(
    questionnaire: Questionnaire, submission: FormSubmission, *, show_errors: bool = True
) -> str:
    errors = submission.errors if show_errors else {}
    return render_template(
        "questionnaire/page.html",
        questionnaire=questionnaire,
        submission=submission,
        errors=errors,
        reached=1 if errors else part_reached(questionnaire, submission.given),
        red=red_flag_values(questionnaire, site().content.rules),
        crisis_lines=crisis_lines(),
    )


def _preparedness(
    questionnaire: Questionnaire, submission: FormSubmission, *, as_sheet: bool
) -> str | Response:
    result = find_preparedness(
        site().content, questionnaire, submission.answers, g.locale, country_helplines()
    )
    return preparedness_file(result) if as_sheet else preparedness_page(result, submission)


def _find_result(questionnaire: Questionnaire, answers: Answers, edition: Edition) -> Result:
    return find_result(
        site().content, questionnaire, answers, g.locale, country_helplines(), edition
    )


def _result(result: Result, submission: FormSubmission, second: SecondLanguage) -> str:
    return render_template(
        "result/page.html",
        submission=submission,
        text_to_share=text_to_share(result.plan, result.helplines, translated),
        choice=second,
        **_words_of(result),
        second=second.locale,
        locale_variants=second.locale_variants,
    )


def _sheet(result: Result, second: SecondLanguage, *, download: bool) -> str | Response:
    """The result on paper, or as one self-contained file for those who cannot print.

    If the second language replaces the first, the whole sheet is in it, its title too.
    """
    alone = second.locale if second.instead else None
    page = render_template(
        "result/sheet.html",
        is_download=download,
        **_words_of(result),
        second=None if alone else second.locale,
        locale_variants=second.locale_variants,
        **(locale_overrides(alone) if alone else {}),
    )
    return as_dated_page(page, result.today) if download else page


def _words_of(result: Result) -> dict[str, Any]:
    here = site()
    return {
        "questionnaire": result.questionnaire,
        "result": result,
        "drawing": here.prerendered_bars.svg,
        "ready_steps": ready_steps,
        "recommendation": here.content.catalogue.recommendation,
    }


def _reminder(result: Result) -> Response:
    """An entry for a calendar, whose title and file name reveal nothing."""
    day = result.today + timedelta(days=result.plan.look_again_in)
    response = as_file(calendar_entry(day, gettext("Look again")), "reminder.ics")
    response.content_type = "text/calendar; charset=utf-8"
    return response
