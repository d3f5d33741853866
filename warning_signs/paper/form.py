"""A questionnaire on paper: numbers for its questions and letters for its boxes. Pure.

So a rule of the scoring key can name a box in two characters, the same in every language: 7b.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import ascii_lowercase

from warning_signs.assessment.case import RANK
from warning_signs.content.models.condition import Answered, Chosen, Condition
from warning_signs.content.models.questionnaire import Question, Questionnaire, Section


@dataclass(frozen=True)
class Run:
    """Questions in a row that are asked on the same condition.

    only_if: the boxes of which one has to be ticked, such as 2b; empty where always asked.
    """

    only_if: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class PaperForm:
    """One questionnaire, numbered from 1 in the order of its page."""

    questionnaire: Questionnaire

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question by its id."""
        return {question: n for n, question in enumerate(self.questionnaire.questions, start=1)}

    def letter(self, question: str, value: str) -> str:
        """The letter of one box of a question: a for the first option."""
        return ascii_lowercase[list(self.questionnaire.questions[question].by_value).index(value)]

    def boxes(self, answered: Answered) -> tuple[str, ...]:
        """The boxes of these answers, such as 7b and 7d."""
        return self._boxes(answered.question, answered.values)

    def ticked(self, condition: Condition) -> tuple[str, ...]:
        """The boxes of which any one makes `condition` true; empty where it is not that simple."""
        if condition.kind == "answered":
            return self.boxes(condition.argument)
        found = [self.ticked(one) for one in condition.argument] if condition.kind == "any" else []
        if not all(found):
            return ()
        # In the order of the page: 7b comes before 12a.
        return tuple(sorted((box for boxes in found for box in boxes), key=lambda b: (len(b), b)))

    def telling_boxes(self, chosen: Chosen) -> tuple[str, ...]:
        """The boxes of a question that tell something, which `chosen` counts."""
        options = self.questionnaire.questions[chosen.question].options
        return self._boxes(chosen.question, (o.value for o in options if not o.neutral))

    def at_least(self, frequency: str) -> tuple[str, ...]:
        """The letters that stand, for every sign, for this often and more."""
        sign = self.questionnaire.signs[0]
        often = (value for value in sign.by_value if RANK.get(value, -1) >= RANK[frequency])
        return tuple(self.letter(sign.id, value) for value in often)

    def runs(self, section: Section) -> Iterator[Run]:
        """The questions of a section in their order, follow-ups to the same answers together."""
        for _, questions in groupby(section.questions, key=lambda question: question.asked_when):
            run = tuple(questions)
            condition = self.questionnaire.condition_of(run[0])
            asked = condition.any if condition else ()
            yield Run(tuple(box for one in asked for box in self.boxes(one)), run)

    def _boxes(self, question: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(f"{self.numbers[question]}{self.letter(question, v)}" for v in values))
