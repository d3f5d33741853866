"""What the law of a country says where it changes what a reader does: one plain sentence each.

Only what a public source shows is here; what nobody could verify is left out. None of it is legal
advice.
"""

from typing import Literal

from pydantic import Field, field_validator

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.sources import CountryCode, PublicSource, SourceDate
from warning_signs.content.models.text import Text

UNION = "EU"
"""The code of the European Union, whose law holds in each of its countries."""

EUROPEAN_UNION = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""The countries of the European Union."""

Place = Literal["saving", "taking_down", "reporting", "school_duty", "police"]
"""Where it changes what one does. taking_down: what follows if a service does nothing."""


def may_be_in_union(country: str | None) -> bool:
    """Whether the law of the Union may hold there: also where the country is not known."""
    return country is None or country in EUROPEAN_UNION


class Law(ContentModel):
    """One rule. `seen`: the date of the newest dated source that shows it, or None.

    `guides`: ids of the guides (platforms.yaml) that it is about; empty where it is about all.
    `min_age`: the age below which it forbids an account there. `except_in`: countries of the Union
    where a law of the Union does not hold, or a law of the country says more.
    """

    id: Id
    place: Place
    text: Text
    guides: tuple[Id, ...] = ()
    min_age: int | None = Field(default=None, ge=1, le=21)
    except_in: tuple[CountryCode, ...] = ()
    seen: SourceDate | None
    sources: tuple[PublicSource, ...] = Field(min_length=1)

    def is_about(self, guide: str | None) -> bool:
        """Whether it holds for the guide with this id; for None, whether it holds everywhere."""
        return not self.guides or guide in self.guides


class CountryLaws(ContentModel):
    """The laws of a country, or of the European Union."""

    country: CountryCode
    laws: tuple[Law, ...] = Field(min_length=1)

    @field_validator("laws")
    @classmethod
    def _dated_by_a_source(cls, laws: tuple[Law, ...]) -> tuple[Law, ...]:
        for law in laws:
            if law.seen and law.seen not in {source.date for source in law.sources}:
                raise ValueError(f"{law.id}: name a source of {law.seen}, or correct “seen”")
        return laws
