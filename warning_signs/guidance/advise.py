"""From an assessment to ordered next steps. Pure; texts and conditions: advice/."""

from collections.abc import Iterator
from typing import NamedTuple

from warning_signs.assessment.assess import Assessment
from warning_signs.assessment.case import Case
from warning_signs.assessment.preparedness import Preparedness
from warning_signs.content.models.advice import (
    Advice,
    AdviceCatalogue,
    Horizon,
    OnSheet,
    Part,
    Tool,
    Wording,
)
from warning_signs.content.models.conditions.base import NO_ANSWER
from warning_signs.content.models.helplines.helpline import Kind
from warning_signs.content.models.text import Text

Outcome = Assessment | Preparedness
"""The result of any questionnaire: a level, or what is in place."""


class StepLine(NamedTuple):
    """A line of a step; a `sensitive` one is left off a sheet to hand over."""

    text: Text
    sensitive: bool


class Step(NamedTuple):
    """One next step, as it is shown in this case.

    horizon: when to do it; line: the sentence that is always open; first: its words among the
    first acts; tool and letter: what it opens, and to whom; days: in how many to look again, if it
    says so; reasons: ids of the questions whose answers led to it, in page order; recommendations:
    numbers of those in the source document that it carries out; services: the kinds of helplines
    that it needs; joined: advice that is a line of this step, and has no number of its own.
    """

    id: str
    horizon: Horizon
    title: Text
    line: Text
    first: Text
    how: tuple[StepLine, ...]
    tool: Tool | None
    letter: str | None
    days: int | None
    reasons: tuple[str, ...]
    recommendations: tuple[str, ...]
    sources: tuple[str, ...]
    sensitive: bool
    services: tuple[Kind, ...]
    joined: tuple["Step", ...] = ()

    @property
    def carries_out(self) -> tuple[str, ...]:
        """The numbers of the recommendations that it and its lines carry out, each once."""
        joined = (number for line in self.joined for number in line.recommendations)
        return tuple(dict.fromkeys((*self.recommendations, *joined)))

    @property
    def words(self) -> tuple[str, ...]:
        """What distinguishes its words from those of every other variant, the lines’ words too."""
        how = (line.text.msgid for line in self.how)
        own = (self.id, self.title.msgid, self.line.msgid, self.first.msgid, *how)
        return (*own, *(word for line in self.joined for word in line.words))


def advise(
    catalogue: AdviceCatalogue, outcome: Outcome, *, redacted: bool = False
) -> tuple[Step, ...]:
    """Return all advice that this case calls for, in the order of the catalogue’s `then`.

    outcome: its case knows the country, and whether the reader’s language is foreign there.
    redacted: for a sheet that others read: nothing that reveals a sensitive answer, and in its
    place the words that the catalogue has for the sheet.
    """
    steps = (
        _step(advice, outcome, redacted=redacted)
        for advice in catalogue.in_order
        if advice.when.holds(outcome.case)
    )
    return tuple(step for step in steps if step)


def _step(advice: Advice, outcome: Outcome, *, redacted: bool) -> Step | None:
    """Return the step; None where a redacted sheet has nothing in place of a sensitive one."""
    case = outcome.case
    wording = next(one for one in advice.wordings if one.when.holds(case))
    revealing = bool(advice.sensitive_when and advice.sensitive_when.holds(case))
    sensitive = revealing or wording.sensitive
    words: Wording | OnSheet = wording
    if redacted and sensitive:
        # Another variant must never stand in: it may allow what this one forbids.
        if revealing or not wording.on_sheet:
            return None
        words, sensitive = wording.on_sheet, False
    lines = [StepLine(text, sensitive) for text in words.how]
    lines += _added(advice, case, sensitive=sensitive, redacted=redacted)
    return Step(
        id=advice.id,
        horizon=wording.horizon,
        title=words.title,
        line=words.line,
        first=words.title if isinstance(words, OnSheet) else words.first,
        how=tuple(lines),
        tool=wording.tool,
        letter=wording.letter,
        days=wording.days,
        reasons=_reasons(advice, wording, outcome),
        recommendations=advice.recommendations,
        sources=advice.sources,
        sensitive=sensitive,
        services=wording.services,
    )


def _added(advice: Advice, case: Case, *, sensitive: bool, redacted: bool) -> Iterator[StepLine]:
    """Yield the lines of every part whose condition holds."""
    for part in advice.parts:
        if not part.when.holds(case):
            continue
        if redacted and part.sensitive:
            yield from (StepLine(text, sensitive=False) for text in _instead_of(part))
        else:
            yield from (StepLine(text, sensitive or part.sensitive) for text in part.how)


def _instead_of(part: Part) -> tuple[Text, ...]:
    return part.on_sheet.how if part.on_sheet else ()


def _reasons(advice: Advice, wording: Wording, outcome: Outcome) -> tuple[str, ...]:
    """Return the questions behind the step; those behind the level if that is the only reason."""
    case = outcome.case
    found = (advice.when.reasons(case) or NO_ANSWER) | (wording.when.reasons(case) or NO_ANSWER)
    if not found:
        return outcome.reasons
    return case.questionnaire.in_page_order(found)
