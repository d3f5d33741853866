"""The advice catalogue: next steps, the conditions on which each is shown, and their order."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.conditions.advice_only import ToDo
from warning_signs.content.models.conditions.parse import ConditionField
from warning_signs.content.models.helplines import Kind
from warning_signs.content.models.text import Text

DANGER = "danger"
"""The stage of advice that stands on top of a result where a child is in danger."""

Horizon = Literal["now", "today", "this_week", "later"]


class Recommendation(ContentModel):
    """One of the sixteen recommendations of the source document (G1–G4, C1–C12).

    `today` says how practice has changed since 2013.
    """

    id: Id
    title: Text
    text: Text
    today: Text | None = None


class OnSheet(ContentModel):
    """What a sheet to hand over shows in place of a sensitive variant; never another variant.

    It reveals nothing, and allows nothing that the screen forbids. Stage and horizon are those of
    the variant, so that it never comes later than on the screen.
    """

    title: Text
    why: Text
    text: Text
    steps: tuple[Text, ...]
    """One short sentence each; an empty list where it has none."""


class LinesOnSheet(ContentModel):
    """What a sheet to hand over shows in place of the steps of a sensitive part."""

    steps: tuple[Text, ...]


class Part(ContentModel):
    """Further steps that are added when their condition holds."""

    when: ConditionField
    """When its steps are added."""
    steps: tuple[Text, ...]
    """One short sentence each."""
    sensitive: bool = False
    """Left off the printed sheet unless the reader includes it."""
    on_sheet: LinesOnSheet | None = None
    """Of a sensitive part: what the sheet shows in its place; without it, nothing."""


class Variant(ContentModel):
    """Replaces what it names when its condition holds; only the first that holds is used."""

    when: ConditionField
    """When it is used."""
    title: Text | None = None
    why: Text | None = None
    text: Text | None = None
    steps: tuple[Text, ...] | None = None
    stage: Id | None = None
    horizon: Horizon | None = None
    sensitive: bool | None = None
    """Left off the printed sheet unless the reader includes it; `on_sheet` stands in its place."""
    on_sheet: OnSheet | None = None
    """Of a sensitive variant: what the sheet shows, and never another variant."""


class Advice(ContentModel):
    """One next step."""

    id: Id
    """Its name for ever. With the id of built-in advice, it replaces that."""
    stage: Id
    """Its place on the page: one of the list on top of the built-in advice.yaml."""
    horizon: Horizon
    """How soon; it never goes back along the stages."""
    recommendations: tuple[Id, ...] = ()
    """Numbers of the source document that it carries out, such as C6."""
    sources: tuple[str, ...] = ()
    """Sources of today’s practice."""
    sensitive: bool = False
    """Left off the printed sheet unless the reader includes it: it reveals what can hurt."""
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
        """The questions for which there is a step when they are not in place."""
        parts = (part.when for advice in self.advice for part in advice.parts)
        conditions = (*(advice.when for advice in self.advice), *parts)
        inside = (one for condition in conditions for one in condition.walk())
        return frozenset(one.root for one in inside if isinstance(one, ToDo))

    def recommendation(self, number: str) -> Recommendation:
        """Return the recommendation with this number, for example “C6”."""
        return next(one for one in self.recommendations if one.id == number)

    def with_overrides(self, own: Iterable[Advice]) -> "AdviceCatalogue":
        """Return the catalogue with a site’s `own` advice: it replaces by id, or comes last."""
        advice = {one.id: one for one in self.advice} | {one.id: one for one in own}
        return self.model_copy(update={"advice": tuple(advice.values())})


class AdviceOverrides(ContentModel):
    """The advice of a site; stages and recommendations are the same on every site."""

    advice: tuple[Advice, ...]
