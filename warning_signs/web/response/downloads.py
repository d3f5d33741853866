"""Responses that a browser saves as a file instead of showing them."""

from datetime import date

from flask import Response, make_response


def as_file(body: str | bytes | Response, name: str) -> Response:
    """Return `body` as a file called `name`, which should reveal nothing on a shared device."""
    response = make_response(body)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_dated_page(page: str, day: date) -> Response:
    """Return a self-contained page as a file named after the site and `day` alone.

    Whoever sees it among other files learns nothing of what was answered.
    """
    return as_file(page, f"warning-signs-{day.isoformat()}.html")
