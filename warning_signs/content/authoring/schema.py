"""JSON Schemas of content files, for editors: they complete keys and mark mistakes while typing.

A schema is made from the models that the loader builds. What stands in two places at once (does
this name exist?) no schema can see; `flask questionnaires check` does.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import BaseModel, TypeAdapter

from warning_signs.content.models.advice import Advice, AdviceOverrides, Part, Variant
from warning_signs.content.models.base import ContentModel
from warning_signs.content.models.condition import PARSED
from warning_signs.content.models.helplines import CountryHelplines
from warning_signs.content.models.questionnaire import Option, Question, Questionnaire, Section

Schema = dict[str, Any]

SCHEMAS: Mapping[str, type[ContentModel]] = {
    "questionnaire": Questionnaire,
    "advice": AdviceOverrides,
    "help": CountryHelplines,
}
"""The kinds of files that a site can have of its own, by the name of their schema."""

DESCRIBED = (Questionnaire, Section, Question, Option, AdviceOverrides, Advice, Variant, Part)
"""Models whose fields are described one by one."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that editors of YAML know."""

TEXT: Schema = {"type": "string", "minLength": 1, "description": "A text that people read."}
NOTE: Schema = {"type": "string", "description": "A note for translators. No reader sees it."}


def schema_text(name: str) -> str:
    """The schema of this name (a key of SCHEMAS) as the text of a file."""
    return json.dumps(make_schema(name), indent=2, ensure_ascii=False) + "\n"


def make_schema(name: str) -> Schema:
    """The schema of this name: what a file of this kind may hold, before it is checked."""
    model = SCHEMAS[name]
    schema = model.model_json_schema()
    known = schema.setdefault("$defs", {})
    if "Condition" in known:
        known.update(_conditions())
    if "Text" in known:
        known["Text"] = TEXT
    if "Question" in known:  # options may stand on top of the file, or are the common scale
        known["Question"]["required"].remove("options")
    for described in DESCRIBED:
        where = schema if described is model else known.get(described.__name__)
        if where:
            _describe(where, described)
    for one in (schema, *known.values()):
        if "properties" in one:
            one["properties"]["translators"] = NOTE
    return {"$schema": DRAFT, **schema}


def _conditions() -> dict[str, Schema]:
    """A condition: a name, or an object with one key. Their kinds stand in condition.py."""
    again = {"$ref": "#/$defs/Condition"}
    several = {"type": "array", "items": again, "minItems": 1}
    kinds: dict[str, Schema] = {
        "any": {**several, "description": "One of these holds."},
        "all": {**several, "description": "Every one of these holds."},
        "not": {**again, "description": "This does not hold."},
        **{kind: _inline(argument) for kind, argument in PARSED.items()},
    }
    name = {"type": "string", "description": "always, or the name of a condition of rules.yaml."}
    forms = [
        {
            "type": "object",
            "properties": {kind: argument},
            "required": [kind],
            "additionalProperties": False,
        }
        for kind, argument in kinds.items()
    ]
    return {"Condition": {"anyOf": [name, *forms]}}


def _inline(argument: TypeAdapter[Any]) -> Schema:
    return {key: value for key, value in argument.json_schema().items() if key != "title"}


def _describe(schema: Schema, model: type[BaseModel]) -> None:
    """Give each property the docstring that stands below its field."""
    (body,) = ast.parse(dedent(inspect.getsource(model))).body
    for field, below in pairwise(body.body if isinstance(body, ast.ClassDef) else ()):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                schema["properties"][name]["description"] = inspect.cleandoc(text)
