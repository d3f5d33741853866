"""Guides to apps, games and networks: how to save, report, block and pause there.

Each fact comes from a public source, with its confidence and the date of the source. What nobody
could find is left out, not guessed.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.sources import CountryCode, Month, PublicSource, SourceDate, Url
from warning_signs.content.models.text import Text

CHANNELS_QUESTION = "channels"
"""The question where it happens; its values are the channels of the guides."""

Channel = Literal["phone", "messaging", "social", "game", "email", "web", "other"]
"""The telling values of that question, in their order."""

CHANNELS: tuple[Channel, ...] = get_args(Channel)

Confidence = Literal["high", "medium"]
"""high: an official page, or two independent sources; medium: one source. Less is left out."""


class Fact(ContentModel):
    """Something that a public source shows. `seen`: the date of the newest dated one, or None."""

    confidence: Confidence
    seen: SourceDate | None


class Way(Fact):
    """How to do one thing on a platform: an official address, steps in words, or both.

    `confidence` and `seen` apply to the address; where there is none, to the steps.
    """

    url: Url | None = None
    steps: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Way":
        if not (self.url or self.steps):
            raise ValueError("Give a url or steps, or remove the whole entry")
        return self


class MinimumAge(Fact):
    """The age from which an account is allowed; `years` is None where sources disagree."""

    years: int | None = Field(ge=1, le=21)
    hint: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "MinimumAge":
        if self.years is None and self.hint is None:
            raise ValueError("Give years, a hint, or remove the whole entry")
        return self


class TakeItDown(Fact):
    """Whether Take It Down can remove intimate pictures from this platform."""

    takes_part: bool


class Closed(ContentModel):
    """The platform closed on `day`."""

    day: date
    confidence: Confidence


class PlatformGuide(ContentModel):
    """One platform. `name` is a proper name; a guide without one has a translated `title`.

    The first channel decides where lists show it and which general words fit; a result links to it
    for each of its channels. `intro` is what readers should know before the steps.
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
    sources: tuple[PublicSource, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> "PlatformGuide":
        if problems := [advice for wrong, advice in _FITTING if wrong(self)]:
            raise ValueError("; ".join(problems))
        return self

    @property
    def kind(self) -> Channel:
        """The channel whose general words fit."""
        return self.channels[0]

    @property
    def facts(self) -> dict[str, Fact]:
        """What is known about it, by the keys of the file."""
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
    """Return the dates of facts that no source of the guide has."""
    seen = {fact.seen for fact in guide.facts.values() if fact.seen}
    return seen - {source.date for source in guide.sources}


class TrustedFlagger(Fact):
    """Whose reports platforms must treat with priority, by law of the European Union."""

    country: CountryCode
    names: tuple[str, ...] = Field(min_length=1)
    language: str
    since: Month


class PlatformGuides(ContentModel):
    """All guides, the trusted flaggers of countries, and the official list of flaggers."""

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
        """The guides to closed platforms."""
        return tuple(guide for guide in self.guides if guide.closed)

    @cached_property
    def by_kind(self) -> dict[Channel, list[PlatformGuide]]:
        """The guides to open platforms by their first channel, in the order of the file."""
        return {
            kind: [g for g in self.guides if g.kind == kind and not g.closed] for kind in CHANNELS
        }

    def of_channels(self, channels: Iterable[str]) -> dict[Channel, list[PlatformGuide]]:
        """Return the guides for any of these channels, each once, by its first channel."""
        chosen = set(channels)
        found = {
            kind: [guide for guide in guides if not chosen.isdisjoint(guide.channels)]
            for kind, guides in self.by_kind.items()
        }
        return {kind: guides for kind, guides in found.items() if guides}

    def flagger(self, country: str | None) -> TrustedFlagger | None:
        """Return the known trusted flagger of a country, if there is one."""
        return next((one for one in self.trusted_flaggers if one.country == country), None)
