"""The advice catalogue: next steps, the conditions on which each is shown, the lines on top."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.conditions.advice_only import ToDo
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import ALWAYS
from warning_signs.content.models.conditions.parse import ConditionField
from warning_signs.content.models.helplines.helpline import Kind
from warning_signs.content.models.order import Order
from warning_signs.content.models.text import Text

Horizon = Literal["now", "today", "this_week", "later"]
HORIZONS: tuple[Horizon, ...] = get_args(Horizon)

Tool = Literal["evidence", "guide", "letter", "removal", "code", "observer", "language"]
"""What a step opens: the log, a guide to an app, a letter, a service that takes pictures down, the
code for a second look, the questions for another adult, the result in a second language."""


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

    It reveals nothing, and allows nothing that the screen forbids. The horizon is that of the
    variant, so that it never comes later than on the screen.
    """

    title: Text
    line: Text
    how: tuple[Text, ...] = ()
    """One short sentence each."""


class LinesOnSheet(ContentModel):
    """What a sheet to hand over shows in place of the lines of a sensitive part."""

    how: tuple[Text, ...]


class Part(ContentModel):
    """Further lines that are added to `how` when their condition holds."""

    when: ConditionField
    """When its lines are added."""
    how: tuple[Text, ...]
    """One short sentence each."""
    sensitive: bool = False
    """Left off the sheet to hand over."""
    on_sheet: LinesOnSheet | None = None
    """Of a sensitive part: what the sheet shows in its place; without it, nothing."""


class Variant(ContentModel):
    """Replaces what it names when its condition holds; only the first that holds is used."""

    when: ConditionField
    """When it is used."""
    title: Text | None = None
    line: Text | None = None
    first: Text | None = None
    how: tuple[Text, ...] | None = None
    horizon: Horizon | None = None
    tool: Tool | Literal["nothing"] | None = None
    """Another tool; `nothing` where the step opens none in this case."""
    letter: Id | None = None
    days: int | None = None
    services: tuple[Kind, ...] | None = None
    sensitive: bool | None = None
    """Left off the sheet to hand over; `on_sheet` stands in its place."""
    on_sheet: OnSheet | None = None
    """Of a sensitive variant: what the sheet shows, and never another variant."""


class Wording(NamedTuple):
    """A variant, with all that it leaves to the advice filled in."""

    when: Condition
    title: Text
    line: Text
    first: Text
    how: tuple[Text, ...]
    horizon: Horizon
    tool: Tool | None
    letter: str | None
    days: int | None
    services: tuple[Kind, ...]
    sensitive: bool
    on_sheet: OnSheet | None


