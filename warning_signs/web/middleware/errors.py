"""Errors as pages a person can use, in their language and with a way to help.

A program that asked the API gets problem+json (RFC 9457) instead.
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, g, make_response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.request.problems import Problems, problem_response

API_PREFIX = "/api/"
FORWARDED_HEADERS = {"Allow", "WWW-Authenticate"}
"""The headers of an error that browsers need besides its page."""


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What an error page says: its title, and what the reader can do."""

    title: str
    text: str


def init_app(app: Flask) -> None:
    """Show every error, also an unforeseen one, as a page or as a problem."""
    app.register_error_handler(HTTPException, show_error)


def show_error(error: HTTPException) -> Response:
    """The response to `error`: a problem for the API, a page for everybody else."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    in_api = request.path.startswith(API_PREFIX)
    response = _problem(error, status) if in_api else _page(status)
    headers = dict(error.get_headers())
    for name in FORWARDED_HEADERS & headers.keys():
        response.headers[name] = headers[name]
    return response


def _page(status: int) -> Response:
    page = render_template(
        "pages/error.html",
        error=error_text(status),
        helplines=relevant_helplines(g.get("audience", "parent")),
    )
    return make_response(page, status)


def _problem(error: HTTPException, status: int) -> Response:
    if isinstance(error, Problems):
        return error.get_response()
    problem = problem_response(status, error.description or error.name)
    problem.headers["Access-Control-Allow-Origin"] = "*"
    return problem


def error_text(status: int) -> ErrorText:
    """Title and text for an HTTP status, in the reader's language."""
    if status == HTTPStatus.UNAUTHORIZED:
        return ErrorText(
            gettext("These numbers are for the organisation of the campaign"),
            gettext(
                "The user name is the short name of the campaign. Its secret was shown when the "
                "campaign was made. Whoever runs this site can make a new one."
            ),
        )
    if status == HTTPStatus.NOT_FOUND:
        return ErrorText(
            gettext("We cannot find this page"),
            gettext("The address may have changed, or a letter in it may be wrong."),
        )
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return ErrorText(
            gettext("This page cannot be used in this way"),
            gettext("Open it from the home page."),
        )
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return ErrorText(
            gettext("That was too much at once"),
            gettext("What was sent is far longer than our questions need. Go back and try again."),
        )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return ErrorText(
            gettext("This page cannot be shown just now"),
            gettext(
                "You did nothing wrong. Please try again in a minute, or go to the home page: the "
                "same questions are there."
            ),
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ErrorText(
            gettext("Something went wrong on our side"),
            gettext("You did nothing wrong. Please try again in a few minutes."),
        )
    return ErrorText(
        gettext("We could not read what was sent"),
        gettext("Go back and try again. What was sent has not been stored."),
    )
