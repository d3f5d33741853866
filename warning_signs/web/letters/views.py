"""Letters: blank by GET, filled from answers by POST; to change, copy, send, print and download.

Answers and typed text travel in the form and come back; nothing is stored.
"""

from datetime import date

from flask import Blueprint, Response, abort, g, render_template, request

from warning_signs.letters.mail import LONGEST
from warning_signs.web.letters.page import letter_page
from warning_signs.web.request.site import site
from warning_signs.web.response.downloads import as_file

blueprint = Blueprint("letters", __name__)


@blueprint.get("/letters/")
def overview() -> str:
    """All letters, blank."""
    return render_template("letters/index.html", letters=site().content.letters.values())


@blueprint.route("/letters/<to>/", methods=["GET", "POST"])
def letter(to: str) -> str | Response:
    """One letter.

    The field `show` chooses: a page to change it (the default), `text` (a file), `own` (a file in
    the reader’s language), `print` (alone on a page), or `before` (the previous text back in the
    field).
    """
    page = letter_page(site().content.letters.get(to) or abort(404))
    show = request.form.get("show")
    if show == "text":
        return _file(page.draft.text)
    if show == "own":
        return _file(page.own or page.draft.text)
    if show == "print":
        return render_template("letters/print.html", letter_page=page)
    country = site().content.helplines.get(g.country or "")
    return render_template(
        "letters/page.html",
        letter_page=page,
        read_there=country and country.languages,
        longest=LONGEST,
    )


def _file(text: str) -> Response:
    """The letter as a file that every word processor opens; its name reveals nothing."""
    # The byte order mark tells older ones that it is UTF-8.
    body = ("\ufeff" + text + "\n").replace("\n", "\r\n").encode()
    response = as_file(body, f"letter-{date.today().isoformat()}.txt")
    response.content_type = "text/plain; charset=utf-8"
    return response
