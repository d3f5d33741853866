"""Calls of the JSON API made up from its own description, by schemathesis."""

from __future__ import annotations

from typing import Any

import schemathesis
from flask import Flask
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
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


def try_api(tried: Tried, case: Any) -> None:
    """Make a call, and note where the response is not what the description says."""
    told = f"{case.method} {case.path} {case.query} {case.body!r}"
    # Its own client would not unpack what a browser’s does.
    headers = {"Accept-Encoding": "identity"}
    tried.run(told, lambda: case.call_and_validate(headers=headers, checks=CHECKS))
