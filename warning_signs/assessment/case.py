"""A case: one set of answers, and what conditions may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack

from warning_signs.assessment.answers import NO_VALUE, Answers
from warning_signs.content.models.base import RANK
from warning_signs.content.models.conditions.base import Condition, Reasons
from warning_signs.content.models.questionnaire import Question, Questionnaire


class Known(TypedDict, total=False):
    """What becomes known of a case after its answers."""

    level: str
    flags: Mapping[str, Reasons]
    foreign_language: bool
    country: str | None


@dataclass(frozen=True)
class Case:
    """Everything that a condition may look at (see CaseView).

    conditions: the named ones of rules.yaml; level and flags: empty until the rules have been
    applied; flags: each raised red flag with the questions whose answers raised it;
    foreign_language: whether the reader’s language is none of the chosen country’s; country: its
    code.
    """

    questionnaire: Questionnaire
    answers: Answers
    conditions: Mapping[str, Condition]
    level: str = ""
    flags: Mapping[str, Reasons] = field(default_factory=dict)
    foreign_language: bool = False
    country: str | None = None
    _evaluated: dict[str, Reasons | None] = field(default_factory=dict, compare=False)

    def values(self, question: str) -> frozenset[str]:
        """Return the chosen values; none for a question that was left open or not asked."""
        return self.answers.get(question, NO_VALUE)

    def rank(self, sign: Question) -> int | None:
        """Return how often the sign was seen, 0 (never) to 3 (daily); None for unknown."""
        for value in self.values(sign.id):
            if value in RANK:
                return RANK[value]
        return None

    def named_reasons(self, name: str) -> Reasons | None:
        """Return the reasons of a named condition, or None where it does not hold.

        Many pieces of advice use the same names, so each is evaluated once a case.
        """
        try:
            return self._evaluated[name]
        except KeyError:
            reasons = self._evaluated[name] = self.conditions[name].reasons(self)
            return reasons

    def knowing(self, **known: Unpack[Known]) -> "Case":
        """Return the case with more known about it; what is not given stays as it is.

        Named conditions look at answers alone (content/checks/conditions.py), so they are not
        evaluated again.
        """
        return replace(self, **known)
