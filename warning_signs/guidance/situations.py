"""Advice sorted by the situation that a reader is in, for the page of all advice. Pure."""

from collections.abc import Iterator

from warning_signs.content.models.advice import Advice, AdviceCatalogue, Situation


def by_situation(catalogue: AdviceCatalogue) -> Iterator[tuple[Situation | None, list[Advice]]]:
    """Yield each situation with its advice, once; last, under None, what a site added."""
    left = {advice.id: advice for advice in catalogue.advice}
    for situation in catalogue.situations:
        yield situation, [left.pop(one) for one in situation.advice if one in left]
    if left:
        yield None, list(left.values())
