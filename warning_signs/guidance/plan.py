"""From an assessment to a plan: the line on top, and numbered steps. Pure; data: advice/."""

from dataclasses import dataclass, replace
from typing import Literal

from warning_signs.assessment.case import Case
from warning_signs.content.models.advice import AdviceCatalogue, Tool, Verdict
from warning_signs.content.models.questionnaire import SAFETY_QUESTION
from warning_signs.guidance.advise import Outcome, Step, advise
from warning_signs.guidance.order import as_lines, in_order, in_time

Edition = Literal["everything", "to_hand_over"]
"""Everything: the screen and the sheet “for me”. To hand over: nothing that reveals a sensitive
answer, and in its place the words that the catalogue has for that sheet."""


@dataclass(frozen=True)
class Plan:
    """What somebody does, in its order.

    verdict: the line on top; reasons: ids of the questions whose answers led to it; call: the
    advice to call a helpline, which is a button and has no number; steps: the numbered ones, the
    first three of which stand on the first card.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    call: Step | None
    steps: tuple[Step, ...]

    @property
    def every_step(self) -> tuple[Step, ...]:
        """All advice in page order: each step, followed by those that are lines of it."""
        call = (self.call,) if self.call else ()
        return (*call, *(one for step in self.steps for one in (step, *step.joined)))

    @property
    def tools(self) -> frozenset[Tool]:
        """What its numbered steps open; a line of another step opens nothing."""
        return frozenset(step.tool for step in self.steps if step.tool)

    @property
    def look_again_in(self) -> int:
        """In how many days to look again, as its words say."""
        return next((step.days for step in self.every_step if step.days), TWO_WEEKS)


TWO_WEEKS = 14
"""Days until a second look where a site’s own advice names none."""

CALL = "call_helpline"
"""The advice that is a button beside the first steps, and no numbered step."""


def make_plan(
    catalogue: AdviceCatalogue,
    outcome: Outcome,
    *,
    foreign_language: bool = False,
    country: str | None = None,
    edition: Edition = "everything",
) -> Plan:
    """Return the plan for this outcome.

    foreign_language: the reader’s language is none of the chosen country’s; country: its code;
    edition: who reads it.
    """
    to_hand_over = edition == "to_hand_over"
    case = outcome.case.knowing(foreign_language=foreign_language, country=country)
    here = replace(outcome, case=case)
    verdict = _verdict(catalogue, case, to_hand_over=to_hand_over)
    steps = {step.id: step for step in advise(catalogue, here, redacted=to_hand_over)}
    call = steps.pop(CALL, None)
    ordered = in_order(catalogue.order, case, steps)
    most = catalogue.order.most_numbered(case, len(ordered))
    numbered = as_lines(catalogue.order, case, ordered, most)
    return Plan(
        verdict=verdict,
        reasons=_reasons(verdict, here),
        call=call,
        steps=in_time(numbered, catalogue.order.now),
    )


def _verdict(catalogue: AdviceCatalogue, case: Case, *, to_hand_over: bool) -> Verdict:
    """The first line on top that holds; on a sheet to hand over, no sensitive one."""
    return next(
        one
        for one in catalogue.verdicts
        if one.when.holds(case) and not (to_hand_over and one.sensitive)
    )


def _reasons(verdict: Verdict, outcome: Outcome) -> tuple[str, ...]:
    """The answers behind the line on top, or behind the level if no answer alone is.

    What is dangerous is among them, whatever the line speaks of: red flags, and a wish to die.
    """
    case = outcome.case
    found = frozenset(verdict.when.reasons(case) or outcome.reasons).union(*case.flags.values())
    feared = case.answers.keys() & {SAFETY_QUESTION}
    return case.questionnaire.in_page_order(found | feared)
