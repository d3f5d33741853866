"""Errors as pages a person can use, in their language and with a way to help.

A program that asked the API gets problem+json (RFC 9457) instead.
"""

from http import HTTPStatus

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.request.problems import Problems, problem_response

API_PREFIX = "/api/"
FORWARDED_HEADERS = {"Allow", "Retry-After", "WWW-Authenticate"}
"""The headers of an error that browsers need besides its page."""


def init_app(app: Flask) -> None:
    """Show every error, also an unforeseen one, as a page or as a problem."""
    app.register_error_handler(HTTPException, show_error)


def show_error(error: HTTPException) -> Response:
    """The response to `error`: a problem for the API, a page for everybody else."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    in_api = request.path.startswith(API_PREFIX)
    response = _problem(error, status) if in_api else error_page(status)
    headers = dict(error.get_headers())
    for name in FORWARDED_HEADERS & headers.keys():
        response.headers[name] = headers[name]
    return response


def error_page(status: int) -> Response:
    """The page for an HTTP status; its words are in the template."""
    page = render_template(
        "pages/error.html",
        status=status,
        helplines=relevant_helplines(g.get("audience", "parent")),
    )
    return make_response(page, status)


def _problem(error: HTTPException, status: int) -> Response:
    if isinstance(error, Problems):
        return error.get_response()
    problem = problem_response(status, error.description or error.name)
    problem.headers["Access-Control-Allow-Origin"] = "*"
    return problem
