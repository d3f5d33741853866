"""What an organisation finds here: what a campaign is, and how to put it on a site of its own."""

from flask import Blueprint, render_template

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/organisations/")
def page() -> str:
    """What a campaign is and how to get one."""
    return render_template("organisations.html")