class Advice(ContentModel):
    """One step of the plan, or a line of another step."""

    id: Id
    """Its name for ever. With the id of built-in advice, it replaces that."""
    horizon: Horizon
    """The soonest that it is due; a plan never goes back in time, so it may come later."""
    recommendations: tuple[Id, ...] = ()
    """Numbers of the source document that it carries out, such as C6."""
    sources: tuple[str, ...] = ()
    """Sources of today’s practice."""
    sensitive: bool = False
    """Left off the sheet to hand over: it reveals what can hurt."""
    sensitive_when: ConditionField | None = None
    """When it is sensitive, if only in some cases."""
    services: tuple[Kind, ...] = ()
    """The kinds of help that it calls for; the result shows them because of it."""
    tool: Tool | None = None
    """What the step opens."""
    letter: Id | None = None
    """Of the tool `letter`: to whom."""
    days: int | None = None
    """Of advice to look again: in how many days, for a calendar."""
    when: ConditionField
    """When it is shown."""
    title: Text
    """What to do, in at most seven words and 48 characters."""
    line: Text
    """The one sentence that is always open and can stand alone: at most 16 words."""
    first: Text | None = None
    """Its words among the first acts on top of a result, at most nine; else its title."""
    how: tuple[Text, ...] = ()
    """How to do it, one short sentence each; at most 60 words in all."""
    variants: tuple[Variant, ...] = ()
    """Other words for some cases; the first whose condition holds replaces what it names."""
    parts: tuple[Part, ...] = ()
    """Further lines for some cases; every part whose condition holds adds its own."""
    conflicts: tuple[Id, ...] = ()
    """Advice that must never stand beside it."""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Its variants, then itself; the first whose condition holds is used."""
        return (*map(self._wording, self.variants), self._wording(Variant(when=ALWAYS)))

    def _wording(self, variant: Variant) -> Wording:
        def chosen(name: str) -> Any:
            own = getattr(variant, name)
            return getattr(self, name) if own is None else own

        title, tool = chosen("title"), chosen("tool")
        return Wording(
            when=variant.when,
            title=title,
            line=chosen("line"),
            # Those of whoever gives the title: another title’s would say something else.
            first=variant.first or (None if variant.title else self.first) or title,
            how=chosen("how"),
            horizon=chosen("horizon"),
            tool=None if tool == "nothing" else tool,
            letter=chosen("letter") if tool == "letter" else None,
            days=chosen("days"),
            services=chosen("services"),
            sensitive=chosen("sensitive"),
            on_sheet=variant.on_sheet,
        )


class Situation(ContentModel):
    """A situation that a reader may be in, with the advice that the page of all advice shows."""

    id: Id
    title: Text
    advice: tuple[Id, ...]


class Verdict(ContentModel):
    """The line on top of a result; the first whose condition holds."""

    id: Id
    when: ConditionField
    title: Text
    sensitive: bool = False
    """A sheet to hand over takes the next that holds and is not sensitive."""
    say: Text | None = None
    """What to tell the child first, in its own words, if that cannot wait."""
    emergency: bool = False
    """The emergency number is a button although no step tells to call it now: somebody may come."""


class OrderFile(ContentModel):
    """advice/order.yaml: the order of a plan, and of the page of all advice."""

    order: Order
    situations: tuple[Situation, ...]


class VerdictsFile(ContentModel):
    """advice/verdicts.yaml: the lines on top of a result."""

    verdicts: tuple[Verdict, ...]


class RecommendationsFile(ContentModel):
    """advice/recommendations.yaml: the recommendations of the source document."""

    recommendations: tuple[Recommendation, ...]


class AdviceFile(ContentModel):
    """One file of advice/steps, or the advice of a site: it adds to ours, or replaces it by id."""

    advice: tuple[Advice, ...]


class AdviceCatalogue(ContentModel):
    """All advice, the order of a plan, and the lines on top of it."""

    order: Order
    verdicts: tuple[Verdict, ...]
    situations: tuple[Situation, ...]
    recommendations: tuple[Recommendation, ...]
    advice: tuple[Advice, ...]

    @cached_property
    def in_order(self) -> tuple[Advice, ...]:
        """All advice in the order of `then`; what it does not name, a site’s own, comes last."""
        place = {id_: place for place, id_ in enumerate(self.order.then)}
        return tuple(sorted(self.advice, key=lambda one: place.get(one.id, len(place))))

    @cached_property
    def small_steps(self) -> Mapping[str, tuple[Text, ...]]:
        """What to do about each thing that is not in place, by the question that asks for it."""
        whole = ((advice.when, (advice.line,)) for advice in self.advice)
        parts = ((part.when, part.how) for advice in self.advice for part in advice.parts)
        return {
            one.root: texts
            for when, texts in (*whole, *parts)
            for one in when.walk()
            if isinstance(one, ToDo)
        }

    def recommendation(self, number: str) -> Recommendation:
        """Return the recommendation with this number, for example “C6”."""
        return next(one for one in self.recommendations if one.id == number)

    def with_overrides(self, own: Iterable[Advice]) -> "AdviceCatalogue":
        """Return the catalogue with a site’s `own` advice: it replaces by id, or comes last."""
        advice = {one.id: one for one in self.advice} | {one.id: one for one in own}
        # No copy: it would keep the order that was found out before
        return AdviceCatalogue(
            order=self.order,
            verdicts=self.verdicts,
            situations=self.situations,
            recommendations=self.recommendations,
            advice=tuple(advice.values()),
        )
