"""Calls of the JSON API made up from its own description, by schemathesis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.pytest.lazy import get_all_tests
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tools.fuzz.harm import Tried

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def api_cases(app: Flask) -> st.SearchStrategy[Any]:
    """Calls that keep to the description and calls that break it."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    operations = [one.ok() for one in schema.get_all_operations()]
    return st.one_of(
        operation.as_strategy(generation_mode=mode)
        for operation in operations
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )


def calls_in_order(app: Flask) -> dict[str, Callable[[], None]]:
    """For each operation of the API, what makes its calls and fails where one is not answered as
    the description says.

    Of what schemathesis makes up in good order, all that is refused. All that is allowed would be
    two thousand times the same answers but for one option of one question; what answers lead to is
    looked at in tests/unit/assessment and in one_answer_alone. What it makes up at random, a few
    times for teachers: the same code reads what parents send.
    """
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    schema.config.phases.coverage.generation.update(modes=[GenerationMode.NEGATIVE])
    like_another = "/questionnaires/teacher"
    return {
        **_tests(schema.exclude(path_regex=like_another), settings(max_examples=40, deadline=None)),
        **_tests(schema.include(path_regex=like_another), settings(max_examples=8, deadline=None)),
    }


def _tests(schema: BaseSchema, how: settings) -> dict[str, Callable[[], None]]:
    tests = get_all_tests(schema=schema, test_func=_call, settings=how, given_kwargs=None)
    return {operation.label: test for operation, test in (one.ok() for one in tests)}


def _call(case: Any) -> None:
    # Its own client would not unpack what a browser’s does.
    case.call_and_validate(headers={"Accept-Encoding": "identity"}, checks=CHECKS)


def try_api(tried: Tried, case: Any) -> None:
    """Make a call, and note where the response is not what the description says."""
    told = f"{case.method} {case.path} {case.query} {case.body!r}"
    tried.run(told, lambda: _call(case))
