"""Helplines of a country: who answers, how to reach them, and the sources for that.

A wrong number is worse than none, so the models refuse what a caller could not use and say what
to write instead.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from warning_signs.content.models.base import ContentModel, Id, matching
from warning_signs.content.models.opening_hours import Hours

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

Contact = Literal["call", "text", "chat", "web"]
Person = Literal["child", "parent", "teacher"]
Reader = Literal["parent", "teacher", "young_person"]

PERSON: Mapping[Reader, Person] = {
    "parent": "parent",
    "teacher": "teacher",
    "young_person": "child",
}
"""The member of an `audience` who reads a page for this reader."""


_COUNTRY = "Write the two capital letters of the country, FR for example (001 is the world)"
_PHONE = "Write digits and spaces as dialled inside the country; + only before a country code"

CountryCode = Annotated[str, matching(r"[A-Z]{2}|001", _COUNTRY)]
LanguageCode = Annotated[str, matching(r"[a-z]{2,3}", "Write the letters of the language, as fr")]
Phone = Annotated[str, matching(r"\+?[0-9][0-9 -]*", _PHONE)]
Url = Annotated[str, matching(r"https?://[^\s/]+\.[^\s]+", "Write the whole address, https://…")]
Month = Annotated[str, matching(r"20\d\d-(0[1-9]|1[0-2])", "Write the month as 2026-04")]
SourceDate = Annotated[
    str, matching(r"20\d\d(-(0[1-9]|1[0-2]))?", "Write the month as 2026-04, or only the year")
]


def dialable(phone: str) -> str:
    """Return the number for a tel: link: only digits, and a leading + where there is one."""
    return re.sub(r"[^0-9+]", "", phone)


class HelplineSource(ContentModel):
    """A source for the helpline, and its date; null where the source has no date."""

    ref: str
    date: SourceDate | None


class Helpline(ContentModel):
    """One helpline. `contact` is the first way to reach it, and only a call has a tel: link.

    `also` lists further numbers, for where the first one does not answer. `audience` says whom it
    serves. `hours` None means not known. `seen` is the month of the newest dated public source that
    says who answers. `to_check`: only pages of others mention it.
    """

    id: Id
    kind: Kind
    name: str
    name_language: LanguageCode = "und"
    contact: Contact
    phone: Phone | None
    also: tuple[Phone, ...] = ()
    text_word: str | None = None
    url: Url | None
    languages: tuple[LanguageCode, ...]
    audience: tuple[Person, ...] = Field(min_length=1)
    hours: Hours
    free: bool | None
    seen: Month | None
    to_check: bool
    sources: tuple[HelplineSource, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_reached(self) -> "Helpline":
        if problems := [advice for wrong, advice in _REACHABLE if wrong(self)]:
            raise ValueError("; ".join(problems))
        return self

    @property
    def dial(self) -> str | None:
        """The number for a tel: link; None for a helpline that people do not call."""
        return dialable(self.phone) if self.phone and self.contact == "call" else None

    @property
    def for_child(self) -> bool:
        """Whether it serves only children: adults see it as a line for their child."""
        return self.audience == ("child",)

    @property
    def adults_only(self) -> bool:
        """Whether it is a crisis line for adults, which must not stand where a child may read it.

        Lines for parents or teachers are not meant: they help a child too.
        """
        return self.kind == "crisis_line" and "child" not in self.audience

    @property
    def open_day_and_night(self) -> bool:
        """Whether somebody is known to answer throughout every night."""
        if not isinstance(self.hours, tuple):
            return self.hours == "always"
        return any(opening.whole_night for opening in self.hours)

    @property
    def answers_day_and_night(self) -> bool:
        """Whether it is a telephone that somebody is known to answer at any hour."""
        return self.contact == "call" and self.hours == "always"

    @property
    def hours_a_week(self) -> float:
        """Known opening hours in a week: 0 where nothing is known."""
        if not isinstance(self.hours, tuple):
            return 7 * 24 if self.hours == "always" else 0
        return sum(opening.hours_a_week for opening in self.hours)

    def serves(self, reader: Reader) -> bool:
        """Whether it is for this reader."""
        return PERSON[reader] in self.audience


_REACHABLE: tuple[tuple[Callable[[Helpline], bool], str], ...] = (
    (
        lambda s: s.contact in ("call", "text") and not s.phone,
        "Give the phone of a service that is called or texted, or set contact to chat or web",
    ),
    (
        lambda s: s.contact in ("chat", "web") and not s.url,
        "Give the url of a service that is used by chat or web, or set contact to call",
    ),
    (
        lambda s: s.contact in ("chat", "web") and bool(s.phone or s.also),
        "Remove the phone of a service that is not called, or set contact to call",
    ),
    (
        lambda s: s.text_word is not None and s.contact != "text",
        "Remove text_word, or set contact to text",
    ),
    (
        lambda s: s.kind == "emergency" and s.contact != "call",
        "Set contact to call: an emergency number is called",
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
        if problems := [p for reader in PERSON for p in self._first_problems(reader)]:
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
