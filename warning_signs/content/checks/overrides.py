"""Checks of what replaces ours: pages, rules and other advice still have to find in it what they
count on.
"""

from collections.abc import Iterator, Sequence

from warning_signs.content.checks.advice import FILE
from warning_signs.content.models.advice import Advice, AdviceCatalogue, Variant
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.yaml_source import YamlPath

DANGER = "danger"
"""The stage of advice that stands on top of a result where a child is in danger."""

KEPT = ("stage", "horizon", "when", "sensitive", "sensitive_when", "services")
"""What decides whether advice on danger is shown, where, and whether a sheet gives it away."""


def check_replaced_questionnaire(
    ours: Questionnaire, own: Questionnaire
) -> Iterator[tuple[str, YamlPath, str]]:
    """Yield file, path and message where `own` is for other people than `ours` in its place."""
    for key in ("audience", "scored"):
        value = getattr(ours, key)
        if getattr(own, key) != value:
            message = f"The pages that lead to “{ours.id}” count on {key}: {_yaml(value)}. Keep it."
            yield f"{own.id}.yaml", (key,), f"{message} Or give yours another name."


def check_replaced_advice(
    catalogue: AdviceCatalogue, own: Sequence[Advice]
) -> Iterator[tuple[str, YamlPath, str]]:
    """Yield file, path and message where advice on danger would be lost.

    Its words may be others, but it is shown whenever ours is.
    """
    ours = {one.id: one for one in catalogue.advice if one.stage == DANGER}
    for i, one in enumerate(own):
        was = ours.get(one.id, one)
        changed = [key for key in KEPT if getattr(was, key) != getattr(one, key)]
        changed += ["variants with a stage"] if _moves(was) != _moves(one) else []
        if changed:
            message = "This advice is about danger. Give it other words, but keep as they are:"
            yield FILE, ("advice", i), f"{message} {', '.join(changed)}."


def _moves(advice: Advice) -> list[Variant]:
    """When it stands in another stage or at another time, without any words."""
    silent = dict.fromkeys(("title", "why", "text", "steps", "on_sheet"))
    moving = (one for one in advice.variants if one.stage or one.horizon)
    return [one.model_copy(update=silent) for one in moving]


def _yaml(value: str | bool) -> str:
    return str(value).lower()
