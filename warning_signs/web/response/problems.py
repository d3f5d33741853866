"""Errors for programs, as problem+json (RFC 9457): one answer names every bad field."""

from collections.abc import Sequence
from typing import Any

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict, Field
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

PROBLEM_TYPE = "application/problem+json"


class InputProblem(BaseModel):
    """A bad field, by its path in the body (`answers.age`), and what to do about it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str
    detail: str


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457). Bad fields stand under `errors`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    title: str
    status: int
    detail: str
    errors: list[InputProblem] = Field(default_factory=list)


class Problems(HTTPException):
    """Refuses a request with `status` and names every bad field."""

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
    """An error of the API. Without `problems` its body has no `errors`."""
    problem = Problem(
        type="about:blank",
        title=HTTP_STATUS_CODES.get(status, "Error"),
        status=status,
        detail=detail,
        errors=list(problems),
    )
    response = jsonify(problem.model_dump(exclude_defaults=True))
    response.status_code = status
    response.mimetype = PROBLEM_TYPE
    return response
