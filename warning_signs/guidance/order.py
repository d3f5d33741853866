"""The order of a plan, its numbers and its times. Pure; the order itself is data: advice.yaml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from warning_signs.assessment.case import Case
from warning_signs.content.models.advice import HORIZONS, AdviceCatalogue, Order
from warning_signs.guidance.advise import Step


def in_order(order: Order, case: Case, steps: Mapping[str, Step]) -> list[Step]:
    """Return `steps`, by id, in the order of the plan: danger, what teachers do next, the rest."""
    ids = [id_ for group in order.danger if group.when.holds(case) for id_ in group.advice]
    if case.questionnaire.audience == "teacher":
        ids += order.teacher
    return [steps[id_] for id_ in dict.fromkeys((*ids, *steps)) if id_ in steps]


def join_lines(catalogue: AdviceCatalogue, steps: Sequence[Step], numbered: int) -> list[Step]:
    """Return at most `numbered` steps; others become lines of them, or are left out, last first."""
    joins = {advice.id: advice.joins for advice in catalogue.advice}
    hosts = {step.id: step for step in steps}
    joined: dict[str, list[Step]] = {}
    own: list[Step] = []
    for step in steps:
        host = next((id_ for id_ in joins.get(step.id, ()) if id_ in hosts), None)
        if host:
            joined.setdefault(host, []).append(step)
        else:
            own.append(step)
    return [replace(step, joined=tuple(joined.get(step.id, ()))) for step in own[:numbered]]


def in_time(steps: Iterable[Step], most_now: int) -> tuple[Step, ...]:
    """Return the steps with horizons that never go back, at most `most_now` of them “now”."""
    found: list[Step] = []
    soonest = 0
    for number, step in enumerate(steps, start=1):
        soonest = max(soonest, HORIZONS.index(step.horizon), int(number > most_now))
        found.append(replace(step, horizon=HORIZONS[soonest]))
    return tuple(found)
