"""A way to reach a helpline, and when somebody answers there.

A wrong number is worse than none, so the model refuses what a reader could not use and says what
to write instead.
"""

import re
from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import model_validator

from warning_signs.content.models.base import ContentModel, matching
from warning_signs.content.models.helplines.opening_hours import Hours
from warning_signs.content.models.sources import Month, Url

Contact = Literal["call", "text", "chat", "web"]

_PHONE = "Write digits and spaces as dialled inside the country; + only before a country code"
Phone = Annotated[str, matching(r"\+?[0-9][0-9 -]*", _PHONE)]


def dialable(phone: str) -> str:
    """Return the number for a tel: link: only digits, and a leading + where there is one."""
    return re.sub(r"[^0-9+]", "", phone)


class Reachable(ContentModel):
    """One way to reach somebody; only a call has a tel: link.

    `hours` None means not known. `seen` is the month of the newest dated public source that shows
    it. `to_check`: only pages of others mention it.
    """

    contact: Contact
    phone: Phone | None
    text_word: str | None = None
    url: Url | None
    hours: Hours
    seen: Month | None
    to_check: bool

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if problems := [advice for wrong, advice in _REACHABLE if wrong(self)]:
            raise ValueError("; ".join(problems))
        return self

    @property
    def dial(self) -> str | None:
        """The number for a tel: link; None where nobody is called."""
        return dialable(self.phone) if self.phone and self.contact == "call" else None

    @property
    def open_day_and_night(self) -> bool:
        """Whether somebody is known to answer throughout every night."""
        if not isinstance(self.hours, tuple):
            return self.hours == "always"
        return any(opening.whole_night for opening in self.hours)

    @property
    def answers_day_and_night(self) -> bool:
        """Whether it is a telephone that somebody is known to answer at any hour."""
        return self.contact == "call" and self.hours == "always"

    @property
    def hours_a_week(self) -> float:
        """Known opening hours in a week: 0 where nothing is known."""
        if not isinstance(self.hours, tuple):
            return 7 * 24 if self.hours == "always" else 0
        return sum(opening.hours_a_week for opening in self.hours)


class Writing(Reachable):
    """A second way beside a telephone: who cannot or dares not speak can write."""

    contact: Literal["text", "chat"]
    phone: Phone | None = None
    url: Url | None = None
    hours: Hours = None
    seen: Month | None = None
    to_check: bool = False


_REACHABLE: tuple[tuple[Callable[[Reachable], bool], str], ...] = (
    (
        lambda way: way.contact in ("call", "text") and not way.phone,
        "Give the phone of a service that is called or texted, or set contact to chat or web",
    ),
    (
        lambda way: way.contact in ("chat", "web") and not way.url,
        "Give the url of a service that is used by chat or web, or set contact to call",
    ),
    (
        lambda way: way.contact in ("chat", "web") and bool(way.phone),
        "Remove the phone of a service that is not called, or set contact to call",
    ),
    (
        lambda way: way.text_word is not None and way.contact != "text",
        "Remove text_word, or set contact to text",
    ),
)
