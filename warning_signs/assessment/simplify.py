"""Conditions of the rules cut down to what one questionnaire can answer. Pure.

One set of rules serves every questionnaire, so a rule may look at questions that this one does
not ask. On paper nobody wants to read what can never hold.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from warning_signs.content.models.condition import Answered, Chosen, Condition, Signs, Unknown
from warning_signs.content.models.questionnaire import Questionnaire

ALWAYS = Condition("all", ())
NEVER = Condition("any", ())


@dataclass(frozen=True)
class Asked:
    """What a condition is simplified for.

    definitions: what named conditions stand for; kept: those that stay a name.
    """

    questionnaire: Questionnaire
    definitions: Mapping[str, Condition]
    kept: Collection[str] = frozenset()


def simplify(condition: Condition, asked: Asked) -> Condition:
    """Return a condition that is true of the same answers, and names nothing that is not asked.

    It is ALWAYS or NEVER where no answer can change it. A share of unknown signs becomes their
    number. Rules are judged before level and red flags are known, so what looks at these never
    holds. What is left has the kinds named, any, all, not, answered, chosen, signs and unknown.
    """
    return _TABLE[condition.kind](condition.argument, asked)


def _named(name: str, asked: Asked) -> Condition:
    meaning = ALWAYS if name == "always" else simplify(asked.definitions[name], asked)
    keep = name in asked.kept and meaning not in (ALWAYS, NEVER)
    return Condition("named", name) if keep else meaning


def _any(conditions: tuple[Condition, ...], asked: Asked) -> Condition:
    return _joined("any", ALWAYS, conditions, asked)


def _all(conditions: tuple[Condition, ...], asked: Asked) -> Condition:
    return _joined("all", NEVER, conditions, asked)


def _joined(
    kind: str, decides: Condition, conditions: tuple[Condition, ...], asked: Asked
) -> Condition:
    """Lists of one kind become one list; its empty list is what changes nothing in it."""
    parts: dict[Condition, None] = {}
    for one in (simplify(condition, asked) for condition in conditions):
        parts |= dict.fromkeys(one.argument if one.kind == kind else (one,))
    if decides in parts:
        return decides
    return next(iter(parts)) if len(parts) == 1 else Condition(kind, tuple(parts))


def _not(condition: Condition, asked: Asked) -> Condition:
    inside = simplify(condition, asked)
    if inside in (ALWAYS, NEVER):
        return NEVER if inside == ALWAYS else ALWAYS
    return inside.argument if inside.kind == "not" else Condition("not", inside)


def _answered(wanted: Answered, asked: Asked) -> Condition:
    question = asked.questionnaire.questions.get(wanted.question)
    values = tuple(v for v in wanted.values if question and v in question.by_value)
    if not values:
        return NEVER
    return Condition("answered", Answered(question=wanted.question, values=values))


def _chosen(wanted: Chosen, asked: Asked) -> Condition:
    question = asked.questionnaire.questions.get(wanted.question)
    telling = [o.value for o in question.options if not o.neutral] if question else []
    if wanted.at_least == 1:
        return _answered(Answered(question=wanted.question, values=tuple(telling)), asked)
    return _counted("chosen", wanted, wanted.at_least, most=len(telling))


def _signs(wanted: Signs, asked: Asked) -> Condition:
    return _counted("signs", wanted, wanted.at_least, most=_number_of_signs(wanted.which, asked))


def _unknown(wanted: Unknown, asked: Asked) -> Condition:
    signs = _number_of_signs(wanted.which, asked)
    share = -(-signs * (wanted.at_least_percent or 0) // 100)  # rounded up
    least = share if wanted.at_least is None else wanted.at_least
    return _counted("unknown", Unknown(which=wanted.which, at_least=least), least, most=signs)


def _counted(kind: str, wanted: Any, least: int, most: int) -> Condition:
    """A condition that counts up to `most`, and holds from `least` on."""
    if least <= 0:
        return ALWAYS
    return Condition(kind, wanted) if least <= most else NEVER


def _number_of_signs(which: str, asked: Asked) -> int:
    return sum(which == "all" or sign.core for sign in asked.questionnaire.signs)


def _audience(audiences: tuple[str, ...], asked: Asked) -> Condition:
    return ALWAYS if asked.questionnaire.audience in audiences else NEVER


def _not_known_yet(_argument: Any, _asked: Asked) -> Condition:
    return NEVER


_TABLE: dict[str, Callable[[Any, Asked], Condition]] = {
    "named": _named,
    "any": _any,
    "all": _all,
    "not": _not,
    "answered": _answered,
    "chosen": _chosen,
    "signs": _signs,
    "unknown": _unknown,
    "level": _not_known_yet,
    "flag": _not_known_yet,
    "audience": _audience,
    "foreign_language": _not_known_yet,
}
