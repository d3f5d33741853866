"""The numbered steps of a plan below its first card, grouped by when they are due. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from warning_signs.content.models.advice import Horizon
from warning_signs.guidance.advise import Step


class NumberedStep(NamedTuple):
    """A step and its number in the whole plan, from 1."""

    number: int
    step: Step


@dataclass(frozen=True)
class HorizonGroup:
    """Steps that are due at the same time."""

    horizon: Horizon
    steps: tuple[NumberedStep, ...]


def group_by_horizon(steps: Sequence[Step], start: int) -> tuple[HorizonGroup, ...]:
    """Return the steps in groups, in their order; `start` is the number of the first.

    The horizons of a plan never go back, so each has one group.
    """
    numbered = (NumberedStep(number, step) for number, step in enumerate(steps, start))
    return tuple(
        HorizonGroup(horizon, tuple(inside))
        for horizon, inside in groupby(numbered, key=lambda one: one.step.horizon)
    )
