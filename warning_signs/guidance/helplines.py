"""Which help services a reader sees, and in which order. Pure: no web, no words.

The order is the advice: the emergency number, the one line to try first, the other lines that
serve this reader, then what the case needs on top. Where it cannot wait until the morning, the
lines stand by their hours: a telephone that answers day and night comes first.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from warning_signs.content.models.helplines import CountryHelplines, Helpline, Kind, Reader

LINES: tuple[Kind, ...] = ("child_helpline", "parents_helpline", "sic_helpline")
ON_TOP: tuple[Kind, ...] = ("crisis_line", "image_removal", "police_portal", "hotline")
"""The kinds that are shown only where a case needs them, in the order of the page."""
CANNOT_WAIT = frozenset({"self_harm", "told_to_die", "blackmail", "violence"})
"""The red flags with which a closed line is of no use to somebody who reads this at night."""


def choose_helplines(
    country_helplines: CountryHelplines | None,
    international: CountryHelplines,
    audience: Reader,
    language: str,
    needs: Iterable[Kind] = frozenset(),
    *,
    at_night: bool = False,
    adults: bool = False,
) -> list[Helpline]:
    """The services for one reader, the one to turn to first on top of each group.

    `help_there` is the chosen country’s, None where no country is known: then only the
    international ones are left. `language` is the reader’s tag; `needs` are kinds of `ON_TOP`.
    Lines for children only (`for_child`) follow an adult’s own lines, for their child to call.
    `at_night`: it cannot wait, so lines stand by their hours. `adults`: no child reads this, so
    lines for adults only may be shown.
    """
    here = country_helplines or international
    lines = _lines(here, audience, language, frozenset(needs), adults=adults)
    if "crisis_line" in needs and not any(helpline.kind == "crisis_line" for helpline in lines):
        lines += [helpline for helpline in international.services if helpline.kind == "crisis_line"]
    found = [here.emergency, *(_by_hours(lines, audience, language) if at_night else lines)]
    for kind in ON_TOP[1:]:
        if kind in needs:
            found += _on_top(kind, here, international, audience, language)
    return list(dict.fromkeys(found))


def order_all_helplines(
    country_helplines: CountryHelplines, audience: Reader, language: str
) -> list[Helpline]:
    """Every service of a country, what this reader needs first on top."""
    chosen = choose_helplines(
        country_helplines, country_helplines, audience, language, ON_TOP, adults=True
    )
    return [
        *chosen,
        *(helpline for helpline in country_helplines.services if helpline not in chosen),
    ]


def first_line(
    country_helplines: CountryHelplines | None, audience: Reader, language: str
) -> Helpline | None:
    """The one service this reader should turn to first; None where there is none."""
    chosen = country_helplines and country_helplines.first.id_for(
        audience, _primary_subtag(language)
    )
    return country_helplines.by_id[chosen] if country_helplines and chosen else None


def cannot_wait(flags: Iterable[str]) -> bool:
    """Whether a line that is closed until the morning would come too late for one of these."""
    return not CANNOT_WAIT.isdisjoint(flags)


def choose_crisis_lines(
    country_helplines: CountryHelplines | None,
    international: CountryHelplines,
    audience: Reader,
    language: str,
) -> list[Helpline]:
    """Whom to call when a child may want to die: the emergency number, then the crisis lines.

    Where none of them is a telephone that answers this reader day and night, the line that comes
    nearest to it stands among them. A child may read this: no line for adults only.
    """
    found = choose_helplines(
        country_helplines, international, audience, language, {"crisis_line"}, at_night=True
    )
    wanted = [helpline for helpline in found if helpline.kind == "crisis_line"]
    if not any(helpline.answers_day_and_night and helpline.serves(audience) for helpline in wanted):
        wanted += [helpline for helpline in found[1:] if helpline.contact != "web"][:1]
    return [found[0], *_worth_a_try([helpline for helpline in found[1:] if helpline in wanted])]


def first_to_call(helplines: Sequence[Helpline], first: Helpline | None) -> list[Helpline]:
    """The first of these lines and one beside it: a crisis line, or else the country’s `first`.

    Nobody where `first` is None, the country unknown, but for the world’s crisis lines.
    """
    lines = [s for s in helplines if s.kind in (*LINES, "crisis_line") or s == first]
    crisis = [helpline for helpline in lines if helpline.kind == "crisis_line"]
    if first is None:
        return crisis[:1]
    beside = first if lines[0].kind == "crisis_line" else next(iter(crisis), first)
    return _worth_a_try(list(dict.fromkeys([lines[0], beside])))


def _worth_a_try(lines: list[Helpline]) -> list[Helpline]:
    """Without pages that lead on to crisis lines, where a telephone answers day and night."""
    answered = any(line.answers_day_and_night for line in lines)
    return [s for s in lines if not (answered and s.kind == "crisis_line" and s.contact == "web")]


def open_day_and_night(country_helplines: CountryHelplines) -> list[Helpline]:
    """The help and crisis lines that answer all night; where empty, the emergency number does."""
    kinds = (*LINES, "crisis_line")
    return [s for s in country_helplines.services if s.kind in kinds and s.open_day_and_night]


def night_line(
    country_helplines: CountryHelplines | None, international: CountryHelplines, language: str
) -> Helpline | None:
    """The line for every sheet: for thoughts of dying, open all night, and never for adults alone.

    A crisis line before a child line, a telephone before the rest, a line that an adult may call
    before one for children, the reader’s language before others. None where nobody is known to
    answer all night: then the emergency number stands alone.
    """
    primary_subtag = _primary_subtag(language)
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
            primary_subtag not in s.languages,
        ),
        default=None,
    )


def is_foreign_language(country_helplines: CountryHelplines | None, language: str) -> bool:
    """Whether the reader’s language is none of the country’s; False where no country is known."""
    return (
        country_helplines is not None
        and _primary_subtag(language) not in country_helplines.languages
    )


def _lines(
    country_helplines: CountryHelplines,
    audience: Reader,
    language: str,
    needs: frozenset[Kind],
    *,
    adults: bool,
) -> list[Helpline]:
    """The lines to talk to: the first one, the others, and crisis lines where needed."""
    groups = [LINES, ("crisis_line",)] if "crisis_line" in needs else [LINES]
    first = first_line(country_helplines, audience, language)
    found = [first] if first else []
    for kinds in groups:
        fitting = (s for s in country_helplines.services if s.kind in kinds and _fits(s, audience))
        shown = (s for s in fitting if adults or not s.adults_only)
        found += _sorted(shown, audience, language)
    if audience == "young_person":  # many young people would rather write than call
        found.sort(key=lambda helpline: helpline.contact not in ("chat", "text"))
    return list(dict.fromkeys(found))


def _by_hours(lines: Sequence[Helpline], audience: Reader, language: str) -> list[Helpline]:
    """Telephones that answer day and night, then the longest hours, then unknown ones, then pages.

    The very first is a telephone for the reader, not one for their child alone; but none of
    unknown hours before one that is open all night. Among equals a line for the young comes before
    one for adults only, and then the reader’s language first; else they stay as they were.
    """
    primary_subtag = _primary_subtag(language)

    def place(one: Helpline) -> tuple[bool | float, ...]:
        theirs = (not one.serves(audience) and one.for_child, one.adults_only)
        late = (not one.answers_day_and_night, one.contact == "web", not one.open_day_and_night)
        return (*late, -one.hours_a_week, *theirs, primary_subtag not in one.languages)

    found = sorted(lines, key=place)
    own = (
        one
        for one in found
        if one.contact == "call"
        and (one.serves(audience) or not one.for_child)
        and (one.hours or not found[0].open_day_and_night)
    )
    return list(dict.fromkeys([*islice(own, 1), *found]))


def _on_top(
    kind: Kind,
    here: CountryHelplines,
    international: CountryHelplines,
    audience: Reader,
    language: str,
) -> list[Helpline]:
    """The country’s services of a kind, then the world’s where they add something.

    Take It Down works beside any country’s own service; the finder of hotlines is only of use
    where the country has none.
    """
    own = _sorted((s for s in here.services if s.kind == kind), audience, language)
    world = [s for s in international.services if s.kind == kind]
    return [*own, *world] if kind == "image_removal" or not own else own


def _fits(helpline: Helpline, audience: Reader) -> bool:
    """Whether to show it: it serves the reader, or an adult’s child."""
    return helpline.serves(audience) or (audience != "young_person" and helpline.for_child)


def _sorted(helplines: Iterable[Helpline], audience: Reader, language: str) -> list[Helpline]:
    """Those that serve the reader before those for their child, the reader’s language first.

    Lines for adults only come after those that are there for the young as well.
    """
    primary_subtag = _primary_subtag(language)
    return sorted(
        helplines,
        key=lambda s: (not s.serves(audience), s.adults_only, primary_subtag not in s.languages),
    )


def _primary_subtag(language: str) -> str:
    """The language of a tag as the data writes it: fr for fr-BE, no for both Norwegian forms."""
    primary_subtag = language.split("-")[0].lower()
    return "no" if primary_subtag in ("nb", "nn") else primary_subtag
