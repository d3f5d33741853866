"""The order of a plan: what comes first, what has another place, and what becomes a line."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.conditions.base import CaseView
from warning_signs.content.models.conditions.parse import ConditionField
from warning_signs.content.models.helplines.helpline import Kind, Matter


class DangerGroup(ContentModel):
    """Steps that stand first when its condition holds.

    latest: the place in the plan, counted from 1, at which they stand at the latest; without it,
    they follow the groups before.
    """

    when: ConditionField
    advice: tuple[Id, ...]
    latest: int | None = None


class Move(ContentModel):
    """A step that has another place when its condition holds: right after the last of `after`, or
    right after the danger where that is empty; `as_line`: it becomes a line of that step.
    """

    advice: Id
    when: ConditionField
    after: tuple[Id, ...]
    as_line: bool = False


class Fewer(ContentModel):
    """How many steps have a number when it holds, whatever the level."""

    when: ConditionField
    numbered: int


class Button(ContentModel):
    """A kind of helpline that has a button beside the first line to call when it holds."""

    kind: Kind
    when: ConditionField


class Order(ContentModel):
    """The order of a plan.

    danger: the groups whose condition holds come first, in their order, each step once; then: all
    advice in its order, for what is not placed yet; moved: what has another place in some cases,
    never among the danger; several moves of one step count together.

    numbered: how many steps have a number at each level; fewer: and where it is less; now: how many
    are due “now” at most.
    lines: advice that is a line of another’s step, by id: of the first of these that is shown;
    lines_if_full: the same where there are more steps than have a number, in the order in which
    they give way. buttons: whom else the first card lets call, in this order. only_for: where
    services for one matter alone are shown.
    """

    numbered: Mapping[str, int]
    fewer: Fewer | None = None
    now: int
    danger: tuple[DangerGroup, ...]
    then: tuple[Id, ...]
    moved: tuple[Move, ...]
    lines: Mapping[str, tuple[Id, ...]]
    lines_if_full: Mapping[str, tuple[Id, ...]]
    buttons: tuple[Button, ...] = ()
    only_for: Mapping[Matter, ConditionField] = Field(default_factory=dict)

    def most_numbered(self, case: CaseView, called_for: int) -> int:
        """How many of the steps that a case calls for have a number."""
        if self.fewer and self.fewer.when.holds(case):
            return self.fewer.numbered
        return self.numbered.get(case.level, called_for)

    def matters(self, case: CaseView) -> frozenset[Matter]:
        """What this case is about, of all that some services are for alone."""
        return frozenset(matter for matter, when in self.only_for.items() if when.holds(case))

    @cached_property
    def named(self) -> frozenset[str]:
        """The id of every advice that it names."""
        lines = (*self.lines.items(), *self.lines_if_full.items())
        return frozenset(
            (
                *(id_ for group in self.danger for id_ in group.advice),
                *self.then,
                *(id_ for move in self.moved for id_ in (move.advice, *move.after)),
                *(id_ for line, hosts in lines for id_ in (line, *hosts)),
            )
        )
