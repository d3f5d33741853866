"""The page of all helplines of a country."""

from flask import Blueprint, render_template

from warning_signs.web.request.country_helplines import all_helplines

blueprint = Blueprint("helplines", __name__)


@blueprint.get("/help/")
def page() -> str:
    """The helplines of the country, the one to try first on top."""
    return render_template("helplines/page.html", helplines=all_helplines("parent"))
