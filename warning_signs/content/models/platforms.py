"""Guides to apps, games and networks: how to save, report, block and pause there.

Only what a public source showed stands here, each fact with how sure it is and when it was seen.
What nobody could find is left out rather than guessed.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field, field_validator, model_validator

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.helplines import (
    CountryCode,
    HelplineSource,
    Month,
    SourceDate,
    Url,
)
from warning_signs.content.models.text import Text

Channel = Literal["phone", "messaging", "social", "game", "email", "web", "other"]
"""Where it happens: the telling values of the question `channels`, in the order of the list."""

CHANNELS: tuple[Channel, ...] = ("phone", "messaging", "social", "game", "email", "web", "other")

EUROPEAN_UNION = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Where the Digital Services Act holds."""

Confidence = Literal["high", "medium"]
"""high: an official page, or two independent sources; medium: one source. Less is left out."""


class Fact(ContentModel):
    """Something that a public source showed. `seen` is when the newest dated one did, or None."""

    confidence: Confidence
    seen: SourceDate | None


class Way(Fact):
    """How to do one thing at a service: an official address, its own sentences, or both.

    `confidence` and `seen` are those of the address; where there is none, of the sentences.
    """

    url: Url | None = None
    steps: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Way":
        if not (self.url or self.steps):
            raise ValueError("Give a url or steps, or remove the whole entry")
        return self


class MinimumAge(Fact):
    """From which age an account is allowed; `years` None where sources do not agree."""

    years: int | None = Field(ge=1, le=21)
    hint: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "MinimumAge":
        if self.years is None and self.hint is None:
            raise ValueError("Give years, a hint, or remove the whole entry")
        return self


class TakeItDown(Fact):
    """Whether Take It Down reaches intimate pictures at this service."""

    takes_part: bool


class Closed(ContentModel):
    """The service is no more since `day`."""

    day: date
    confidence: Confidence


class PlatformGuide(ContentModel):
    """One service. `name` is a proper name; what has none bears a `title` in words.

    The first channel says where the list shows it and which general words fit; the result links
    it for each of them. `intro` is what a reader should know before the steps.
    """

    id: Id
    name: str | None = None
    title: Text | None = None
    channels: tuple[Channel, ...] = Field(min_length=1)
    closed: Closed | None = None
    intro: Text | None = None
    save: Way | None = None
    report: Way | None = None
    block: Way | None = None
    pause: Way | None = None
    parents: Way | None = None
    data_export: Way | None = None
    images: TakeItDown | None = None
    min_age: MinimumAge | None = None
    sources: tuple[HelplineSource, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> "PlatformGuide":
        if problems := [advice for wrong, advice in _FITTING if wrong(self)]:
            raise ValueError("; ".join(problems))
        return self

    @property
    def kind(self) -> Channel:
        """The channel whose general words fit it."""
        return self.channels[0]

    @property
    def facts(self) -> dict[str, Fact]:
        """What is known of it, by the key of the file."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in found.items() if isinstance(value, Fact)}


_FITTING: tuple[tuple[Callable[[PlatformGuide], bool], str], ...] = (
    (
        lambda guide: (guide.name is None) == (guide.title is None),
        "Give either name, which is never translated, or title, which is",
    ),
    (
        lambda guide: guide.closed is not None and bool(guide.facts),
        "Remove what can be done at a service that is closed",
    ),
    (
        lambda guide: bool(_undated(guide)),
        "Name the source of each “seen” under sources, with the same date",
    ),
)


def _undated(guide: PlatformGuide) -> set[str]:
    """Dates at which something was seen that no source of the guide bears."""
    seen = {fact.seen for fact in guide.facts.values() if fact.seen}
    return seen - {source.date for source in guide.sources}


class TrustedFlagger(Fact):
    """Who may report to online services first in line, by law of the European Union."""

    country: CountryCode
    names: tuple[str, ...] = Field(min_length=1)
    language: str
    since: Month


class PlatformGuides(ContentModel):
    """All guides, and the trusted flaggers by country with the official list of all."""

    guides: tuple[PlatformGuide, ...]
    trusted_flaggers: tuple[TrustedFlagger, ...]
    flaggers_list: Way

    @field_validator("guides")
    @classmethod
    def _each_once(cls, guides: tuple[PlatformGuide, ...]) -> tuple[PlatformGuide, ...]:
        ids = [guide.id for guide in guides]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"Two guides have the id {', '.join(twice)}; rename one")
        return guides

    @cached_property
    def by_id(self) -> dict[str, PlatformGuide]:
        """The guides by id."""
        return {guide.id: guide for guide in self.guides}

    @property
    def closed(self) -> tuple[PlatformGuide, ...]:
        """Those of services that are no more."""
        return tuple(guide for guide in self.guides if guide.closed)

    def by_kind(self) -> dict[Channel, list[PlatformGuide]]:
        """The guides of services that are there, each under its first channel, as listed."""
        return {
            kind: [g for g in self.guides if g.kind == kind and not g.closed] for kind in CHANNELS
        }

    def of_channels(self, channels: Iterable[str]) -> dict[Channel, list[PlatformGuide]]:
        """The guides that belong to any of these channels, each once, by its first channel."""
        chosen = set(channels)
        found = {
            kind: [guide for guide in guides if chosen & set(guide.channels)]
            for kind, guides in self.by_kind().items()
        }
        return {kind: guides for kind, guides in found.items() if guides}

    def flagger(self, country: str | None) -> TrustedFlagger | None:
        """The trusted flagger that we know of in a country."""
        return next((one for one in self.trusted_flaggers if one.country == country), None)
