"""Help services that an organisation adds to those of a country, and whom it puts first."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import ValidationError, field_validator, model_validator

from warning_signs.content.models.base import ContentModel
from warning_signs.content.models.helplines import (
    CountryCode,
    CountryHelplines,
    FirstLines,
    Helpline,
    dialable,
)

READERS = ("parent", "teacher", "young_person")


class ExtraFirstLines(ContentModel):
    """The id of the service that comes first for a reader; where None, the country’s own does."""

    parent: str | None = None
    teacher: str | None = None
    young_person: str | None = None


class ExtraHelplines(ContentModel):
    """What a campaign adds in one country: the same keys as a file of questionnaires/help."""

    country: CountryCode
    first: ExtraFirstLines = ExtraFirstLines()
    services: tuple[Helpline, ...]

    @field_validator("services")
    @classmethod
    def _none_is_an_emergency_number(cls, services: tuple[Helpline, ...]) -> tuple[Helpline, ...]:
        if not services:
            raise ValueError("List at least one service, or leave the file out")
        if any(service.kind == "emergency" for service in services):
            raise ValueError("The emergency number is the country’s: remove the one you gave")
        if len({service.id for service in services}) != len(services):
            raise ValueError("Give each service an id of its own")
        return services

    @model_validator(mode="after")
    def _first_can_be_first(self) -> "ExtraHelplines":
        by_id = {service.id: service for service in self.services}
        for reader in READERS:
            chosen = getattr(self.first, reader)
            if chosen and chosen not in by_id:
                raise ValueError(f"first.{reader}: no service has the id {chosen}")
            if chosen and not _may_be_first(by_id[chosen], reader):
                raise ValueError(f"first.{reader}: {chosen} is not for this reader")
        return self


def _may_be_first(service: Helpline, reader: Literal["parent", "teacher", "young_person"]) -> bool:
    """As for a country: who reads must be served; an adult by more than a children’s line.

    A line for adults only is nobody’s first: that one is hung up where children read it.
    """
    if service.adults_only:
        return False
    return service.serves(reader) if reader == "young_person" else not service.for_child


def with_extra_helplines(
    country: CountryHelplines, own: Sequence[ExtraHelplines]
) -> CountryHelplines:
    """The help of `country` with what a campaign adds there: its services on top, its first lines.

    A service of the country with the same id or number stands there once, as the campaign has it.
    """
    added = next((one for one in own if one.country == country.country), None)
    if added is None:
        return country
    ids = {number: one.id for one in added.services for number in _numbers(one)}
    renamed = {
        one.id: ids[number]
        for one in country.services
        for number in _numbers(one)
        if one.kind != "emergency" and number in ids
    }
    gone = {one.id for one in added.services} | renamed.keys()
    # Not a copy, which would keep what the country has computed from its services; and not checked
    # again, since a mistake that came later must not take the help off the page (see misfits).
    return CountryHelplines.model_construct(
        country=country.country,
        languages=country.languages,
        first=_first(country.first, added.first, renamed),
        services=(*added.services, *(one for one in country.services if one.id not in gone)),
    )


def incompatibilities(own: ExtraHelplines, country: CountryHelplines) -> list[str]:
    """What keeps `own` from being added to the help of its country, each with what to do."""
    emergency = country.emergency.phone
    if any(dialable(emergency) in _numbers(one) for one in own.services):
        return [f"{emergency} is the emergency number, which stands on every page: remove it"]
    try:
        CountryHelplines.model_validate(dict(with_extra_helplines(country, [own])))
    except ValidationError as error:
        return [one["msg"].removeprefix("Value error, ") for one in error.errors()]
    return []


def _numbers(service: Helpline) -> Iterator[str]:
    """All its numbers, as they are dialled."""
    return (dialable(number) for number in (service.phone, *service.also) if number)


def _first(country: FirstLines, own: ExtraFirstLines, renamed: dict[str, str]) -> FirstLines:
    """The first lines, the campaign’s before the country’s; who was merged has the new id."""

    def today(choice: str | dict[str, str] | None) -> str | dict[str, str] | None:
        if isinstance(choice, dict):
            return {language: renamed.get(one, one) for language, one in choice.items()}
        return renamed.get(choice, choice) if choice else choice

    return FirstLines(
        **{reader: getattr(own, reader) or today(getattr(country, reader)) for reader in READERS}
    )
