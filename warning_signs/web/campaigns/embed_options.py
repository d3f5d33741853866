"""What somebody wants to paste, as the form of the generator says it; the address holds it all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from warning_signs.campaigns.campaign import Campaign
from warning_signs.web.campaigns.embed_snippet import FALLBACK_HEIGHT, HIGHEST, LOWEST
from warning_signs.web.request.urls import known_country

KINDS = ("plain", "follow", "card")
DIGITS = 5


@dataclass(frozen=True)
class Choice:
    """What to paste: a plain frame, one that follows its height, or a card with a link.

    country: a known code, or None for that of the campaign; height: of the frame, in CSS pixels;
    sandboxed: whether the frame is allowed no more than it needs.
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
    """The choice that a query says; what it does not say, or says wrongly, is the usual.

    `language` is that of the reader, and the usual one if the campaign offers it.
    """
    usual = language if language in campaign.languages else campaign.languages[0]
    return Choice(
        kind=_one_of(KINDS, query.get("kind"), "follow"),
        questionnaire=_one_of(
            campaign.questionnaires, query.get("questionnaire"), campaign.questionnaires[0]
        ),
        language=_one_of(campaign.languages, query.get("language"), usual),
        country=known_country(query.get("country")),
        height=_height(query.get("height", "")),
        sandboxed=query.get("sandboxed") == "yes",
    )


def _one_of(known: Collection[str], wanted: str | None, usual: str) -> str:
    return wanted if wanted in known else usual


def _height(written: str) -> int:
    is_number = written.isdecimal() and len(written) <= DIGITS
    return int(written) if is_number and LOWEST <= int(written) <= HIGHEST else FALLBACK_HEIGHT
