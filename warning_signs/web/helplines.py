"""The page of all helplines of a country."""

from flask import Blueprint, render_template

from warning_signs.web.request.country_helplines import helpline_groups, is_foreign_here
from warning_signs.web.request.operator import correction_address

blueprint = Blueprint("helplines", __name__)


@blueprint.get("/help/")
def page() -> str:
    """The helplines of the country in groups, whom to call in danger on top."""
    return render_template(
        "helplines/page.html",
        groups=helpline_groups(),
        foreign=is_foreign_here(),
        correction_address=correction_address,
    )
