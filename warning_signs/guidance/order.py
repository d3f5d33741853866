"""The order of a plan, its numbers and its times. Pure; the order itself: advice/order.yaml."""

from collections.abc import Iterable, Mapping, Sequence

from warning_signs.assessment.case import Case
from warning_signs.content.models.advice import HORIZONS, Horizon
from warning_signs.content.models.order import DangerGroup, Order
from warning_signs.guidance.advise import Step


def in_order(order: Order, case: Case, steps: Mapping[str, Step]) -> list[Step]:
    """Return `steps`, by id, in the order of the plan: danger first, then the order they have."""
    danger = _danger([group for group in order.danger if group.when.holds(case)], steps)
    ids = [*danger, *(id_ for id_ in steps if id_ not in danger)]
    for advice, after in _moves(order, case).items():
        shown = [id_ for id_ in after if id_ in ids]
        if (shown or not after) and advice in ids[len(danger) :]:
            ids.remove(advice)
            last = max((ids.index(id_) for id_ in shown), default=-1)
            ids.insert(max(len(danger), last + 1), advice)
    return _with_own([steps[id_] for id_ in ids], order, len(danger))


def as_lines(order: Order, case: Case, steps: Sequence[Step], numbered: int) -> list[Step]:
    """Return the steps with a number, at most `numbered`; each other one is a line of one of them.

    Nothing is left out: what no step is named for becomes a line of the step before it.
    """
    own = {step.id: step for step in steps}
    for move in order.moved:
        if move.as_line and move.when.holds(case):
            _join(own, move.advice, move.after)
    for line, hosts in order.lines.items():
        _join(own, line, hosts)
    for line, hosts in order.lines_if_full.items():
        if len(own) > numbered:
            _join(own, line, hosts)
    while len(own) > numbered > 0:
        *_others, host, line = own
        _join(own, line, (host,))
    return list(own.values())


def in_time(steps: Sequence[Step], most_now: int) -> tuple[Step, ...]:
    """Return the steps with horizons that never go back, at most `most_now` of them “now”.

    What stands before something more urgent is as urgent; a line has the horizon of its step.
    """
    found: list[Step] = []
    soonest = len(HORIZONS) - 1
    for number in range(len(steps), 0, -1):
        step = steps[number - 1]
        soonest = min(soonest, HORIZONS.index(step.horizon))
        horizon = HORIZONS[max(soonest, int(number > most_now))]
        found.append(_due(step, horizon))
    return tuple(reversed(found))


def _due(step: Step, horizon: Horizon) -> Step:
    """The step with this horizon, its lines too; most have it already."""
    if step.horizon == horizon and all(line.horizon == horizon for line in step.joined):
        return step
    joined = tuple(line._replace(horizon=horizon) for line in step.joined)
    return step._replace(horizon=horizon, joined=joined)


def _danger(groups: Iterable[DangerGroup], steps: Mapping[str, Step]) -> list[str]:
    """The ids of the steps that stand first, each at its first place."""
    ids: list[str] = []
    for group in groups:
        place = min(len(ids), (group.latest or len(ids) + 1) - 1)
        ids[place:place] = [id_ for id_ in group.advice if id_ in steps and id_ not in ids]
    return ids


def _with_own(steps: list[Step], order: Order, danger: int) -> list[Step]:
    """Put the advice of a site, which no order names, after ours that is due as soon."""
    for own in [step for step in steps if step.id not in order.named]:
        steps.remove(own)
        due = HORIZONS.index(own.horizon)
        later = (place for place, step in enumerate(steps) if HORIZONS.index(step.horizon) > due)
        steps.insert(next((place for place in later if place >= danger), len(steps)), own)
    return steps


def _moves(order: Order, case: Case) -> dict[str, list[str]]:
    """After which steps each advice stands that has another place in this case."""
    moves: dict[str, list[str]] = {}
    for move in order.moved:
        if not move.as_line and move.when.holds(case):
            moves.setdefault(move.advice, []).extend(move.after)
    return moves


def _join(own: dict[str, Step], line: str, hosts: Sequence[str]) -> None:
    """Make a step a line of the first host that is shown; its own lines go along."""
    host = next((id_ for id_ in hosts if id_ in own), None)
    if line in own and host:
        step = own.pop(line)
        lines = (*own[host].joined, step._replace(joined=()), *step.joined)
        own[host] = own[host]._replace(joined=lines)
