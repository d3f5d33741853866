"""Which help services a reader sees, and in which order. Pure: no web, no words.

The order is the advice: the emergency number, the one line to try first, the other lines that
serve this reader, then what the case needs on top. Where it cannot wait until the morning, the
lines stand by their hours: a telephone that answers day and night comes first.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from warning_signs.content.models.helplines import CountryHelp, HelpService, Kind, Reader

LINES: tuple[Kind, ...] = ("child_helpline", "parents_helpline", "sic_helpline")
ON_TOP: tuple[Kind, ...] = ("crisis_line", "image_removal", "police_portal", "hotline")
"""The kinds that are shown only where a case needs them, in the order of the page."""
CANNOT_WAIT = frozenset({"self_harm", "told_to_die", "blackmail", "violence"})
"""The red flags with which a closed line is of no use to somebody who reads this at night."""


def choose_services(
    help_there: CountryHelp | None,
    international: CountryHelp,
    audience: Reader,
    language: str,
    needs: Iterable[Kind] = frozenset(),
    *,
    at_night: bool = False,
    adults: bool = False,
) -> list[HelpService]:
    """The services for one reader, the one to turn to first on top of each group.

    `help_there` is the chosen country’s, None where no country is known: then only the
    international ones are left. `language` is the reader’s tag; `needs` are kinds of `ON_TOP`.
    Lines for children only (`for_child`) follow an adult’s own lines, for their child to call.
    `at_night`: it cannot wait, so lines stand by their hours. `adults`: no child reads this, so
    lines for adults only may be shown.
    """
    here = help_there or international
    lines = _lines(here, audience, language, frozenset(needs), adults=adults)
    if "crisis_line" in needs and not any(service.kind == "crisis_line" for service in lines):
        lines += [service for service in international.services if service.kind == "crisis_line"]
    found = [here.emergency, *(_by_hours(lines, audience, language) if at_night else lines)]
    for kind in ON_TOP[1:]:
        if kind in needs:
            found += _on_top(kind, here, international, audience, language)
    return list(dict.fromkeys(found))


def all_services(help_there: CountryHelp, audience: Reader, language: str) -> list[HelpService]:
    """Every service of a country, what this reader needs first on top."""
    chosen = choose_services(help_there, help_there, audience, language, ON_TOP, adults=True)
    return [*chosen, *(service for service in help_there.services if service not in chosen)]


def first_line(
    help_there: CountryHelp | None, audience: Reader, language: str
) -> HelpService | None:
    """The one service this reader should turn to first; None where there is none."""
    chosen = help_there and help_there.first.id_for(audience, _plain(language))
    return help_there.by_id[chosen] if help_there and chosen else None


def cannot_wait(flags: Iterable[str]) -> bool:
    """Whether a line that is closed until the morning would come too late for one of these."""
    return not CANNOT_WAIT.isdisjoint(flags)


def choose_crisis_lines(
    help_there: CountryHelp | None, international: CountryHelp, audience: Reader, language: str
) -> list[HelpService]:
    """Whom to call when a child may want to die: the emergency number, then the crisis lines.

    Where none of them is a telephone that answers this reader day and night, the line that comes
    nearest to it stands among them. A child may read this: no line for adults only.
    """
    found = choose_services(
        help_there, international, audience, language, {"crisis_line"}, at_night=True
    )
    wanted = [service for service in found if service.kind == "crisis_line"]
    if not any(service.answers_day_and_night and service.serves(audience) for service in wanted):
        wanted += [service for service in found[1:] if service.contact != "web"][:1]
    return [found[0], *_worth_a_try([service for service in found[1:] if service in wanted])]


def first_to_call(services: Sequence[HelpService], first: HelpService | None) -> list[HelpService]:
    """The first of these lines and one beside it: a crisis line, or else the country’s `first`.

    Nobody where `first` is None, the country unknown, but for the world’s crisis lines.
    """
    lines = [s for s in services if s.kind in (*LINES, "crisis_line") or s == first]
    crisis = [service for service in lines if service.kind == "crisis_line"]
    if first is None:
        return crisis[:1]
    beside = first if lines[0].kind == "crisis_line" else next(iter(crisis), first)
    return _worth_a_try(list(dict.fromkeys([lines[0], beside])))


def _worth_a_try(lines: list[HelpService]) -> list[HelpService]:
    """Without pages that lead on to crisis lines, where a telephone answers day and night."""
    answered = any(line.answers_day_and_night for line in lines)
    return [s for s in lines if not (answered and s.kind == "crisis_line" and s.contact == "web")]


def open_all_night(help_there: CountryHelp) -> list[HelpService]:
    """The help and crisis lines that answer all night; where empty, the emergency number does."""
    kinds = (*LINES, "crisis_line")
    return [s for s in help_there.services if s.kind in kinds and s.open_all_night]


def night_line(
    help_there: CountryHelp | None, international: CountryHelp, language: str
) -> HelpService | None:
    """The line for every sheet: for thoughts of dying, open all night, and never for adults alone.

    A crisis line before a child line, a telephone before the rest, a line that an adult may call
    before one for children, the reader’s language before others. None where nobody is known to
    answer all night: then the emergency number stands alone.
    """
    plain = _plain(language)
    open_lines = (
        s
        for s in open_all_night(help_there or international)
        if s.kind in ("crisis_line", "child_helpline") and s.serves("young_person")
    )
    return min(
        open_lines,
        key=lambda s: (
            s.kind != "crisis_line",
            s.contact != "call",
            s.for_child,
            plain not in s.languages,
        ),
        default=None,
    )


def is_foreign_language(help_there: CountryHelp | None, language: str) -> bool:
    """Whether the reader’s language is none of the country’s; False where no country is known."""
    return help_there is not None and _plain(language) not in help_there.languages


def _lines(
    help_there: CountryHelp,
    audience: Reader,
    language: str,
    needs: frozenset[Kind],
    *,
    adults: bool,
) -> list[HelpService]:
    """The lines to talk to: the first one, the others, and crisis lines where needed."""
    groups = [LINES, ("crisis_line",)] if "crisis_line" in needs else [LINES]
    first = first_line(help_there, audience, language)
    found = [first] if first else []
    for kinds in groups:
        fitting = (s for s in help_there.services if s.kind in kinds and _fits(s, audience))
        shown = (s for s in fitting if adults or not s.adults_only)
        found += _sorted(shown, audience, language)
    if audience == "young_person":  # many young people would rather write than call
        found.sort(key=lambda service: service.contact not in ("chat", "text"))
    return list(dict.fromkeys(found))


def _by_hours(lines: Sequence[HelpService], audience: Reader, language: str) -> list[HelpService]:
    """Telephones that answer day and night, then the longest hours, then unknown ones, then pages.

    The very first is a telephone for the reader, not one for their child alone; but none of
    unknown hours before one that is open all night. Among equals a line for the young comes before
    one for adults only, and then the reader’s language first; else they stay as they were.
    """
    plain = _plain(language)

    def place(one: HelpService) -> tuple[bool | float, ...]:
        theirs = (not one.serves(audience) and one.for_child, one.adults_only)
        late = (not one.answers_day_and_night, one.contact == "web", not one.open_all_night)
        return (*late, -one.hours_a_week, *theirs, plain not in one.languages)

    found = sorted(lines, key=place)
    own = (
        one
        for one in found
        if one.contact == "call"
        and (one.serves(audience) or not one.for_child)
        and (one.hours or not found[0].open_all_night)
    )
    return list(dict.fromkeys([*islice(own, 1), *found]))


def _on_top(
    kind: Kind, here: CountryHelp, international: CountryHelp, audience: Reader, language: str
) -> list[HelpService]:
    """The country’s services of a kind, then the world’s where they add something.

    Take It Down works beside any country’s own service; the finder of hotlines is only of use
    where the country has none.
    """
    own = _sorted((s for s in here.services if s.kind == kind), audience, language)
    world = [s for s in international.services if s.kind == kind]
    return [*own, *world] if kind == "image_removal" or not own else own


def _fits(service: HelpService, audience: Reader) -> bool:
    """Whether to show it: it serves the reader, or an adult’s child."""
    return service.serves(audience) or (audience != "young_person" and service.for_child)


def _sorted(services: Iterable[HelpService], audience: Reader, language: str) -> list[HelpService]:
    """Those that serve the reader before those for their child, the reader’s language first.

    Lines for adults only come after those that are there for the young as well.
    """
    plain = _plain(language)
    return sorted(
        services,
        key=lambda s: (not s.serves(audience), s.adults_only, plain not in s.languages),
    )


def _plain(language: str) -> str:
    """The language of a tag as the data writes it: fr for fr-BE, no for both Norwegian forms."""
    plain = language.split("-")[0].lower()
    return "no" if plain in ("nb", "nn") else plain
