"""From an assessment to ordered next steps. Pure: texts, conditions, order stand in advice.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..assessment.assess import Assessment
from ..assessment.case import Case
from ..assessment.conditions import holds, reasons
from ..assessment.prepare import Preparation
from ..content.advice import Advice, AdviceCatalogue, Variant
from ..content.help import Kind
from ..content.text import Text

Found = Assessment | Preparation
"""What answers amount to: a level where signs were asked about, else what is in place."""


@dataclass(frozen=True)
class Line:
    """One line of a step; a `sensitive` one is left off the printed sheet unless ticked in."""

    text: Text
    sensitive: bool


@dataclass(frozen=True)
class Step:
    """One next step, as it is shown in this case.

    because: ids of the questions whose answers led to it, in page order; horizon: when to do it;
    recommendations: the numbers of the source document that it carries out; services: the kinds
    of help that it calls for.
    """

    id: str
    stage: str
    horizon: str
    title: Text
    text: Text
    lines: tuple[Line, ...]
    why: Text
    because: tuple[str, ...]
    recommendations: tuple[str, ...]
    sources: tuple[str, ...]
    sensitive: bool
    services: tuple[Kind, ...]


def advise(
    catalogue: AdviceCatalogue, found: Found, *, foreign_language: bool = False, plain: bool = False
) -> tuple[Step, ...]:
    """Return the steps to show, in the order of the page.

    `foreign_language`: the reader’s language is not one of the chosen country’s. `plain`: as they
    stand on a sheet that others read: nothing that reveals a sensitive answer, and what is said
    to everybody in place of what is said because of one.
    """
    case = found.case.judged(foreign_language=foreign_language)
    shown = [advice for advice in catalogue.advice if holds(advice.when, case)]
    steps = [_step(advice, case, found, plain=plain) for advice in shown]
    if plain:
        steps = [step for step in steps if not step.sensitive]
    # A stable sort: within a stage the order of the file holds.
    return tuple(sorted(steps, key=lambda step: catalogue.stages.index(step.stage)))


def _step(advice: Advice, case: Case, found: Found, *, plain: bool) -> Step:
    variants = [one for one in advice.variants if not (plain and one.sensitive)]
    variant = next((one for one in variants if holds(one.when, case)), None)
    revealing = advice.sensitive_when and holds(advice.sensitive_when, case)
    sensitive = bool(revealing or _chosen(variant, advice, "sensitive"))
    lines = [Line(text, sensitive) for text in _chosen(variant, advice, "steps")]
    lines += _added(advice, case, sensitive=sensitive)
    return Step(
        id=advice.id,
        stage=_chosen(variant, advice, "stage"),
        horizon=_chosen(variant, advice, "horizon"),
        title=_chosen(variant, advice, "title"),
        text=_chosen(variant, advice, "text"),
        lines=tuple(one for one in lines if not (plain and one.sensitive)),
        why=_chosen(variant, advice, "why"),
        because=_because(advice, variant, case, found),
        recommendations=advice.recommendations,
        sources=advice.sources,
        sensitive=sensitive,
        services=advice.services,
    )


def _added(advice: Advice, case: Case, *, sensitive: bool) -> Iterator[Line]:
    """The lines of every part whose condition holds."""
    for part in advice.parts:
        if holds(part.when, case):
            yield from (Line(text, sensitive or part.sensitive) for text in part.steps)


def _chosen(variant: Variant | None, advice: Advice, name: str) -> Any:
    """The variant’s own value where it has one, else the advice’s."""
    replaced = getattr(variant, name) if variant else None
    return getattr(advice, name) if replaced is None else replaced


def _because(advice: Advice, variant: Variant | None, case: Case, found: Found) -> tuple[str, ...]:
    """The answers behind the step; those behind the level where only the level is the reason."""
    own = reasons(advice.when, case) or frozenset()
    own |= (reasons(variant.when, case) or frozenset()) if variant else frozenset()
    if not own:
        return found.reasons
    return tuple(question for question in case.questionnaire.questions if question in own)
