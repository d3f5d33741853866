"""What the steps of a result open: the guides, the letter or the service that fits this case."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warning_signs.assessment.case import Case
from warning_signs.content.content import Content
from warning_signs.content.models.advice import Horizon, Tool
from warning_signs.content.models.helplines.helpline import Helpline, Kind
from warning_signs.content.models.platforms import CHANNELS_QUESTION, Channel
from warning_signs.content.models.text import Text
from warning_signs.guidance.advise import Step
from warning_signs.guidance.plan import Plan
from warning_signs.letters.compose import names

AUTHORITY: Kind = "school_authority"
"""Whoever is above the school: the letter to them, beside which stands their page."""

CRISIS: Kind = "crisis_line"
"""Whom a step about dying needs."""

SOON: frozenset[Horizon] = frozenset({"now", "today"})
"""When the police are called; later than that they are written to or visited."""


class Opens(NamedTuple):
    """What one step opens. It is part of the key of the step’s HTML, so it is all that this shows.

    tool: None where it opens nothing but a call; guides: the kinds of guides for what was ticked;
    letter: to whom, and name: what it is called; call: the telephone of the police, the emergency
    number or a crisis line;
    lines: the services that take pictures down, or that hear a complaint about a school.
    """

    tool: Tool | None
    guides: tuple[Channel, ...] = ()
    letter: str | None = None
    name: Text | None = None
    call: Helpline | None = None
    lines: tuple[Helpline, ...] = ()


def find_opens(
    content: Content,
    plan: Plan,
    case: Case,
    helplines: Sequence[Helpline],
    on_card: Sequence[Helpline],
) -> dict[str, Opens]:
    """Return what each step opens, by its id; a letter that does not fit the case is left out.

    helplines: the emergency number first; on_card: those that the first card has a button for.
    """
    call = _police(case, helplines)
    shown = call and call not in on_card
    pages = [one for one in helplines if one.url]
    found = {
        step.id: opens._replace(call=call) if shown and _calls_the_police(step) else opens
        for step in plan.steps
        for opens in _opens(content, step, case, pages)
    }
    return found | _crisis_line(plan, helplines, on_card)


def _crisis_line(
    plan: Plan, helplines: Sequence[Helpline], on_card: Sequence[Helpline]
) -> dict[str, Opens]:
    """A crisis line beside the step that is for nothing else, where the card has none."""
    lines = [one for one in helplines if one.kind == CRISIS]
    if not lines or any(one in on_card for one in lines):
        return {}
    opened = Opens(None, call=lines[0])
    return {step.id: opened for step in plan.steps if step.services == (CRISIS,)}


def _police(case: Case, helplines: Sequence[Helpline]) -> Helpline | None:
    """The telephone of the police that is known there; else, in danger, the emergency number."""
    known = (one for one in helplines if one.kind == "police_portal" and one.contact == "call")
    return next(known, helplines[0] if case.level == "urgent" else None)


def _calls_the_police(step: Step) -> bool:
    return step.letter == "police" and step.horizon in SOON


def _opens(content: Content, step: Step, case: Case, pages: Sequence[Helpline]) -> Iterator[Opens]:
    if step.tool == "letter":
        letter = content.letters.get(step.letter or "")
        if letter and letter.offered_when.holds(case):
            authority = _of_kind(AUTHORITY, pages)[:1] if letter.id == AUTHORITY else ()
            name = names(letter, case).short
            yield Opens("letter", letter=letter.id, name=name, lines=authority)
    elif step.tool == "guide":
        channels = case.values(CHANNELS_QUESTION)
        yield Opens("guide", guides=tuple(content.guides.of_channels(channels)))
    elif step.tool == "removal":
        yield Opens("removal", lines=_of_kind("image_removal", pages))
    elif step.tool:
        yield Opens(step.tool)


def _of_kind(kind: Kind, pages: Sequence[Helpline]) -> tuple[Helpline, ...]:
    return tuple(one for one in pages if one.kind == kind)
