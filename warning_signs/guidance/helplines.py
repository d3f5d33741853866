"""Which helplines a reader sees, and in which order. Pure: no web, no words.

The order is advice in itself: the emergency number, the one line to try first, other lines for this
reader, then special ones that the case needs. The first one speaks the reader’s language, if any
does. Where it cannot wait until the morning, hours count before languages: a telephone that answers
day and night comes first.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from warning_signs.content.models.helplines.country import CountryHelplines, why_not_first
from warning_signs.content.models.helplines.helpline import LINES, Helpline, Kind, Matter, Reader

ON_TOP: tuple[Kind, ...] = (
    "crisis_line",
    "child_protection",
    "missing_children",
    "image_removal",
    "police_portal",
    "hotline",
    "school_authority",
    "platform_regulator",
)
"""The kinds that are shown only where a case needs them, in page order."""

IN_ANY_DANGER: tuple[Kind, ...] = ("crisis_line", "image_removal", "police_portal", "hotline")
"""The kinds on pages and papers that know of no case."""


def choose_helplines(
    country_helplines: CountryHelplines | None,
    international: CountryHelplines,
    audience: Reader,
    language: str,
    needs: Iterable[Kind] = frozenset(),
    *,
    at_night: bool = False,
    of_dying: bool = False,
    adults: bool = False,
    every_language: bool = False,
) -> list[Helpline]:
    """Return the helplines for one reader, the best one first in each group.

    `country_helplines` None: the country is unknown, and only international lines are left.
    `language` is the reader’s tag; `needs` are kinds of `ON_TOP`. Adults see lines for children
    only (`for_child`) after their own, for their child to call. `at_night`: it cannot wait, so
    lines are sorted by their hours. `of_dying`: the reader fears for a life, so a crisis line comes
    first. `adults`: no child reads this, so lines for adults only may be shown. `every_language`:
    also those that another one of the country stands in for in the reader’s language.
    """
    here = country_helplines or international
    lines = _lines(here, audience, language, frozenset(needs), adults=adults)
    if "crisis_line" in needs and not any(helpline.kind == "crisis_line" for helpline in lines):
        lines += [helpline for helpline in international.services if helpline.kind == "crisis_line"]
    lines = _by_hours(lines, audience, language) if at_night else lines
    found = [here.emergency, *(_crisis_line_first(lines, audience) if of_dying else lines)]
    for kind in ON_TOP[1:]:
        if kind in needs:
            special = helplines_of_kind(kind, country_helplines, international, audience, language)
            found += [helpline for helpline in special if adults or not helpline.adults_only]
    each_once = list(dict.fromkeys(found))
    return each_once if every_language else _in_one_language(each_once, here, audience, language)


def helplines_of_kind(
    kind: Kind,
    country_helplines: CountryHelplines | None,
    international: CountryHelplines,
    audience: Reader,
    language: str,
) -> list[Helpline]:
    """Return the country’s helplines of a kind, then international ones if they add something.

    Take It Down works beside any country’s own service; the finders of hotlines and crisis lines
    help only where the country has none. Lines for adults only are among them.
    """
    here = (country_helplines or international).services
    own = [s for s in here if s.is_one_of([kind]) and _fits(s, audience)]
    world = [s for s in international.services if s.kind == kind]
    own = _sorted(own, audience, language)
    return list(dict.fromkeys([*own, *world])) if kind == "image_removal" or not own else own


def _in_one_language(
    found: Sequence[Helpline], here: CountryHelplines, audience: Reader, language: str
) -> list[Helpline]:
    """Leave out what speaks another language of the country where its like speaks the reader’s.

    What does not speak theirs is for another part of the country.
    """
    subtag = primary_subtag(language)
    if len(here.languages) == 1 or subtag not in here.languages:
        return list(found)
    return [one for one in found if not any(_stands_in(s, one, audience, subtag) for s in found)]


def _stands_in(other: Helpline, one: Helpline, audience: Reader, language: str) -> bool:
    """Whether `other` speaks the reader’s language, as `one` does not, and does all else that it
    does: it is of its kind, for the same people, everywhere, in every matter and at night too.
    """
    same_people = other.serves(audience) if one.serves(audience) else "child" in other.audience
    return (
        language not in one.languages
        and language in other.languages
        and other.kind == one.kind
        and same_people
        and not other.regional
        and not other.only_for
        and (other.answers_day_and_night or not one.answers_day_and_night)
    )


def first_line(
    country_helplines: CountryHelplines | None, audience: Reader, language: str
) -> Helpline | None:
    """Return the one helpline that this reader should try first; None without a country.

    It is the one that the country’s file names or, if that one does not speak the reader’s
    language, the line to talk to with the longest hours that does and could be named there.
    """
    if country_helplines is None:
        return None
    subtag = primary_subtag(language)
    chosen = country_helplines.by_id.get(country_helplines.first.id_for(audience, subtag) or "")
    if chosen is None or subtag in chosen.languages:
        return chosen
    speaking = (
        s
        for s in country_helplines.services
        if s.kind in LINES and s.contact != "web" and s.serves(audience) and subtag in s.languages
        if why_not_first(s, audience) is None
    )
    return max(speaking, key=lambda s: s.hours_a_week, default=chosen)


def for_these_matters(
    found: Sequence[Helpline],
    country_helplines: CountryHelplines | None,
    matters: Collection[Matter],
) -> list[Helpline]:
    """Leave out what is for another matter alone, and put last what is for one of these."""
    here = country_helplines.services if country_helplines else ()
    others = [one for one in found if one.only_for is None or one.only_for in matters]
    return list(dict.fromkeys([*others, *(one for one in here if one.only_for in matters)]))


def is_foreign_language(country_helplines: CountryHelplines | None, language: str) -> bool:
    """Whether the reader’s language is none of the country’s; False if no country is known."""
    return (
        country_helplines is not None
        and primary_subtag(language) not in country_helplines.languages
    )


def _lines(
    country_helplines: CountryHelplines,
    audience: Reader,
    language: str,
    needs: frozenset[Kind],
    *,
    adults: bool,
) -> list[Helpline]:
    """Return the lines to talk to: the first one, others, and crisis lines where needed."""
    groups = [LINES, ("crisis_line",)] if "crisis_line" in needs else [LINES]
    first = first_line(country_helplines, audience, language)
    found = [first] if first else []
    for kinds in groups:
        fitting = (s for s in country_helplines.services if s.kind in kinds and _fits(s, audience))
        shown = (s for s in fitting if adults or not s.adults_only)
        found += _sorted(shown, audience, language)
    if audience == "young_person":  # many young people would rather write than call
        subtag = primary_subtag(language)
        found.sort(key=lambda one: (subtag not in one.languages, not one.can_be_written_to))
    return list(dict.fromkeys(found))


def _by_hours(lines: Sequence[Helpline], audience: Reader, language: str) -> list[Helpline]:
    """Sort: telephones that answer day and night, the longest hours, unknown hours, web pages.

    The very first is a telephone for the reader and not only for their child, but a line with
    unknown hours never comes before one that is open all night. Among equals, lines for the young
    come before lines for adults only, then the reader’s language first; otherwise the order stays.
    """
    subtag = primary_subtag(language)

    def place(one: Helpline) -> tuple[bool | float, ...]:
        theirs = (not one.serves(audience) and one.for_child, one.adults_only)
        late = (not one.answers_day_and_night, one.contact == "web", not one.open_day_and_night)
        speaks = subtag in one.languages
        return (*late, one.regional, -one.hours_a_week, *theirs, not speaks)

    found = sorted(lines, key=place)
    own = (
        one
        for one in found
        if one.contact == "call"
        and (one.serves(audience) or not one.for_child)
        and (one.hours or not found[0].open_day_and_night)
    )
    return list(dict.fromkeys([*islice(own, 1), *found]))


def _crisis_line_first(lines: Sequence[Helpline], audience: Reader) -> list[Helpline]:
    """Put a crisis line that answers day and night first, unless it is for adults only."""
    crisis = (
        one
        for one in lines
        if one.kind == "crisis_line"
        and one.answers_day_and_night
        and one.serves(audience)
        and not one.adults_only
    )
    return list(dict.fromkeys([*islice(crisis, 1), *lines]))


def _fits(helpline: Helpline, audience: Reader) -> bool:
    """Whether it serves the reader, or the child of an adult reader."""
    return helpline.serves(audience) or (audience != "young_person" and helpline.for_child)


def _sorted(helplines: Iterable[Helpline], audience: Reader, language: str) -> list[Helpline]:
    """Sort: for the reader before for their child, not only for adults, the reader’s language."""
    subtag = primary_subtag(language)
    return sorted(
        helplines,
        key=lambda s: (
            not s.serves(audience),
            s.adults_only,
            s.regional,
            subtag not in s.languages,
        ),
    )


def primary_subtag(language: str) -> str:
    """Return the language of a tag as the data has it: fr for fr-BE, no for nb and nn."""
    subtag = language.split("-")[0].lower()
    return "no" if subtag in ("nb", "nn") else subtag
