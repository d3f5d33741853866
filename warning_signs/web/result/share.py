"""A result as a few lines of text, to send to somebody who helps."""

from collections.abc import Callable, Iterable

from warning_signs.content.models.helplines.helpline import LINES, Helpline
from warning_signs.content.models.text import Text
from warning_signs.guidance.plan import Plan

TELLING_NOTHING = ("emergency", *LINES)
"""The kinds of helplines that every result names."""


def text_to_share(plan: Plan, helplines: Iterable[Helpline], t: Callable[[Text], str]) -> str:
    """Return a plan line by line, then whom to call; `t` puts texts into the reader’s language.

    Without sensitive steps, since anybody may read a message.
    """
    told = (step for step in plan.steps if not step.sensitive)
    steps = (f"{number}. {t(step.title)}" for number, step in enumerate(told, start=1))
    lines = (
        f"{one.name} {one.phone}"
        for one in helplines
        if one.dial and one.kind in TELLING_NOTHING and not one.adults_only
    )
    return "\n".join((*steps, "", *lines))
