"""Conditions made of other conditions: a name, any, all, not, and what is always or never true."""

from typing import Annotated, ClassVar

from pydantic import Field

from warning_signs.content.models.base import content_class
from warning_signs.content.models.conditions.base import (
    NO_ANSWER,
    CaseView,
    Condition,
    Context,
    Reasons,
    reasons_if,
)


@content_class
class Constant(Condition):
    """True or false whatever was answered. Content writes “always”; “never” only results."""

    kind = "constant"

    root: bool

    def reasons(self, _case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        return reasons_if(self.root)

    def simplify(self, _context: Context) -> Condition:
        """Nothing is simpler."""
        return self


ALWAYS = Constant(True)
NEVER = Constant(False)


@content_class
class Named(Condition):
    """The condition that rules.yaml defines under this name."""

    kind = "named"

    name: str

    def holds(self, case: CaseView) -> bool:
        """Whether what the name stands for holds."""
        return case.named_reasons(self.name) is not None

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons are those of what the name stands for."""
        return case.named_reasons(self.name)

    def simplify(self, context: Context) -> Condition:
        """Put what the name stands for in its place, unless it stays a name."""
        meaning = context.definitions[self.name].simplify(context)
        keep = self.name in context.keep_names and not isinstance(meaning, Constant)
        return self if keep else meaning


@content_class
class Combined(Condition):
    """Several conditions as one."""

    root: Annotated[tuple[Condition, ...], Field(min_length=1)]

    decisive: ClassVar[Constant]
    """The constant that decides the whole when it stands inside."""
    neutral: ClassVar[Constant]
    """The constant that changes nothing inside."""

    @property
    def inside(self) -> tuple[Condition, ...]:
        """The conditions of the list."""
        return self.root

    def simplify(self, context: Context) -> Condition:
        """Flatten nested lists of one kind, and leave out what changes nothing."""
        parts: dict[Condition, None] = {}
        for one in (condition.simplify(context) for condition in self.root):
            parts |= dict.fromkeys(one.inside if type(one) is type(self) else (one,))
        if self.decisive in parts:
            return self.decisive
        left = tuple(one for one in parts if one != self.neutral) or (self.neutral,)
        return left[0] if len(left) == 1 else type(self)(left)


@content_class
class AnyOf(Combined):
    """One of these holds."""

    kind = "any"
    decisive, neutral = ALWAYS, NEVER

    def holds(self, case: CaseView) -> bool:
        """Whether one of them holds."""
        for one in self.root:  # noqa: SIM110 - any() takes twice as long for so few
            if one.holds(case):
                return True
        return False

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons of all that hold, together."""
        found = [why for one in self.root if (why := one.reasons(case)) is not None]
        return NO_ANSWER.union(*found) if found else None


@content_class
class AllOf(Combined):
    """Every one of these holds."""

    kind = "all"
    decisive, neutral = NEVER, ALWAYS

    def holds(self, case: CaseView) -> bool:
        """Whether all of them hold."""
        for one in self.root:  # noqa: SIM110
            if not one.holds(case):
                return False
        return True

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons of all, together."""
        found: list[Reasons] = []
        for one in self.root:
            why = one.reasons(case)
            if why is None:
                return None
            found.append(why)
        return NO_ANSWER.union(*found)


@content_class
class Not(Condition):
    """The condition inside does not hold."""

    kind = "not"

    root: Condition

    @property
    def inside(self) -> tuple[Condition, ...]:
        """The condition that must not hold."""
        return (self.root,)

    def holds(self, case: CaseView) -> bool:
        """Whether the condition inside does not."""
        return not self.root.holds(case)

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: nothing made the condition inside true."""
        return reasons_if(self.holds(case))

    def simplify(self, context: Context) -> Condition:
        """Two of them one inside the other are none."""
        inside = self.root.simplify(context)
        if isinstance(inside, Constant):
            return NEVER if inside.root else ALWAYS
        return inside.root if isinstance(inside, Not) else Not(inside)
