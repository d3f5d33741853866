"""Whom to call first, and whom at night: a few of the lines that guidance/helplines.py chooses."""

from collections.abc import Sequence

from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import LINES, Helpline, Kind, Reader
from warning_signs.guidance.helplines import choose_helplines, primary_subtag


def choose_crisis_lines(
    country_helplines: CountryHelplines | None,
    international: CountryHelplines,
    audience: Reader,
    language: str,
) -> list[Helpline]:
    """Return whom to call when a child may want to die: the emergency number, then crisis lines.

    If none of them is a telephone that answers this reader day and night, the line that comes
    closest to that is added. A child may read this, so there are no lines for adults only.
    """
    found = choose_helplines(
        country_helplines, international, audience, language, {"crisis_line"}, at_night=True
    )
    wanted = [helpline for helpline in found if helpline.kind == "crisis_line"]
    if not any(helpline.answers_day_and_night and helpline.serves(audience) for helpline in wanted):
        wanted += [helpline for helpline in found[1:] if helpline.contact != "web"][:1]
    return [found[0], *_worth_a_try([helpline for helpline in found[1:] if helpline in wanted])]


def first_to_call(
    helplines: Sequence[Helpline],
    first: Helpline | None,
    beside: Sequence[Kind],
    *,
    at_night: bool = False,
) -> list[Helpline]:
    """Return the first of these lines and one of each kind in `beside`, or the country’s `first`.

    Where the plan sends the reader to child protection, its line is the very first, unless a life
    is feared for. Without a `first`, where the country is unknown, only an international crisis
    line is left. What serves a part of the country alone is nobody’s first call. A crisis line is
    there only if it is asked for, or if no other telephone answers `at_night`, or no other line is
    left: the country’s `first` may have given way to its like in the reader’s language.
    """
    if first is None:
        return [helpline for helpline in helplines if helpline.kind == "crisis_line"][:1]
    everywhere = [one for one in helplines if not one.regional]
    lines = [one for one in everywhere if one.kind in (*LINES, "crisis_line") or one == first]
    others = [one for one in lines if one.kind != "crisis_line" or one == first] or lines
    if "crisis_line" not in beside and not (
        at_night and not any(one.answers_day_and_night for one in others)
    ):
        lines = others
    kinds = [kind for kind in beside if kind != lines[0].kind]
    wanted = [_first_of(kind, everywhere) or first for kind in kinds]
    found = [lines[0], *(wanted or [first])]
    if "crisis_line" not in beside:
        found.sort(key=lambda one: not _sent_to(one, beside))
    return _worth_a_try(_each_address_once(found))


def _sent_to(one: Helpline, beside: Sequence[Kind]) -> bool:
    """Whether the plan speaks of it: a crisis line where a life is feared for, child protection."""
    kinds: tuple[Kind, ...] = ("crisis_line", "child_protection")
    wanted = next((kind for kind in kinds if kind in beside), None)
    return wanted is not None and one.is_one_of([wanted])


def _each_address_once(lines: Sequence[Helpline]) -> list[Helpline]:
    """Leave out what leads to where a line before it leads."""
    found: dict[str, Helpline] = {}
    for one in lines:
        found.setdefault(one.dial or one.url or one.id, one)
    return list(found.values())


def day_and_night_first(
    lines: Sequence[Helpline], beside: Sequence[Kind], language: str
) -> tuple[Helpline, ...]:
    """Sort the buttons by hours: among lines that the reader can speak with, open ones come first.

    The emergency number stays where it is, and so does the line that the plan sends them to.
    """
    subtag = primary_subtag(language)

    def place(one: Helpline) -> tuple[bool, ...]:
        return (
            not _sent_to(one, beside),
            subtag not in one.languages,
            one.for_child,
            not one.open_day_and_night,
        )

    sorted_lines = iter(sorted((one for one in lines if one.kind != "emergency"), key=place))
    return tuple(one if one.kind == "emergency" else next(sorted_lines) for one in lines)


def _first_of(kind: Kind, helplines: Sequence[Helpline]) -> Helpline | None:
    """Return the first that is of this kind above all, else the first that is of it too."""
    above_all = (one for one in helplines if one.kind == kind)
    return next(above_all, next((one for one in helplines if one.is_one_of([kind])), None))


def open_day_and_night(country_helplines: CountryHelplines) -> list[Helpline]:
    """Return the help and crisis lines that answer all night.

    Where there is none, the emergency number is what answers.
    """
    kinds = (*LINES, "crisis_line")
    return [s for s in country_helplines.services if s.kind in kinds and s.open_day_and_night]


def night_line(
    country_helplines: CountryHelplines | None, international: CountryHelplines, language: str
) -> Helpline | None:
    """Return the line for thoughts of dying on every sheet: open all night, not for adults only.

    A crisis line comes before a child line, a telephone before the rest, a line that adults may
    call before one for children, the reader’s language before others. None where nobody is known
    to answer all night: then the sheet has the emergency number alone.
    """
    subtag = primary_subtag(language)
    open_lines = (
        s
        for s in open_day_and_night(country_helplines or international)
        if s.kind in ("crisis_line", "child_helpline") and s.serves("young_person")
    )
    return min(
        open_lines,
        key=lambda s: (
            s.kind != "crisis_line",
            s.contact != "call",
            s.for_child,
            subtag not in s.languages,
        ),
        default=None,
    )


def _worth_a_try(lines: list[Helpline]) -> list[Helpline]:
    """Leave out web pages of crisis lines if a telephone answers day and night."""
    answered = any(line.answers_day_and_night for line in lines)
    return [s for s in lines if not (answered and s.kind == "crisis_line" and s.contact == "web")]
