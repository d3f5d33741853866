"""A result as a few lines of text, to send to somebody who helps."""

from collections.abc import Callable

from warning_signs.content.models.text import Text
from warning_signs.web.result.result import Result


def text_to_share(result: Result, t: Callable[[Text], str]) -> str:
    """Return the plan line by line, then whom to call; `t` puts texts into the reader’s language.

    `result` is the one to hand over: a message may be read by anybody.
    """
    steps = (f"{number}. {t(step.title)}" for number, step in enumerate(result.plan.steps, start=1))
    lines = (f"{one.name} {one.phone or one.url}" for one in result.helplines if one.dial)
    return "\n".join((*steps, "", *lines))
