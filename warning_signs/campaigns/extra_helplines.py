"""Helplines that a campaign adds to those of a country, and which of them come first."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError, field_validator, model_validator

from warning_signs.content.models.base import ContentModel
from warning_signs.content.models.helplines.country import (
    CountryHelplines,
    FirstLines,
    require_first_lines,
)
from warning_signs.content.models.helplines.helpline import READERS, Helpline
from warning_signs.content.models.helplines.reachable import dialable
from warning_signs.content.models.sources import CountryCode


class ExtraFirstLines(ContentModel):
    """For each reader, the id of the helpline that comes first; None for the country’s choice."""

    parent: str | None = None
    teacher: str | None = None
    young_person: str | None = None


class ExtraHelplines(ContentModel):
    """The additions for one country, with the keys of a file in questionnaires/helplines."""

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
        require_first_lines(self.first, {service.id: service for service in self.services})
        return self


def with_extra_helplines(
    country: CountryHelplines, extra: Sequence[ExtraHelplines]
) -> CountryHelplines:
    """The helplines of `country` with the campaign’s own on top, and its choice of first lines.

    If the country has a helpline with the same id or number, the campaign’s version replaces it.
    """
    added = next((one for one in extra if one.country == country.country), None)
    if added is None:
        return country
    ids = {number: one.id for one in added.services for number in _numbers(one)}
    renamed = {
        one.id: ids[number]
        for one in country.services
        for number in _numbers(one)
        if one.kind != "emergency" and number in ids
    }
    replaced = {one.id for one in added.services} | renamed.keys()
    # Not model_copy, which would copy the country’s cached properties too. Not validated, since a
    # mistake that appears later must not remove the helplines (see incompatibilities).
    return CountryHelplines.model_construct(
        country=country.country,
        languages=country.languages,
        first=_first(country.first, added.first, renamed),
        services=(*added.services, *(one for one in country.services if one.id not in replaced)),
    )


def incompatibilities(extra: ExtraHelplines, country: CountryHelplines) -> list[str]:
    """Why `extra` cannot be added to the helplines of its country, with what to do about it."""
    emergency = country.emergency.phone
    if emergency and any(dialable(emergency) in _numbers(one) for one in extra.services):
        return [f"{emergency} is the emergency number, which stands on every page: remove it"]
    try:
        CountryHelplines.model_validate(dict(with_extra_helplines(country, [extra])))
    except ValidationError as error:
        return [one["msg"].removeprefix("Value error, ") for one in error.errors()]
    return []


def _numbers(service: Helpline) -> Iterator[str]:
    """All its numbers, in the form in which they are dialled."""
    return (dialable(number) for number in (service.phone, *service.also) if number)


def _first(country: FirstLines, extra: ExtraFirstLines, renamed: dict[str, str]) -> FirstLines:
    """The first lines: the campaign’s, else the country’s, with the new ids of replaced ones."""

    def current(choice: str | dict[str, str] | None) -> str | dict[str, str] | None:
        if isinstance(choice, dict):
            return {language: renamed.get(one, one) for language, one in choice.items()}
        return renamed.get(choice, choice) if choice else choice

    chosen = {one: getattr(extra, one) or current(getattr(country, one)) for one in READERS}
    return FirstLines(**chosen)
