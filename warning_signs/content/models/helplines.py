"""Helplines of a country: who answers, how to reach them, and the sources for that."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from warning_signs.content.models.base import ContentModel, Id, matching
from warning_signs.content.models.reachable import Phone, Reachable, Writing, dialable
from warning_signs.content.models.sources import CountryCode, PublicSource
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

FirstChoice = str | dict[str, str] | None


class FirstLines(ContentModel):
    """Which helpline comes first for each reader: an id, or ids by language with a default.

    None where the country has no first helpline for this reader.
    """

    parent: FirstChoice
    teacher: FirstChoice
    young_person: FirstChoice

    @field_validator("parent", "teacher", "young_person")
    @classmethod
    def _has_default(cls, choice: FirstChoice) -> FirstChoice:
        if isinstance(choice, dict) and "default" not in choice:
            raise ValueError("Add default: the id to take for every other language")
        return choice

    def id_for(self, reader: Reader, language: str) -> str | None:
        """Return the id for this reader and primary language subtag (fr, not fr-BE)."""
        choice: FirstChoice = getattr(self, reader)
        return choice.get(language, choice["default"]) if isinstance(choice, dict) else choice


class CountryHelplines(ContentModel):
    """All helplines of a country; country 001 has those that serve every country.

    `languages` are those in which the country’s schools and offices work.
    """

    country: CountryCode
    languages: tuple[LanguageCode, ...]
    first: FirstLines
    services: tuple[Helpline, ...]

    @field_validator("services")
    @classmethod
    def _fit_together(cls, services: tuple[Helpline, ...]) -> tuple[Helpline, ...]:
        problems = [
            *(f"Two services have the id {one}; rename one" for one in _twice(_ids(services))),
            *(
                f"Two services have the phone {one}; merge them"
                for one in _twice(_phones(services))
            ),
        ]
        if [service.kind for service in services].count("emergency") != 1:
            problems.append("List exactly one service of kind emergency")
        if problems:
            raise ValueError("; ".join(problems))
        return services

    @model_validator(mode="after")
    def _first_can_be_first(self) -> "CountryHelplines":
        if problems := [p for reader in READERS for p in self._first_problems(reader)]:
            raise ValueError("; ".join(problems))
        return self

    def _first_problems(self, reader: Reader) -> Iterable[str]:
        choice: FirstChoice = getattr(self.first, reader)
        for chosen in choice.values() if isinstance(choice, dict) else filter(None, (choice,)):
            service = self.by_id.get(chosen)
            if service is None:
                yield f"first.{reader}: no service has the id {chosen}; check its spelling"
            elif reader == "young_person" and not service.serves(reader):
                yield f"first.{reader}: {chosen} is not for children; choose one that is"
            elif service.adults_only:  # children read the first lines at home
                yield f"first.{reader}: {chosen} is for adults only; choose one that is for all"
            elif reader != "young_person" and service.for_child:
                yield f"first.{reader}: {chosen} is for children only; choose one for adults"

    @cached_property
    def by_id(self) -> dict[str, Helpline]:
        """Its helplines by id."""
        return {service.id: service for service in self.services}

    @property
    def emergency(self) -> Helpline:
        """The number to call when a life is in danger."""
        return next(service for service in self.services if service.kind == "emergency")


def _ids(services: Iterable[Helpline]) -> list[str]:
    return [service.id for service in services]


def _phones(services: Iterable[Helpline]) -> list[str]:
    return [dialable(phone) for s in services for phone in (s.phone, *s.also) if phone]


def _twice(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})
