"""What every kind of condition has. A condition is data: nothing is ever evaluated as code.

Each kind is one class that says how it is written (its fields), when it holds (`reasons`), and
what remains of it for one questionnaire (`simplify`). A class that lacks a part cannot be used.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from warning_signs.content.models.base import content_class
from warning_signs.content.models.questionnaire import Question, Questionnaire

Reasons = frozenset[str]
"""Ids of the questions whose answers make a condition true."""

NO_ANSWER: Reasons = frozenset()
"""The condition holds without any answer being the reason."""


class CaseView(Protocol):
    """What a condition may look at: answers, and what is known about them so far.

    assessment/case.py implements it. Level and flags are empty until the rules have been applied.
    """

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""

    @property
    def answers(self) -> Mapping[str, frozenset[str]]:
        """The values chosen for each question that was answered."""

    @property
    def level(self) -> str:
        """The level that the answers lead to."""

    @property
    def flags(self) -> Mapping[str, Reasons]:
        """Each raised red flag with the questions whose answers raised it."""

    @property
    def foreign_language(self) -> bool:
        """Whether the reader’s language is none of the chosen country’s."""

    @property
    def country(self) -> str | None:
        """The code of the country that the reader chose, such as “FR”."""

    def values(self, question: str) -> frozenset[str]:
        """The values chosen for `question`; empty where it was left open or not asked."""

    def rank(self, sign: Question) -> int | None:
        """How often the sign was seen, as a RANK; None where it is not known."""

    def named_reasons(self, name: str) -> Reasons | None:
        """The reasons of the condition that rules.yaml calls `name`, or None."""


@dataclass(frozen=True)
class Context:
    """What a condition is simplified for.

    definitions: the named conditions of rules.yaml; keep_names: those that are not replaced by
    their definitions.
    """

    questionnaire: Questionnaire
    definitions: Mapping[str, "Condition"]
    keep_names: Collection[str] = frozenset()


@content_class
class Condition(ABC):
    """One condition of any kind. A kind whose argument is no mapping keeps it in `root`."""

    kind: ClassVar[str]
    """The key under which content files write it."""

    advice_only: ClassVar[bool] = False
    """Whether it looks at more than answers, so that advice may use it and rules may not."""

    @property
    def inside(self) -> tuple["Condition", ...]:
        """The conditions that it is made of."""
        return ()

    def walk(self) -> Iterator["Condition"]:
        """Yield this condition and all those inside it."""
        yield self
        for condition in self.inside:
            yield from condition.walk()

    def holds(self, case: CaseView) -> bool:
        """Whether it is true in `case`; most kinds know sooner than they know why."""
        return self.reasons(case) is not None

    @abstractmethod
    def reasons(self, case: CaseView) -> Reasons | None:
        """Return the questions that make it true in `case`, or None where it is not true."""

    @abstractmethod
    def simplify(self, context: Context) -> "Condition":
        """Return a condition that holds for the same answers and names only what is asked.

        One set of rules serves every questionnaire, so a rule may look at questions that this one
        does not ask; nobody wants to read on paper what can never hold. The result is ALWAYS or
        NEVER where no answer can change it.
        """


def reasons_if(true: bool, questions: Reasons = NO_ANSWER) -> Reasons | None:
    """Return `questions` where the condition is true, None where it is not."""
    return questions if true else None
