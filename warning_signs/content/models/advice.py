"""The advice catalogue: next steps, the conditions on which each is shown, and their order."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.condition import ConditionField
from warning_signs.content.models.helplines import Kind
from warning_signs.content.models.text import Text

Horizon = Literal["now", "today", "this_week", "later"]


class Recommendation(ContentModel):
    """One of the sixteen recommendations of the source document (G1–G4, C1–C12).

    `today` says where practice has moved on since 2013.
    """

    id: Id
    title: Text
    text: Text
    today: Text | None = None


class OnSheet(ContentModel):
    """What a sheet to hand over has in place of a sensitive variant, instead of any other variant.

    It gives nothing away, and allows nothing that the screen forbids. Place and time are those of
    the variant, so that it is never later than on the screen.
    """

    title: Text
    why: Text
    text: Text
    steps: tuple[Text, ...]
    """One short sentence each; an empty list where it has none."""


class LinesOnSheet(ContentModel):
    """What a sheet to hand over has in place of the steps of a sensitive part."""

    steps: tuple[Text, ...]


class Part(ContentModel):
    """Further steps that are added when their condition holds."""

    when: ConditionField
    """When its steps are added."""
    steps: tuple[Text, ...]
    """One short sentence each."""
    sensitive: bool = False
    """Left off the printed sheet unless ticked in."""
    on_sheet: LinesOnSheet | None = None
    """Of a sensitive part: what stands on the sheet in its place; without it, nothing does."""


class Variant(ContentModel):
    """Replaces what it names when its condition holds; the first that holds is taken."""

    when: ConditionField
    """When it is taken."""
    title: Text | None = None
    why: Text | None = None
    text: Text | None = None
    steps: tuple[Text, ...] | None = None
    stage: Id | None = None
    horizon: Horizon | None = None
    sensitive: bool | None = None
    """Left off the printed sheet unless ticked in; `on_sheet` stands in its place."""
    on_sheet: OnSheet | None = None
    """Of a sensitive variant: what stands on the sheet. Another variant never does."""


class Advice(ContentModel):
    """One next step."""

    id: Id
    """Its name for ever. With the id of one of ours it replaces that."""
    stage: Id
    """Its place on the page: one of the list on top of our advice.yaml."""
    horizon: Horizon
    """How soon; it never goes back along the stages."""
    recommendations: tuple[Id, ...] = ()
    """Numbers of the source document that it carries out, such as C6."""
    sources: tuple[str, ...] = ()
    """Where today’s practice comes from."""
    sensitive: bool = False
    """Left off the printed sheet unless ticked in, since it reveals an answer that can hurt."""
    sensitive_when: ConditionField | None = None
    """When it is sensitive, if only in some cases."""
    services: tuple[Kind, ...] = ()
    """The kinds of help that it calls for; the result shows them because of it."""
    when: ConditionField
    """When it is shown."""
    title: Text
    """What to do, in a few words."""
    why: Text
    """The reason it is shown, in one honest sentence."""
    text: Text
    """How to do it."""
    steps: tuple[Text, ...] = ()
    """One short sentence each."""
    variants: tuple[Variant, ...] = ()
    """Other words for some cases; the first whose condition holds replaces what it names."""
    parts: tuple[Part, ...] = ()
    """Further steps for some cases; every part whose condition holds adds its own."""
    conflicts: tuple[Id, ...] = ()
    """Advice that must never stand beside it."""


class AdviceCatalogue(ContentModel):
    """All advice. `stages` is the order on the page; within a stage the order of the file holds."""

    stages: tuple[Id, ...]
    recommendations: tuple[Recommendation, ...]
    advice: tuple[Advice, ...]

    @cached_property
    def steps_for(self) -> frozenset[str]:
        """The questions for which there is a step where they are not in place."""
        conditions = [one.when for advice in self.advice for one in (advice, *advice.parts)]
        inside = (one for condition in conditions for one in condition.walk())
        return frozenset(one.argument for one in inside if one.kind == "to_do")

    def recommendation(self, number: str) -> Recommendation:
        """The recommendation with this number, for example “C6”."""
        return next(one for one in self.recommendations if one.id == number)

    def with_overrides(self, own: Iterable[Advice]) -> "AdviceCatalogue":
        """The same with a site’s `own` advice: in the place of ours with the same id, or last."""
        advice = {one.id: one for one in self.advice} | {one.id: one for one in own}
        return self.model_copy(update={"advice": tuple(advice.values())})


class AdviceOverrides(ContentModel):
    """The advice of a site’s own folder; stages and recommendations are the same on every site."""

    advice: tuple[Advice, ...]
