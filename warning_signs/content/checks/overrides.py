"""Checks of site overrides: a replacement must keep what built-in pages, rules and advice need."""

from collections.abc import Iterator, Sequence

from warning_signs.content.checks.advice import OWN
from warning_signs.content.models.advice import Advice, AdviceCatalogue, Variant
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.yaml_source import Finding

MUST_STAY = ("horizon", "when", "sensitive", "sensitive_when", "services")
"""What decides whether advice on danger is shown, where, and whether a sheet gives it away."""


def check_replaced_questionnaire(ours: Questionnaire, own: Questionnaire) -> Iterator[Finding]:
    """Yield a finding where `own`, which replaces `ours`, is for other people."""
    for key in ("audience", "scored"):
        value = getattr(ours, key)
        if getattr(own, key) != value:
            message = f"The pages that lead to “{ours.id}” count on {key}: {_yaml(value)}. Keep it."
            yield f"{own.id}.yaml", (key,), f"{message} Or give yours another name."


def check_replaced_advice(catalogue: AdviceCatalogue, own: Sequence[Advice]) -> Iterator[Finding]:
    """Yield a finding where a site’s `own` advice would lose some on danger.

    Its words may change, but it must be shown whenever ours is.
    """
    danger = {id_ for group in catalogue.order.danger for id_ in group.advice}
    ours = {one.id: one for one in catalogue.advice if one.id in danger}
    for i, one in enumerate(own):
        was = ours.get(one.id, one)
        changed = [key for key in MUST_STAY if getattr(was, key) != getattr(one, key)]
        changed += ["variants with a horizon"] if _moves(was) != _moves(one) else []
        if changed:
            message = "This advice is about danger. Give it other words, but keep as they are:"
            yield OWN, ("advice", i), f"{message} {', '.join(changed)}."


def _moves(advice: Advice) -> list[Variant]:
    """Its variants that change the horizon, without their words."""
    silent = dict.fromkeys(("title", "line", "first", "how", "on_sheet"))
    moving = (one for one in advice.variants if one.horizon)
    return [one.model_copy(update=silent) for one in moving]


def _yaml(value: str | bool) -> str:
    return str(value).lower()
