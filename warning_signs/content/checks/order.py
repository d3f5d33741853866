"""Checks of what stands around advice: the order of a plan, the situations, the lines on top."""

from collections.abc import Iterator

from warning_signs.content.checks.conditions import check_condition, listed
from warning_signs.content.content import Content
from warning_signs.content.models.advice import AdviceCatalogue
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.order import Order
from warning_signs.content.yaml_source import Finding, YamlPath

ORDER = "advice/order.yaml"
VERDICTS = "advice/verdicts.yaml"


def check_order(content: Content) -> Iterator[Finding]:
    """Yield each name in order.yaml and verdicts.yaml that does not exist.

    A condition with one would fail before the first reader whose answers lead to it.
    """
    catalogue = content.catalogue
    known = {one.id for one in catalogue.advice}
    for path, named in _named_advice(catalogue):
        if missing := named - known:
            yield ORDER, path, f"{listed(missing)}: no such advice. Check the order."
    for path, condition in _order_conditions(catalogue.order):
        for message in check_condition(content, condition):
            yield ORDER, ("order", *path), message
    for i, verdict in enumerate(catalogue.verdicts):
        for message in check_condition(content, verdict.when):
            yield VERDICTS, ("verdicts", i), message


def _named_advice(catalogue: AdviceCatalogue) -> Iterator[tuple[YamlPath, frozenset[str]]]:
    """The ids of advice in order.yaml, with the path of the part that names them."""
    yield ("order",), catalogue.order.named
    for i, situation in enumerate(catalogue.situations):
        yield ("situations", i), frozenset(situation.advice)


def _order_conditions(order: Order) -> Iterator[tuple[YamlPath, Condition]]:
    """Every condition of the order with its path in it."""
    if order.fewer:
        yield ("fewer",), order.fewer.when
    yield from ((("danger", i), one.when) for i, one in enumerate(order.danger))
    yield from ((("moved", i), one.when) for i, one in enumerate(order.moved))
    yield from ((("buttons", i), one.when) for i, one in enumerate(order.buttons))
    yield from ((("only_for", matter), when) for matter, when in order.only_for.items())
