"""A helpline: who answers, whom, in which matter, and the source for that."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from warning_signs.content.models.base import Id, matching
from warning_signs.content.models.helplines.reachable import Phone, Reachable, Writing
from warning_signs.content.models.sources import PublicSource
from warning_signs.content.models.text import Text

Kind = Literal[
    "emergency",
    "child_helpline",
    "parents_helpline",
    "sic_helpline",
    "crisis_line",
    "child_protection",
    "missing_children",
    "hotline",
    "image_removal",
    "police_portal",
    "school_authority",
    "platform_regulator",
]
"""What a helpline is for. sic_helpline: the one of the country’s Safer Internet Centre;
school_authority and platform_regulator: who stands above a school or an online service."""

LINES: tuple[Kind, ...] = ("child_helpline", "parents_helpline", "sic_helpline")
"""The lines to talk to. One without children in its audience helps a child all the same."""

Matter = Literal["discrimination", "sexual_abuse"]
"""What some services are for alone; order.yaml says when it is that."""

Person = Literal["child", "parent", "teacher"]
Reader = Literal["parent", "teacher", "young_person"]
READERS: tuple[Reader, ...] = get_args(Reader)

PERSON: Mapping[Reader, Person] = {
    "parent": "parent",
    "teacher": "teacher",
    "young_person": "child",
}
"""The member of an `audience` who reads a page for this reader."""

LanguageCode = Annotated[str, matching(r"[a-z]{2,3}", "Write the letters of the language, as fr")]


class Helpline(Reachable):
    """One helpline. `contact` is the first way to reach it, `write` another one beside a telephone.

    `also_kinds`: what it is for besides its kind. `also` lists further numbers, for where the first
    one does not answer. `hint` is what to know before one turns to it. `audience` says whom it
    serves. `regional`: it serves a part of the country alone. `only_for`: it hears of
    nothing else.
    """

    id: Id
    kind: Kind
    also_kinds: tuple[Kind, ...] = ()
    name: str
    name_language: LanguageCode = "und"
    also: tuple[Phone, ...] = ()
    write: Writing | None = None
    hint: Text | None = None
    languages: tuple[LanguageCode, ...]
    audience: tuple[Person, ...] = Field(min_length=1)
    free: bool | None
    regional: bool = False
    only_for: Matter | None = None
    sources: tuple[PublicSource, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if problems := [advice for wrong, advice in _FITTING if wrong(self)]:
            raise ValueError("; ".join(problems))
        return self

    def __hash__(self) -> int:
        """By id: pydantic would hash every field, and a result asks for it some ninety times."""
        return hash(self.id)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All that it is for, its kind first."""
        return (self.kind, *self.also_kinds)

    @property
    def for_child(self) -> bool:
        """Whether it serves only children: adults see it as a line for their child."""
        return self.audience == ("child",)

    @property
    def adults_only(self) -> bool:
        """Whether it is for adults alone, so that it must not stand where a child may read it.

        Lines for parents or teachers are not meant: they help a child too.
        """
        return self.kind not in LINES and "child" not in self.audience

    @property
    def can_be_written_to(self) -> bool:
        """Whether one reaches it without speaking, by chat or by text message."""
        return self.contact in ("chat", "text") or self.write is not None

    def serves(self, reader: Reader) -> bool:
        """Whether it is for this reader."""
        return PERSON[reader] in self.audience

    def is_one_of(self, kinds: Iterable[Kind]) -> bool:
        """Whether it is for one of these."""
        return not set(kinds).isdisjoint(self.kinds)


_FITTING: tuple[tuple[Callable[[Helpline], bool], str], ...] = (
    (
        lambda s: s.contact != "call" and bool(s.also or s.write),
        "Give “also” and “write” only to a service that is called",
    ),
    (
        lambda s: s.kind == "emergency" and s.contact != "call",
        "Set contact to call: an emergency number is called",
    ),
    (
        lambda s: len(set(s.kinds)) < len(s.kinds) or "emergency" in s.also_kinds,
        "Name in also_kinds each other kind once; emergency is only a kind",
    ),
)
