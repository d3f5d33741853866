"""Reading conditions as content writes them: a name, or a mapping of one key to its argument."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from warning_signs.content.models.conditions.advice_only import (
    CountryIs,
    FlagRaised,
    ForeignLanguage,
    LevelIs,
    ToDo,
)
from warning_signs.content.models.conditions.answers import (
    Answered,
    AudienceIs,
    Chosen,
    Signs,
    Unknown,
)
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import ALWAYS, AllOf, AnyOf, Named, Not

KINDS: Mapping[str, type[Condition]] = {
    one.kind: one
    for one in (
        *(AnyOf, AllOf, Not),
        *(Answered, Chosen, Signs, Unknown),
        *(LevelIs, FlagRaised, AudienceIs, ForeignLanguage, CountryIs, ToDo),
    )
}
"""Every kind that has a key. A name alone stands for a condition of rules.yaml."""

ADAPTERS: Mapping[type[Condition], TypeAdapter[Condition]] = {
    kind: TypeAdapter(kind) for kind in KINDS.values()
}
"""What checks and describes each of them."""


def parse_condition(raw: Any) -> Condition:
    """Return the condition that `raw` (plain YAML data) describes; ValueError says what is off."""
    if isinstance(raw, Condition):
        return raw
    if isinstance(raw, str):
        return ALWAYS if raw == "always" else Named(name=raw)
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ValueError(f"A condition is a name, or one of these with a value: {', '.join(KINDS)}")
    ((key, argument),) = raw.items()
    if key in (AnyOf.kind, AllOf.kind):
        if not isinstance(argument, list) or not argument:
            raise ValueError(f"Put a list of conditions under “{key}”")
        argument = tuple(map(parse_condition, argument))
    elif key == Not.kind:
        argument = parse_condition(argument)
    elif key not in KINDS:
        raise ValueError(f"“{key}” is no condition. Use one of: {', '.join(KINDS)}")
    return _build(KINDS[key], argument)


def _build(kind: type[Condition], argument: Any) -> Condition:
    has_names = all(one.name != "root" for one in fields(kind))
    try:
        return ADAPTERS[kind].validate_python(argument if has_names else {"root": argument})
    except ValidationError as error:
        first = error.errors()[0]
        path = first["loc"] if has_names else first["loc"][1:]
        place = ".".join(map(str, (kind.kind, *path)))
        unknown = first["type"] == "unexpected_keyword_argument"
        what = "no such key; check its spelling" if unknown else first["msg"]
        raise ValueError(f"Mend “{place}” of this condition: {what}") from error


ConditionField = Annotated[Condition, BeforeValidator(parse_condition)]
"""A field of a content model that holds a condition."""
