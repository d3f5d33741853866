"""Each questionnaire on paper, in normal and in large print, with the key to score it by hand."""

from collections.abc import Iterator

from flask import Blueprint, g, render_template

from warning_signs.content.models.questionnaire import IN_PLACE, Question, Questionnaire
from warning_signs.content.models.text import Text
from warning_signs.paper.form import PaperForm
from warning_signs.paper.key import scoring_key
from warning_signs.web.preparedness import find_preparedness
from warning_signs.web.questionnaire.views import find_questionnaire
from warning_signs.web.request.country_helplines import (
    country_helplines,
    crisis_lines,
    relevant_helplines,
)
from warning_signs.web.request.site import site_content

blueprint = Blueprint("paper", __name__)

SIZES = ("normal", "large")
"""The sizes of print; each is the name of an endpoint."""


@blueprint.get("/<questionnaire>/paper/")
def normal(questionnaire: str) -> str:
    """The paper form; it depends on language and country alone."""
    return _page(find_questionnaire(questionnaire), large=False)


@blueprint.get("/<questionnaire>/paper/large/")
def large(questionnaire: str) -> str:
    """The same in print of 18 points."""
    return _page(find_questionnaire(questionnaire), large=True)


def _page(asked: Questionnaire, *, large: bool) -> str:
    rules = site_content().rules
    return render_template(
        "paper/page.html",
        questionnaire=asked,
        form=PaperForm(asked),
        rules=rules,
        key=scoring_key(asked, rules) if asked.scored else None,
        small_steps=[] if asked.scored else _small_steps(asked),
        crisis_lines=crisis_lines(),
        helplines=relevant_helplines(asked.reader),
        large=large,
    )


def _small_steps(asked: Questionnaire) -> Iterator[tuple[Question, list[Text]]]:
    """Each question with what to do where that thing alone is not in place."""
    for question in asked.questions.values():
        others = {other: frozenset({IN_PLACE}) for other in asked.questions if other != question.id}
        found = find_preparedness(site_content(), asked, others, g.locale, country_helplines())
        yield question, found.this_week
