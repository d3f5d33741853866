"""JSON Schemas of content files: with them, editors complete keys and mark mistakes.

A schema comes from the models that the loader builds. It cannot see whether a name exists in
another place; `flask questionnaires check` can.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import BaseModel

from warning_signs.content.models.advice import Advice, AdviceFile, Part, Variant
from warning_signs.content.models.base import ContentModel
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.parse import ADAPTERS, KINDS
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.questionnaire import Option, Question, Questionnaire, Section

Schema = dict[str, Any]

SCHEMAS: Mapping[str, type[ContentModel]] = {
    "questionnaire": Questionnaire,
    "advice": AdviceFile,
    "help": CountryHelplines,
}
"""The models of the files that a site can add, by the names of their schemas."""

DESCRIBED = (Questionnaire, Section, Question, Option, AdviceFile, Advice, Variant, Part)
"""Models whose fields are described one by one."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that YAML editors understand."""

TEXT: Schema = {"type": "string", "minLength": 1, "description": "A text that people read."}
NOTE: Schema = {"type": "string", "description": "A note for translators. No reader sees it."}


def schema_text(name: str) -> str:
    """Return the schema with this name (a key of SCHEMAS) as the text of a file."""
    return json.dumps(make_schema(name), indent=2, ensure_ascii=False) + "\n"


def make_schema(name: str) -> Schema:
    """Return the schema with this name (a key of SCHEMAS): what such a file may contain."""
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
    """A condition: a name, or an object with one key, the kind."""
    name = {"type": "string", "description": "always, or the name of a condition of rules.yaml."}
    forms = [
        {
            "type": "object",
            "properties": {key: _argument(kind)},
            "required": [key],
            "additionalProperties": False,
        }
        for key, kind in KINDS.items()
    ]
    return {"Condition": {"anyOf": [name, *forms]}}


def _argument(kind: type[Condition]) -> Schema:
    """What stands behind the key of this kind; conditions inside it refer to all kinds again."""
    schema = ADAPTERS[kind].json_schema()
    root = schema["properties"].get("root")
    if root:
        schema = {"description": schema["description"], **root}
    return {key: value for key, value in schema.items() if key not in ("title", "$defs")}


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
