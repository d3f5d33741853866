"""The helplines of a country in groups, in the order in which an adult may need them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import LINES, Helpline, Kind, Reader
from warning_signs.guidance.helplines import choose_helplines, first_line, helplines_of_kind

GroupName = Literal[
    "danger", "talk", "child", "take_down", "child_protection", "school", "platform"
]

ADULTS: tuple[Reader, ...] = ("parent", "teacher")

KINDS: tuple[tuple[GroupName, tuple[Kind, ...]], ...] = (
    ("take_down", ("image_removal", "hotline", "police_portal")),
    ("child_protection", ("child_protection", "missing_children")),
    ("school", ("school_authority",)),
    ("platform", ("platform_regulator",)),
)
"""The groups after those of the lines to talk to, and what each is made of."""


@dataclass(frozen=True)
class HelplineGroup:
    """Helplines for one purpose. `again`: those that stand in a group before this one too."""

    name: GroupName
    helplines: tuple[Helpline, ...]
    again: tuple[Helpline, ...]


def group_helplines(
    country_helplines: CountryHelplines | None, international: CountryHelplines, language: str
) -> list[HelplineGroup]:
    """Return every helpline of a country, once, by what it is for; groups without any are left out.

    Where a country has no service for a purpose, the international one stands in; without a country
    there are only these.
    """
    seen: set[str] = set()
    groups = []
    for name, all_found in _found(country_helplines, international, language):
        found = dict.fromkeys(all_found)
        new = tuple(one for one in found if one.id not in seen)
        again = tuple(one for one in found if one.id in seen)
        seen |= {one.id for one in new}
        if found:
            groups.append(HelplineGroup(name, new, again))
    return groups


def _found(
    country_helplines: CountryHelplines | None, international: CountryHelplines, language: str
) -> Iterator[tuple[GroupName, Sequence[Helpline]]]:
    emergency, *lines = choose_helplines(
        country_helplines,
        international,
        "parent",
        language,
        {"crisis_line"},
        adults=True,
        every_language=True,
    )
    others = [
        one
        for one in (country_helplines or international).services
        if one.kind in (*LINES, "crisis_line") and one not in lines
    ]
    yield "danger", [emergency]
    yield "talk", [one for one in (*lines, *others) if not one.for_child]
    for_child = [one for one in lines if one.for_child]
    first = first_line(country_helplines, "young_person", language)
    yield "child", [first, *for_child] if first else for_child
    for name, kinds in KINDS:
        of_kind = (
            helplines_of_kind(kind, country_helplines, international, reader, language)
            for kind in kinds
            for reader in ADULTS
        )
        yield name, [one for found in of_kind for one in found]
