"""The first card of a result: what it is, why, whom to call, and the first acts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from warning_signs.assessment.case import Case
from warning_signs.content.models.helplines.helpline import LINES, Helpline, Kind
from warning_signs.content.models.order import Order
from warning_signs.content.models.text import Text
from warning_signs.guidance.advise import Step
from warning_signs.guidance.horizons import NumberedStep
from warning_signs.guidance.plan import Edition, Plan
from warning_signs.guidance.whom_to_call import day_and_night_first

ACTS = 3
"""How many steps stand on the first card."""

CALLS = 3
"""How many buttons at most: one main button and two more."""

DANGER = "immediate_danger"
"""The advice to call the emergency number, which then is the main button."""

ASK, FEARED = "ask_about_self_harm", "running_away"
"""The advice about dying, and the advice for whoever fears for the child’s life."""


def fears_for_a_life(plan: Plan) -> bool:
    """Whether somebody may want to die, or is told to: not where they are only to be asked."""
    soon = {step.id for step in plan.steps[:ACTS]}
    return any(step.id == FEARED for step in plan.every_step) or {DANGER, ASK} <= soon


def beside_the_first(order: Order, case: Case, edition: Edition) -> tuple[Kind, ...]:
    """What kinds of lines have the next buttons.

    None on a sheet to hand over, where each would give away what was answered.
    """
    if edition == "to_hand_over":
        return ()
    return tuple(button.kind for button in order.buttons if button.when.holds(case))


@dataclass(frozen=True)
class FirstCard:
    """What stands on the first screen, never folded.

    because: what led here, in short clauses; say: what to tell the child first; calls: the main
    button first, then the others, none where nothing is urgent; acts: the first steps of the plan;
    acts_first: they stand before the buttons; for_a_life: the reader may fear that a child dies.
    """

    verdict: Text
    because: tuple[Text, ...]
    say: Text | None
    calls: tuple[Helpline, ...]
    acts: tuple[Step, ...]
    acts_first: bool
    for_a_life: bool

    @property
    def numbered_acts(self) -> tuple[NumberedStep, ...]:
        """The acts with their numbers in the plan, which begins with them."""
        return tuple(NumberedStep(number, step) for number, step in enumerate(self.acts, 1))


def make_first_card(
    plan: Plan,
    because: tuple[Text, ...],
    helplines: Sequence[Helpline],
    lines: Sequence[Helpline],
    *,
    teacher: bool,
    by_hours: tuple[Sequence[Kind], str] | None,
) -> FirstCard:
    """Return the card of a plan; `lines` are whom to call first of `helplines`, the best one first.

    by_hours: the kinds that the case needs and the reader’s language, to sort the buttons with;
    None where the helplines are sorted by hours already.

    Who has something to say to the child first does that before calling, and a teacher begins with
    the school's own procedure; where a life is in danger, the number to call is always first. It is
    a button too where somebody may stand at the door.
    """
    in_danger = any(step.id == DANGER for step in plan.steps)
    wanted = [helplines[0]] if in_danger or plan.verdict.emergency else []
    wanted += list(lines) if plan.call or in_danger else []
    calls = _with_one_at_night(list(dict.fromkeys(wanted)), helplines)
    return FirstCard(
        verdict=plan.verdict.title,
        because=because,
        say=plan.verdict.say,
        calls=day_and_night_first(calls, *by_hours) if by_hours else calls,
        acts=plan.steps[:ACTS],
        acts_first=not in_danger and (teacher or plan.verdict.say is not None),
        for_a_life=fears_for_a_life(plan),
    )


def _with_one_at_night(
    calls: list[Helpline], helplines: Sequence[Helpline]
) -> tuple[Helpline, ...]:
    """The buttons; where none is answered day and night, the last is one that is.

    That is a line to talk to, or else the emergency number.
    """
    kept = calls[:CALLS]
    if not kept or any(one.open_day_and_night for one in kept):
        return tuple(kept)
    open_lines = (one for one in helplines if one.kind in LINES and one.answers_day_and_night)
    return (*kept[: CALLS - 1], next(open_lines, helplines[0]))
