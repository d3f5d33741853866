"""Cases with a known expectation: what somebody noticed, and what the product has to say to it.

A case gives only what was noticed (tests/cases.yaml and tests/field_cases.yaml); everything else is
answered “never”, “no” or by the neutral value, so that a case is about one thing.
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
    """What somebody noticed, and what they must be told.

    level: the lowest and the highest acceptable, null where nothing is scored; includes, excludes:
    advice; before: pairs of advice in this order, where both are shown; within: advice among the
    first so many; says, never_says: patterns in the words of the English result, in either case.
    """

    id: str
    questionnaire: str
    answers: dict[str, str | list[str]]
    level: tuple[str, str] | None
    source: str = ""
    story: str = ""
    country: str = "FR"
    default_frequency: str = "never"
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] = field(default=())
    within: dict[str, int] = field(default_factory=dict)
    services: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()

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
    """All cases of both files."""
    files = (ROOT / "tests" / name for name in ("cases.yaml", "field_cases.yaml"))
    read = (yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files)
    return [Case(**case) for cases in read for case in cases]
