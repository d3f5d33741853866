"""Where a fact of the content comes from: who says so, when, and for which country."""

from typing import Annotated

from warning_signs.content.models.base import ContentModel, matching

_COUNTRY = "Write the two capital letters of the country, FR for example (001 is the world)"

CountryCode = Annotated[str, matching(r"[A-Z]{2}|001", _COUNTRY)]
Url = Annotated[str, matching(r"https?://[^\s/]+\.[^\s]+", "Write the whole address, https://…")]
Month = Annotated[str, matching(r"20\d\d-(0[1-9]|1[0-2])", "Write the month as 2026-04")]
SourceDate = Annotated[
    str, matching(r"20\d\d(-(0[1-9]|1[0-2]))?", "Write the month as 2026-04, or only the year")
]


class PublicSource(ContentModel):
    """A public source of a fact, and its date; null where the source has no date."""

    ref: str
    date: SourceDate | None
