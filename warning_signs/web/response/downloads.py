"""Responses that a browser saves as a file instead of showing them."""

from flask import Response, make_response


def as_file(body: str | bytes | Response, name: str) -> Response:
    """Return `body` as a file called `name`, which should reveal nothing on a shared device."""
    response = make_response(body)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
