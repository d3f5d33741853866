"""Errors as pages a person can use, in their language and with the way to help; as problem+json
(RFC 9457) where a program asked.
"""

from dataclasses import dataclass

from flask import Flask, Response, g, make_response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.request.problems import Problems, problem_response

API_PREFIX = "/api/"
KEPT_HEADERS = {"Allow", "WWW-Authenticate"}
"""What an error says to browsers besides its page."""
NO_SECRET = 401
NOT_FOUND, NOT_THIS_WAY, TOO_LARGE, OUR_FAULT, NOT_NOW = 404, 405, 413, 500, 503


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What an error page says: the title, and what the reader can do."""

    title: str
    text: str


def init_app(app: Flask) -> None:
    """Show every error, also one nobody foresaw, as a page or as a problem."""
    app.register_error_handler(HTTPException, show_error)


def show_error(error: HTTPException) -> Response:
    """The answer for `error`: a problem for the API, a page for everybody else."""
    status = error.code or OUR_FAULT
    in_api = request.path.startswith(API_PREFIX)
    answer = _problem(error, status) if in_api else _page(status)
    told = dict(error.get_headers())
    for name in KEPT_HEADERS & told.keys():
        answer.headers[name] = told[name]
    return answer


def _page(status: int) -> Response:
    page = render_template(
        "pages/error.html",
        error=words(status),
        helplines=relevant_helplines(g.get("audience", "parent")),
    )
    return make_response(page, status)


def _problem(error: HTTPException, status: int) -> Response:
    if isinstance(error, Problems):
        return error.get_response()
    problem = problem_response(status, error.description or error.name)
    problem.headers["Access-Control-Allow-Origin"] = "*"
    return problem


def words(status: int) -> ErrorWords:
    """Title and text for a status, in the reader's language."""
    if status == NO_SECRET:
        return ErrorWords(
            gettext("These numbers are for the organisation of the campaign"),
            gettext(
                "The user name is the short name of the campaign. Its secret was shown when the "
                "campaign was made. Whoever runs this site can make a new one."
            ),
        )
    if status == NOT_FOUND:
        return ErrorWords(
            gettext("We cannot find this page"),
            gettext("The address may have changed, or a letter in it may be wrong."),
        )
    if status == NOT_THIS_WAY:
        return ErrorWords(
            gettext("This page cannot be used in this way"),
            gettext("Open it from the home page."),
        )
    if status == TOO_LARGE:
        return ErrorWords(
            gettext("That was too much at once"),
            gettext("What was sent is far longer than our questions need. Go back and try again."),
        )
    if status == NOT_NOW:
        return ErrorWords(
            gettext("This page cannot be shown just now"),
            gettext(
                "You did nothing wrong. Please try again in a minute, or go to the home page: the "
                "same questions are there."
            ),
        )
    if status >= OUR_FAULT:
        return ErrorWords(
            gettext("Something went wrong on our side"),
            gettext("You did nothing wrong. Please try again in a few minutes."),
        )
    return ErrorWords(
        gettext("We could not read what was sent"),
        gettext("Go back and try again. What was sent has not been stored."),
    )
