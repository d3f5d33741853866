"""Errors as pages a person can use, in their language and with a way to help.

A program that asked the API gets problem+json (RFC 9457) instead.
"""

from http import HTTPStatus

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from warning_signs.web.middleware.last_resort import API_PREFIX, LastResort
from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.response.problems import Problems, problem_response

CAMPAIGN = "campaign"
"""The blueprint whose pages are shown in frames."""
FORWARDED_HEADERS = {"Allow", "Retry-After", "WWW-Authenticate"}
"""The headers of an error that browsers need besides its page."""


def init_app(app: Flask, last_resort: LastResort) -> None:
    """Show every error, also an unforeseen one, as a page or as a problem."""
    app.register_error_handler(HTTPException, lambda error: _show(error, last_resort))


def _show(error: HTTPException, last_resort: LastResort) -> Response:
    """A problem for the API, in a campaign’s frame what any frame may show, else a page."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if request.path.startswith(API_PREFIX):
        response = _problem(error, status)
    elif request.blueprint == CAMPAIGN and status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        is_busy = status == HTTPStatus.SERVICE_UNAVAILABLE
        headers, page = last_resort.answer(request.environ, is_busy=is_busy)
        response = Response(page, status, headers)
    else:
        response = error_page(status)
    forwarded = dict(error.get_headers())
    for name in FORWARDED_HEADERS & forwarded.keys():
        response.headers[name] = forwarded[name]
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
