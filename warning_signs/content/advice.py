"""The advice catalogue: next steps, the conditions on which each is shown, and their order."""

from collections.abc import Iterable
from typing import Literal

from .base import Frozen, Id
from .condition import ConditionField
from .help import Kind
from .text import Text

Horizon = Literal["now", "today", "this_week", "later"]


class Recommendation(Frozen):
    """One of the sixteen recommendations of the source document (G1–G4, C1–C12).

    `today` says where practice has moved on since 2013.
    """

    id: Id
    title: Text
    text: Text
    today: Text | None = None


class Part(Frozen):
    """Further steps that are added when their condition holds; `sensitive` ones like advice."""

    when: ConditionField
    steps: tuple[Text, ...]
    sensitive: bool = False


class Variant(Frozen):
    """Replaces what it names when its condition holds; the first that holds is taken."""

    when: ConditionField
    title: Text | None = None
    why: Text | None = None
    text: Text | None = None
    steps: tuple[Text, ...] | None = None
    stage: Id | None = None
    horizon: Horizon | None = None
    sensitive: bool | None = None


class Advice(Frozen):
    """One next step. `why` is the reason it is shown; `sources` say where it comes from.

    `sensitive` advice is left off the printed sheet unless ticked in, since it reveals an answer
    that can hurt; `sensitive_when` says so for some cases only. In place of a sensitive variant
    the sheet has the next one that holds. `services` are the kinds of help it calls for.
    `conflicts` names advice that must never stand beside it.
    """

    id: Id
    stage: Id
    horizon: Horizon
    recommendations: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()
    sensitive: bool = False
    sensitive_when: ConditionField | None = None
    services: tuple[Kind, ...] = ()
    when: ConditionField
    title: Text
    why: Text
    text: Text
    steps: tuple[Text, ...] = ()
    variants: tuple[Variant, ...] = ()
    parts: tuple[Part, ...] = ()
    conflicts: tuple[Id, ...] = ()


class AdviceCatalogue(Frozen):
    """All advice. `stages` is the order on the page; within a stage the order of the file holds."""

    stages: tuple[Id, ...]
    recommendations: tuple[Recommendation, ...]
    advice: tuple[Advice, ...]

    def recommendation(self, number: str) -> Recommendation:
        """The recommendation with this number, for example “C6”."""
        return next(one for one in self.recommendations if one.id == number)

    def with_own(self, own: Iterable[Advice]) -> "AdviceCatalogue":
        """The same with a site’s `own` advice: in the place of ours with the same id, or last."""
        advice = {one.id: one for one in self.advice} | {one.id: one for one in own}
        return self.model_copy(update={"advice": tuple(advice.values())})


class OwnAdvice(Frozen):
    """The advice of a site’s own folder; stages and recommendations are the same on every site."""

    advice: tuple[Advice, ...]
