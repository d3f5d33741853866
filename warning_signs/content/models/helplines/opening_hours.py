"""When somebody answers: opening hours of a helpline, in the local time of its country."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from warning_signs.content.models.base import ContentModel, matching

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Day, ...] = get_args(Day)

_CLOCK = "Write the time as 09:00; 24:00 is midnight at the end of the day"
Clock = Annotated[str, matching(r"([01]\d|2[0-3]):[0-5]\d|24:00", _CLOCK)]


class Opening(ContentModel):
    """Open from … to … on each of these days, in the local time of the country.

    `days` are the first and the last day; they may run over the end of the week (sun to thu).
    Where `to` is not after `from`, the line closes on the next day.
    """

    days: tuple[Day, Day]
    from_: Clock = Field(alias="from")
    to: Clock

    @property
    def each_day(self) -> tuple[Day, ...]:
        """All its days, from the first to the last."""
        first, last = (WEEK.index(day) for day in self.days)
        return tuple(WEEK[(first + i) % 7] for i in range((last - first) % 7 + 1))

    @property
    def hours_a_week(self) -> float:
        """Hours in a week, all days together."""
        from_, to = (int(clock[:2]) + int(clock[3:]) / 60 for clock in (self.from_, self.to))
        return (to - from_ + (24 if to <= from_ else 0)) * len(self.each_day)

    @property
    def whole_night(self) -> bool:
        """Whether it includes ten in the evening to six in the morning, every night."""
        overnight = self.to <= self.from_ <= "22:00" and self.to >= "06:00"
        return overnight and len(self.each_day) == 7


_OPENINGS = TypeAdapter(Annotated[tuple[Opening, ...], Field(min_length=1)])


def _parse_hours(raw: Any) -> Any:
    """Read hours by hand: an error of pydantic in a union would name neither place nor remedy."""
    if raw is None or raw == "always":
        return raw
    try:
        return _OPENINGS.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the list"
        reason = first["msg"].removeprefix("Value error, ")
        raise ValueError(
            "Hours are always, null (not known) or a list of {days: [mon, fri], "
            f"from: “09:00”, to: “17:00”}}; mend {place}: {reason}"
        ) from error


Hours = Annotated[Literal["always"] | tuple[Opening, ...] | None, BeforeValidator(_parse_hours)]
"""`always`, a list of openings, or None where nothing is known."""
