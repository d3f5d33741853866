"""The table of condition kinds: what each means, and which answers make it true.

Every function takes the argument that content wrote and the case, and returns the ids of the
questions that make the condition true, or None where it does not hold. An empty set means that
it holds without any answer being the reason.
"""

from collections.abc import Callable
from typing import Any

from warning_signs.assessment.case import RANK, Case
from warning_signs.content.models.condition import Answered, Chosen, Condition, Signs, Unknown
from warning_signs.content.models.questionnaire import IN_PLACE

Reasons = frozenset[str]
NO_ANSWER: Reasons = frozenset()


def reasons(condition: Condition, case: Case) -> Reasons | None:
    """Return the questions that make `condition` true in `case`, or None where it is not true."""
    return TABLE[condition.kind](condition.argument, case)


def holds(condition: Condition, case: Case) -> bool:
    """Whether `condition` is true in `case`."""
    return reasons(condition, case) is not None


def _if(true: bool, questions: Reasons = NO_ANSWER) -> Reasons | None:
    return questions if true else None


def _named(name: str, case: Case) -> Reasons | None:
    if name == "always":
        return NO_ANSWER
    # Named conditions are asked for by many pieces of advice: each is settled once a case.
    if name not in case._settled:
        case._settled[name] = reasons(case.conditions[name], case)
    return case._settled[name]


def _any(conditions: tuple[Condition, ...], case: Case) -> Reasons | None:
    found = [why for one in conditions if (why := reasons(one, case)) is not None]
    return _if(bool(found), NO_ANSWER.union(*found))


def _all(conditions: tuple[Condition, ...], case: Case) -> Reasons | None:
    found: list[Reasons] = []
    for one in conditions:
        why = reasons(one, case)
        if why is None:
            return None
        found.append(why)
    return NO_ANSWER.union(*found)


def _not(condition: Condition, case: Case) -> Reasons | None:
    return _if(reasons(condition, case) is None)


def _answered(wanted: Answered, case: Case) -> Reasons | None:
    hit = not case.values(wanted.question).isdisjoint(wanted.values)
    return _if(hit, frozenset({wanted.question}))


def _chosen(wanted: Chosen, case: Case) -> Reasons | None:
    options = case.questionnaire.questions.get(wanted.question)
    telling = [v for v in case.values(wanted.question) if not options.by_value[v].neutral]
    return _if(len(telling) >= wanted.at_least, frozenset({wanted.question}))


def _signs(wanted: Signs, case: Case) -> Reasons | None:
    least = RANK[wanted.frequency]
    seen = frozenset(s.id for s in case.signs(wanted.which) if (case.rank(s) or 0) >= least)
    return _if(len(seen) >= wanted.at_least, seen)


def _unknown(wanted: Unknown, case: Case) -> Reasons | None:
    signs = case.signs(wanted.which)
    unknown = sum(case.rank(sign) is None for sign in signs)
    if wanted.at_least is not None:
        return _if(unknown >= wanted.at_least)
    return _if(unknown * 100 >= len(signs) * (wanted.at_least_percent or 0))


def _flag(wanted: tuple[str, ...], case: Case) -> Reasons | None:
    raised = [case.flags[flag] for flag in wanted if flag in case.flags]
    return _if(bool(raised), NO_ANSWER.union(*raised))


def _to_do(question: str, case: Case) -> Reasons | None:
    asked = not case.questionnaire.scored and question in case.questionnaire.questions
    return _if(asked and IN_PLACE not in case.values(question))


TABLE: dict[str, Callable[[Any, Case], Reasons | None]] = {
    "named": _named,
    "any": _any,
    "all": _all,
    "not": _not,
    "answered": _answered,
    "chosen": _chosen,
    "signs": _signs,
    "unknown": _unknown,
    "level": lambda levels, case: _if(case.level in levels),
    "flag": _flag,
    "audience": lambda audiences, case: _if(case.questionnaire.audience in audiences),
    "foreign_language": lambda _argument, case: _if(case.foreign_language),
    "to_do": _to_do,
}
