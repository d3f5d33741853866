"""The page of all help services of a country."""

from flask import Blueprint, render_template

from warning_signs.web.request.country_helplines import every_service

blueprint = Blueprint("helplines", __name__)


@blueprint.get("/help/")
def page() -> str:
    """The help services of the country, the one to try first on top."""
    return render_template("helplines/page.html", services=every_service("parent"))
