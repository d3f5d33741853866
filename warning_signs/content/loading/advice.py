"""From the files of advice/ to one catalogue: the order, the lines on top, and all steps."""

from warning_signs.content.loading.build import build
from warning_signs.content.models.advice import (
    AdviceCatalogue,
    AdviceFile,
    OrderFile,
    RecommendationsFile,
    VerdictsFile,
)
from warning_signs.content.yaml_source import Problem, Source

STEPS = "advice/steps/"
"""The folder of the steps; each of its files has the form of a site’s own advice.yaml."""


def take_advice(rest: dict[str, Source], problems: list[Problem]) -> AdviceCatalogue | None:
    """Take the files of advice/ out of `rest`. Returns the catalogue; None where one is missing.

    What is wrong is added to `problems`.
    """
    order = build(OrderFile, rest.pop("advice/order.yaml", None), problems)
    verdicts = build(VerdictsFile, rest.pop("advice/verdicts.yaml", None), problems)
    source = rest.pop("advice/recommendations.yaml", None)
    recommendations = build(RecommendationsFile, source, problems)
    names = [name for name in rest if name.startswith(STEPS)]
    files = [build(AdviceFile, rest.pop(name), problems) for name in names]
    if not (order and verdicts and recommendations and files):
        return None
    return AdviceCatalogue(
        order=order.order,
        situations=order.situations,
        verdicts=verdicts.verdicts,
        recommendations=recommendations.recommendations,
        advice=tuple(one for file in files if file for one in file.advice),
    )
