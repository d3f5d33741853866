"""The pages without a form. Each view hands its data to its template, which has the text."""

from flask import Blueprint, g, render_template

from warning_signs.content.models.law import may_be_in_union
from warning_signs.guidance.situations import by_situation
from warning_signs.web.request.country_helplines import lines_for_staff, relevant_helplines
from warning_signs.web.request.site import site

blueprint = Blueprint("pages", __name__)

BUILT_IN = frozenset({"parent", "teacher", "family"})
"""Questionnaires that every site has; the home page introduces them in its own words."""


@blueprint.get("/")
def home() -> str:
    """Who are you? Links to everything else, also to the questionnaires that this site added."""
    questionnaires = site().content.questionnaires
    own = [one for one in questionnaires.values() if one.id not in BUILT_IN]
    return render_template("pages/home.html", own=own)


@blueprint.get("/advice/")
def advice() -> str:
    """All advice by situation, and the recommendations of the source document behind it."""
    catalogue = site().content.catalogue
    return render_template(
        "pages/advice.html", catalogue=catalogue, situations=list(by_situation(catalogue))
    )


@blueprint.get("/young-person/")
def young_person() -> str:
    """Help for a young person who is bullied, without any question."""
    g.audience = "young_person"
    return render_template("pages/young_person.html", helplines=relevant_helplines("young_person"))


@blueprint.get("/staff/")
def staff() -> str:
    """Help for teachers who are themselves the target, without any question."""
    g.audience = "teacher"
    return render_template(
        "pages/staff.html",
        helplines=lines_for_staff(),
        employer_must=may_be_in_union(g.country),
    )


@blueprint.get("/method/")
def method() -> str:
    """How the score is computed; every number comes from the data that is used for scoring."""
    content = site().content
    return render_template(
        "pages/method.html", rules=content.rules, questionnaires=content.questionnaires.values()
    )


@blueprint.get("/privacy/")
def privacy() -> str:
    """What is known about a reader: nothing, and the limits of that."""
    return render_template("pages/privacy.html")


@blueprint.get("/accessibility/")
def accessibility() -> str:
    """What works for everybody, and what is known to be missing."""
    return render_template("pages/accessibility.html")
