"""Checks of advice: its stage, its recommendations and what it hangs on must exist."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .advice import Advice
from .check_conditions import check_condition, listed
from .source import Path_

if TYPE_CHECKING:
    from .load import Content

FILE = "advice.yaml"


def check_advice(content: "Content", advice: Sequence[Advice]) -> Iterator[tuple[str, Path_, str]]:
    """Yield file, path and message of every problem of the `advice` of one file.

    It is all of the content’s advice, or what a site’s own file adds to that.
    """
    ids = [one.id for one in advice]
    for i, one in enumerate(advice):
        if ids.index(one.id) != i:
            yield FILE, ("advice", i, "id"), f"“{one.id}” stands here twice. Keep one."
        for message in (*_names(content, one), *_conditions(content, one)):
            yield FILE, ("advice", i), message


def _names(content: "Content", advice: Advice) -> Iterator[str]:
    catalogue = content.catalogue
    stages = {advice.stage, *(v.stage for v in advice.variants if v.stage)}
    if missing := stages - set(catalogue.stages):
        yield f"{listed(missing)}: no such stage. Use one of: {', '.join(catalogue.stages)}."
    if missing := set(advice.recommendations) - {one.id for one in catalogue.recommendations}:
        yield f"{listed(missing)}: no such recommendation. Check the number."
    if missing := set(advice.conflicts) - {one.id for one in catalogue.advice}:
        yield f"{listed(missing)}: no such advice. Check “conflicts”."


def _conditions(content: "Content", advice: Advice) -> Iterator[str]:
    conditions = [one.when for one in (advice, *advice.variants, *advice.parts)]
    for condition in filter(None, (*conditions, advice.sensitive_when)):
        yield from check_condition(content, condition)
