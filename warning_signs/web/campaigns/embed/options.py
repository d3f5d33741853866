"""What somebody wants to paste: the form of the generator, whose values are all in the URL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from warning_signs.campaigns.campaign import Campaign
from warning_signs.web.campaigns.embed.snippet import (
    FALLBACK_HEIGHT,
    HIGHEST,
    LOWEST,
)
from warning_signs.web.campaigns.offered import offered_ids, offered_languages
from warning_signs.web.request.urls import known_country

KINDS = ("plain", "follow", "card")
"""Of what to paste, as the form names them: static frame, frame of automatic height, link card."""
DIGITS = 5
"""Of the longest height: a number without end is no height."""


@dataclass(frozen=True)
class Choice:
    """What to paste: a static frame, one of automatic height, or a card with a link.

    kind: one of KINDS; country: a known code, or None for that of the campaign; height: of the
    frame, in CSS pixels; sandboxed: whether the frame is allowed no more than it needs.
    """

    kind: str
    questionnaire: str
    language: str
    country: str | None
    height: int
    sandboxed: bool

    @property
    def is_frame(self) -> bool:
        """Whether it is a frame of either kind."""
        return self.kind != "card"


def read_choice(campaign: Campaign, query: Mapping[str, str], language: str) -> Choice:
    """The choice in a query. What is missing or makes no sense becomes the default.

    `language` is that of the reader, and the default if the campaign offers it. The site must have
    one of the campaign’s languages.
    """
    languages, offered = offered_languages(campaign), offered_ids(campaign)
    default = _one_of(languages, language, languages[0])
    return Choice(
        kind=_one_of(KINDS, query.get("kind"), "follow"),
        questionnaire=_one_of(offered, query.get("questionnaire"), offered[0]),
        language=_one_of(languages, query.get("language"), default),
        country=known_country(query.get("country")),
        height=_height(query.get("height", "")),
        sandboxed=query.get("sandboxed") == "yes",
    )


def _one_of(known: Collection[str], wanted: str | None, default: str) -> str:
    return wanted if wanted and wanted in known else default


def _height(text: str) -> int:
    is_number = text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_number and LOWEST <= int(text) <= HIGHEST else FALLBACK_HEIGHT
