"""What a household has in place: the result of a questionnaire that is not scored.

And the family sheet: the numbers to call and the five first steps, to hang up at home.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, g, render_template

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.preparedness import Preparedness, assess_preparedness
from warning_signs.content.content import Content
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.text import Text
from warning_signs.guidance.helplines import choose_helplines
from warning_signs.guidance.plan import Plan, make_plan
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.questionnaire.form import FormSubmission
from warning_signs.web.request.country_helplines import wall_sheet_lines
from warning_signs.web.request.site import site
from warning_signs.web.response.downloads import as_dated_page, as_file

blueprint = Blueprint("preparedness", __name__)


@dataclass(frozen=True)
class PreparednessResult:
    """What a household is shown; nothing of it is stored anywhere.

    this_week: one small step for each thing that is not in place, in the order of the questions;
    without_step: what is not in place and has no such step. Only a questionnaire that a site added
    can have such questions.
    """

    questionnaire: Questionnaire
    preparedness: Preparedness
    plan: Plan
    helplines: Sequence[Helpline]
    this_week: tuple[Text, ...]
    without_step: tuple[Question, ...]
    today: date


def find_preparedness(
    content: Content,
    questionnaire: Questionnaire,
    answers: Answers,
    locale: SiteLocale,
    country_helplines: CountryHelplines | None,
) -> PreparednessResult:
    """Sort settled `answers` and add advice and helplines."""
    preparedness = assess_preparedness(questionnaire, content.rules, answers)
    small_steps = content.catalogue.small_steps
    return PreparednessResult(
        questionnaire=questionnaire,
        preparedness=preparedness,
        plan=make_plan(content.catalogue, preparedness),
        helplines=choose_helplines(
            country_helplines, content.international, questionnaire.reader, locale.tag
        ),
        this_week=tuple(text for one in preparedness.to_do for text in small_steps.get(one.id, ())),
        without_step=tuple(one for one in preparedness.to_do if one.id not in small_steps),
        today=date.today(),
    )


def preparedness_page(result: PreparednessResult, submission: FormSubmission) -> str:
    """The result as a page, with the answers in its form."""
    return render_template(
        "preparedness/page.html",
        questionnaire=result.questionnaire,
        result=result,
        submission=submission,
        recommendation=site().content.catalogue.recommendation,
    )


def preparedness_file(result: PreparednessResult) -> Response:
    """The result as one self-contained file."""
    page = render_template(
        "preparedness/file.html",
        questionnaire=result.questionnaire,
        result=result,
        lines=wall_sheet_lines(),
    )
    return as_dated_page(page, result.today)


@blueprint.get("/family/sheet/")
def sheet() -> str:
    """The family sheet, one page of paper; it depends only on language and country."""
    return render_template("preparedness/wall_sheet.html", lines=wall_sheet_lines())


@blueprint.get("/family/sheet/file/")
def sheet_file() -> Response:
    """The family sheet as one self-contained file."""
    page = render_template("preparedness/wall_sheet_file.html", lines=wall_sheet_lines())
    return as_file(page, f"family-sheet-{g.locale.tag}.html")
