"""Each questionnaire on paper, in normal and in large print, with the key to score it by hand."""

from collections.abc import Iterator

from flask import Blueprint, render_template

from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.text import Text
from warning_signs.paper.form import PaperForm
from warning_signs.paper.key import scoring_key
from warning_signs.web.questionnaire.views import find_questionnaire
from warning_signs.web.request.country_helplines import (
    crisis_lines,
    relevant_helplines,
)
from warning_signs.web.request.site import site

blueprint = Blueprint("paper", __name__)

SIZES = ("normal", "large")
"""The print sizes; each is the name of an endpoint."""


@blueprint.get("/<questionnaire>/paper/")
def normal(questionnaire: str) -> str:
    """The paper form; it depends only on language and country."""
    return paper_page(questionnaire, large=False)


@blueprint.get("/<questionnaire>/paper/large/")
def large(questionnaire: str) -> str:
    """The same in 18 point print."""
    return paper_page(questionnaire, large=True)


def paper_page(name: str, *, large: bool) -> str:
    """A questionnaire on paper, in the campaign of this request if it has one; 404 for none."""
    questionnaire = find_questionnaire(name)
    rules = site().content.rules
    return render_template(
        "paper/page.html",
        questionnaire=questionnaire,
        form=PaperForm(questionnaire),
        rules=rules,
        key=scoring_key(questionnaire, rules) if questionnaire.scored else None,
        small_steps=[] if questionnaire.scored else _small_steps(questionnaire),
        crisis_lines=crisis_lines(),
        helplines=relevant_helplines(questionnaire.reader),
        large=large,
    )


def _small_steps(questionnaire: Questionnaire) -> Iterator[tuple[Question, tuple[Text, ...]]]:
    """Each question with what to do where it is not in place."""
    small_steps = site().content.catalogue.small_steps
    for question in questionnaire.questions.values():
        yield question, small_steps.get(question.id, ())
