"""What all content models share: their settings, ids, and the scales that several files name."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar, dataclass_transform, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

T = TypeVar("T")


class ContentModel(BaseModel):
    """A content object. It never changes after loading; an unknown key is an error, since it is
    most often a misspelt one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass_transform(frozen_default=True)
def content_class(cls: type[T]) -> type[T]:
    """Make a class what a ContentModel is, for what a result reads thousands of times.

    A pydantic model looks each field up itself; in a dataclass Python does, in a tenth of the time.
    """
    make = dataclass(frozen=True, config=ConfigDict(extra="forbid"))
    return make(cls)  # type: ignore[return-value]  # pydantic says no more of it


def matching(pattern: str, advice: str) -> AfterValidator:
    """Return a validator that refuses a text unlike `pattern` and says what to write instead."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"“{text}” cannot be used. {advice}")
        return text

    return AfterValidator(check)


ID = r"^[A-Za-z0-9][A-Za-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID, strict=True)]
"""An id or a value: letters, digits and underscores. Other programs rely on it for ever."""

RankedLevel = Literal["low", "some", "high", "urgent"]
Level = Literal["unsure", RankedLevel]

RANKED_LEVELS: tuple[RankedLevel, ...] = get_args(RankedLevel)
"""The levels that a rule can ask for, from the mildest to the gravest."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""Every level. `unsure`, which says that too little is known to say `low`, comes first."""

GRAVE: frozenset[Level] = frozenset({"high", "urgent"})
"""The levels at which somebody has to act now."""

Frequency = Literal["rarely", "weekly", "daily"]

RANK: Mapping[str, int] = {"never": 0, "rarely": 1, "weekly": 2, "daily": 3}
"""How often a sign was seen, from 0 (never) to 3 (daily), by the value of the answer."""

Audience = Literal["parent", "teacher", "family"]
