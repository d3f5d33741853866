"""Cases with a known expectation: what somebody noticed, and what the product has to say to it.

A case gives only what was noticed (tests/cases.yaml); everything else is answered “never”, “no” or
by the neutral value, so that a case is about one thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.paths import ROOT

USUAL = {"age": "11_13", "senders": "unknown", "repeated": "unknown"}
NEUTRAL = ("none", "nothing", "unknown")


@dataclass(frozen=True)
class Case:
    """`level`: the lowest and the highest acceptable, null where nothing is scored; `before`: pairs
    of advice in this order.
    """

    id: str
    questionnaire: str
    answers: dict[str, str | list[str]]
    level: tuple[str, str] | None
    source: str = ""
    default_frequency: str = "never"
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] = field(default=())
    services: tuple[str, ...] = ()

    def all_answers(self, questionnaire: Questionnaire) -> dict[str, str | list[str]]:
        """An answer to every question, as the API takes it."""
        usual = {q.id: self._usual(q) for q in questionnaire.questions.values()}
        return usual | self.answers

    def _usual(self, question: Question) -> str | list[str]:
        if question.type == "frequency":
            return self.default_frequency
        if question.type == "one":
            usual = USUAL.get(question.id, "no")
            return usual if usual in question.by_value else "unknown"
        return [next(value for value in NEUTRAL if value in question.by_value)]


def read_cases() -> list[Case]:
    """All cases of tests/cases.yaml."""
    path = ROOT / "tests" / "cases.yaml"
    return [Case(**case) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
