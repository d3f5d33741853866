"""The helplines of a country, and which of them comes first for whom."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from pydantic import field_validator, model_validator

from warning_signs.content.models.base import ContentModel
from warning_signs.content.models.helplines.helpline import READERS, Helpline, LanguageCode, Reader
from warning_signs.content.models.helplines.reachable import dialable
from warning_signs.content.models.sources import CountryCode

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


def why_not_first(service: Helpline, reader: Reader) -> str | None:
    """Why a helpline cannot be the first for this reader, and what to do; None where it can.

    A line for adults only is never the first: the first lines stand on posters, which children
    read. Nor is one that most readers cannot turn to, for where they are or for what has happened.
    """
    if reader == "young_person" and not service.serves(reader):
        return "is not for children; choose one that is"
    if service.adults_only:
        return "is for adults only; choose one that is for all"
    if reader != "young_person" and service.for_child:
        return "is for children only; choose one for adults"
    if service.regional:
        return "serves a part of the country alone; choose one that serves all of it"
    if service.only_for:
        return "is for one matter alone; choose one that is for all"
    return None


def require_first_lines(first: ContentModel, by_id: Mapping[str, Helpline]) -> None:
    """Raise ValueError for what cannot be the first line of a reader, with what to do about it.

    first: has a FirstChoice for each reader; by_id: the helplines to choose from.
    """
    if problems := [p for reader in READERS for p in _problems(first, reader, by_id)]:
        raise ValueError("; ".join(problems))


def _problems(first: ContentModel, reader: Reader, by_id: Mapping[str, Helpline]) -> Iterable[str]:
    choice: FirstChoice = getattr(first, reader)
    for chosen in choice.values() if isinstance(choice, dict) else filter(None, (choice,)):
        service = by_id.get(chosen)
        if service is None:
            yield f"first.{reader}: no service has the id {chosen}; check its spelling"
        elif problem := why_not_first(service, reader):
            yield f"first.{reader}: {chosen} {problem}"


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
        require_first_lines(self.first, self.by_id)
        return self

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
