"""Conditions as content writes them: a name, or a mapping of one key to its argument.

A condition is data. What each kind means stands in one table, assessment/conditions.py; nothing
is ever evaluated as code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from warning_signs.content.models.base import ContentModel

Level = Literal["unsure", "low", "some", "high", "urgent"]
Frequency = Literal["rarely", "weekly", "daily"]
Audience = Literal["parent", "teacher", "family"]


class Answered(ContentModel):
    """`question` was answered with at least one of `values`."""

    question: str
    values: tuple[str, ...]


class Chosen(ContentModel):
    """At least `at_least` values of `question` were chosen, neutral ones not counted."""

    question: str
    at_least: int


class Signs(ContentModel):
    """At least `at_least` of the signs (all or the core ones) were seen that often or more."""

    which: Literal["all", "core"]
    frequency: Frequency
    at_least: int


class Unknown(ContentModel):
    """That many signs are not known: a number of them, or a share in percent."""

    which: Literal["all", "core"]
    at_least: int | None = None
    at_least_percent: int | None = None


@dataclass(frozen=True)
class Condition:
    """One condition: its `kind` (a row of the table) and the argument of that kind."""

    kind: str
    argument: Any

    def walk(self) -> Iterator["Condition"]:
        """Yield this condition and all those inside it."""
        yield self
        inside = self.argument if self.kind in ("any", "all") else ()
        inside = (self.argument,) if self.kind == "not" else inside
        for condition in inside:
            yield from condition.walk()


def _described(kind: Any, words: str) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[kind, Field(description=words)])


PARSED: dict[str, TypeAdapter[Any]] = {
    "answered": TypeAdapter(Answered),
    "chosen": TypeAdapter(Chosen),
    "signs": TypeAdapter(Signs),
    "unknown": TypeAdapter(Unknown),
    "level": _described(tuple[Level, ...], "The level is one of these."),
    "flag": _described(tuple[str, ...], "One of these red flags is raised."),
    "audience": _described(tuple[Audience, ...], "The questionnaire is for them."),
    "foreign_language": _described(
        Literal[True], "The reader’s language is none of the chosen country’s."
    ),
    "to_do": _described(str, "This question of one without a level is asked, and not in place."),
}
"""How the argument of each kind is read; any, all and not have conditions as theirs."""

KINDS = ("any", "all", "not", *PARSED)


def parse_condition(raw: Any) -> Condition:
    """Return the condition that `raw` (plain YAML data) describes; ValueError says what is off."""
    if isinstance(raw, Condition):
        return raw
    if isinstance(raw, str):
        return Condition("named", raw)
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ValueError(f"A condition is a name, or one of these with a value: {', '.join(KINDS)}")
    ((kind, argument),) = raw.items()
    if kind in ("any", "all"):
        if not isinstance(argument, list) or not argument:
            raise ValueError(f"Put a list of conditions under “{kind}”")
        return Condition(kind, tuple(map(parse_condition, argument)))
    if kind == "not":
        return Condition(kind, parse_condition(argument))
    if kind not in PARSED:
        raise ValueError(f"“{kind}” is no condition. Use one of: {', '.join(KINDS)}")
    try:
        return Condition(kind, PARSED[kind].validate_python(argument))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, (kind, *first["loc"])))
        raise ValueError(f"Mend “{place}” of this condition: {first['msg']}") from error


ConditionField = Annotated[Condition, BeforeValidator(parse_condition)]
