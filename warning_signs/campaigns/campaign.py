"""A campaign: the questionnaires in the frame of one organisation, as an operator defined it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from warning_signs.campaigns.extra_helplines import ExtraHelplines
from warning_signs.campaigns.origin import origin_of
from warning_signs.campaigns.theme import SITE_COLOUR, Palette, hex_colour, palette
from warning_signs.content.models.base import LEVELS, ContentModel
from warning_signs.content.models.sources import CountryCode
from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.smallest_number import MIN_NUMBER

LONGEST_NAME = 80
CHANGEABLE = ("name", "origins", "country", "colour", "strip", "logo", "help")
"""Fields that no number depends on, so that they may change at any time."""
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Invisible joiners (ZWNJ, ZWJ), which Persian and languages of India need in words."""


def _slug(text: str) -> str:
    """Accept only names that need no quoting and no escaping in addresses."""
    if not SLUG.fullmatch(text):
        raise ValueError("Give 1 to 40 small letters (a to z), digits and hyphens between them")
    return text


def _name(text: str) -> str:
    """Put the name on one line, as pages, files and posters show it."""
    name = " ".join(text.split())
    letters = name.translate(JOINERS)
    if not letters or len(name) > LONGEST_NAME or not letters.isprintable():
        raise ValueError(f"Give a name of 1 to {LONGEST_NAME} letters in one line")
    return name


Colour = Annotated[str, AfterValidator(hex_colour)]


class Campaign(ContentModel):
    """The definition of a campaign. CHANGEABLE can change; the rest not (statistics.dimensions).

    slug:           its name in addresses
    origins:        of the pages that may frame it
    languages:      that it offers, in the order of its pages
    questionnaires: the same
    scored:         those of its questionnaires that give a level
    begins:         its first day, in UTC
    country:        whose helplines appear when the address names no country
    colour:         of links and buttons
    strip:          colour of the strip on top of each page (see theme.palette)
    logo:           as a `data:` URL
    help:           its helplines, added to those of each country
    smallest:       the smallest number that is shown
    closed_on:      the day on which counting ended, in UTC
    leads_to:       once closed, the slug of the campaign to which its addresses lead
    revision:       grows with each change
    """

    slug: Annotated[str, AfterValidator(_slug)]
    name: Annotated[str, AfterValidator(_name)]
    origins: tuple[Annotated[str, AfterValidator(origin_of)], ...] = Field(min_length=1)
    languages: tuple[str, ...] = Field(min_length=1)
    questionnaires: tuple[str, ...] = Field(min_length=1)
    scored: tuple[str, ...]
    begins: date
    country: CountryCode | None = None
    colour: Colour | None = None
    strip: Colour | None = None
    logo: str | None = None
    help: tuple[ExtraHelplines, ...] = ()
    smallest: int = Field(default=MIN_NUMBER, ge=MIN_NUMBER)
    closed_on: date | None = None
    leads_to: str | None = None
    revision: int = 0

    @field_validator("origins", "languages", "questionnaires")
    @classmethod
    def _each_once(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(values))

    @field_validator("help")
    @classmethod
    def _one_file_a_country(cls, help: tuple[ExtraHelplines, ...]) -> tuple[ExtraHelplines, ...]:
        if len({one.country for one in help}) != len(help):
            raise ValueError("Put all services of a country into one file")
        return help

    @property
    def dimensions(self) -> CampaignDimensions:
        """Which cells and weeks it can count."""
        return CampaignDimensions(
            levels={name: LEVELS if name in self.scored else () for name in self.questionnaires},
            languages=self.languages,
            begins=self.begins,
            min_number=self.smallest,
            closed_on=self.closed_on,
        )

    @cached_property
    def palette(self) -> Palette | None:
        """Its colours for light and dark screens; None if it has those of the site."""
        if not (self.colour or self.strip):
            return None
        return palette(self.colour or SITE_COLOUR, self.strip)

    @property
    def paper_colours(self) -> Mapping[str, str]:
        """Its colours on white, or those of the site: for print and for pictures."""
        return (self.palette or palette(SITE_COLOUR)).light
