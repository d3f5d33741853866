"""A case: one set of answers, with what conditions may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from warning_signs.assessment.answers import Answers
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.questionnaire import Question, Questionnaire

RANK = {"never": 0, "rarely": 1, "weekly": 2, "daily": 3}


@dataclass(frozen=True)
class Case:
    """Everything a condition may look at. Level and flags are empty while they are being found.

    flags: each raised red flag with the questions whose answers raised it; foreign_language: the
    reader’s language is not one of the chosen country’s.
    """

    questionnaire: Questionnaire
    answers: Answers
    conditions: dict[str, Condition]
    level: str = ""
    flags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    foreign_language: bool = False
    _settled: dict[str, frozenset[str] | None] = field(default_factory=dict, compare=False)

    def values(self, question: str) -> frozenset[str]:
        """The values chosen for `question`; empty where it was left open or not asked."""
        return self.answers.get(question, frozenset())

    def signs(self, which: str) -> list[Question]:
        """All signs that this observer is asked about, or only the core ones."""
        return [sign for sign in self.questionnaire.signs if which == "all" or sign.core]

    def rank(self, sign: Question) -> int | None:
        """How often the sign was seen, 0 (never) to 3 (daily); None where it is not known."""
        return next((RANK[v] for v in self.values(sign.id) if v in RANK), None)

    def with_verdict(self, **known: Any) -> "Case":
        """The same case with more known about it (level, flags, …), to judge by that as well."""
        return replace(self, _settled={}, **known)
