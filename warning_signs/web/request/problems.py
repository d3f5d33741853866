"""Errors for programs, as problem+json (RFC 9457): one response names every bad field."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flask import Response, jsonify
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True)
class InputProblem:
    """A field, by its path in the body (`answers.age`), and what to do about it."""

    field: str
    detail: str


class Problems(HTTPException):
    """Refuses a request with `status`, naming every bad field."""

    def __init__(
        self,
        status: int,
        problems: Sequence[InputProblem],
        detail: str = "Some fields need another value.",
    ) -> None:
        super().__init__(description=detail)
        self.code = status
        self.problems = problems

    def get_response(self, *_args: Any, **_kwargs: Any) -> Response:
        """The refusal as problem+json."""
        return problem_response(self.code or 400, self.description or "", self.problems)


def problem_response(status: int, detail: str, problems: Sequence[InputProblem] = ()) -> Response:
    """An error of the API: status, title, detail, and in `errors` an entry for each bad field."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES.get(status, "Error"),
        "status": status,
        "detail": detail,
    }
    if problems:
        body["errors"] = [asdict(problem) for problem in problems]
    response = jsonify(body)
    response.status_code = status
    response.mimetype = PROBLEM_TYPE
    return response
