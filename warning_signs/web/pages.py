"""The pages without a form. Thin: each hands its data to its template, which has the words."""

from flask import Blueprint, g, render_template

from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.request.site import site_content

blueprint = Blueprint("pages", __name__)

OURS = frozenset({"parent", "teacher", "family"})
"""Questionnaires that every site has; the home page says in its own words whom they are for."""


@blueprint.get("/")
def home() -> str:
    """Who are you? The doors to everything else, a site’s own questionnaires too."""
    asked = site_content().questionnaires.values()
    own = [questionnaire for questionnaire in asked if questionnaire.id not in OURS]
    return render_template("pages/home.html", own=own)


@blueprint.get("/advice/")
def advice() -> str:
    """All advice, and the recommendations of the source document that it carries out."""
    return render_template("pages/advice.html", catalogue=site_content().catalogue)


@blueprint.get("/young-person/")
def young_person() -> str:
    """Help for who is bullied, without any question."""
    g.audience = "young_person"
    return render_template("pages/young_person.html", helplines=relevant_helplines("young_person"))


@blueprint.get("/method/")
def method() -> str:
    """How the score comes about, every number taken from the data that scores."""
    content = site_content()
    return render_template(
        "pages/method.html", rules=content.rules, questionnaires=content.questionnaires.values()
    )


@blueprint.get("/privacy/")
def privacy() -> str:
    """What is known about a reader: nothing. Where that ends."""
    return render_template("pages/privacy.html")


@blueprint.get("/accessibility/")
def accessibility() -> str:
    """What everybody can count on, and what is known to be missing."""
    return render_template("pages/accessibility.html")
