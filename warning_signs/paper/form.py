"""A questionnaire on paper: numbers for its questions and letters for its boxes. Pure.

With them, a rule of the scoring key names a box in two characters, the same in every language: 7b.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import ascii_lowercase

from warning_signs.content.models.base import RANK
from warning_signs.content.models.conditions.answers import Answered, Chosen
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import AnyOf
from warning_signs.content.models.questionnaire import Answer, Question, Questionnaire, Section
from warning_signs.content.models.text import Text


@dataclass(frozen=True)
class Run:
    """Consecutive questions that are asked on the same condition.

    only_if: the boxes of which one must be ticked, such as 2b; empty if they are always asked.
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
        """Return the letter of one box of a question: a for the first option."""
        return ascii_lowercase[list(self.questionnaire.questions[question].by_value).index(value)]

    def boxes(self, answered: Answer) -> tuple[str, ...]:
        """Return the boxes of these answers, such as 7b and 7d."""
        return self._boxes(answered.question, answered.values)

    def ticked(self, condition: Condition) -> tuple[str, ...]:
        """Return the boxes any of which makes `condition` true; none if it is not that simple."""
        if isinstance(condition, Answered):
            return self.boxes(condition)
        found = [self.ticked(one) for one in condition.inside]
        if not isinstance(condition, AnyOf) or not all(found):
            return ()
        # In the order of the page: 7b comes before 12a.
        return tuple(sorted((box for boxes in found for box in boxes), key=lambda b: (len(b), b)))

    def telling_boxes(self, chosen: Chosen) -> tuple[str, ...]:
        """Return the boxes that `chosen` counts: those that tell something."""
        return self._boxes(chosen.question, self.questionnaire.questions[chosen.question].telling)

    def numbers_of(self, questions: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of these questions."""
        return tuple(self.numbers[question] for question in questions)

    @property
    def ticks_several(self) -> bool:
        """Whether any of its questions takes several answers."""
        return any(one.type == "many" for one in self.questionnaire.questions.values())

    @property
    def out_of_sight(self) -> tuple[str, ...]:
        """The signs that this observer rarely can see."""
        return tuple(sign.id for sign in self.questionnaire.signs if sign.out_of_sight)

    def labels(self, questions: Iterable[Question], value: str) -> tuple[Text, ...]:
        """Return the wordings of an answer in the scales of these questions, each once."""
        return tuple(dict.fromkeys(question.by_value[value].label for question in questions))

    def at_least(self, frequency: str) -> tuple[str, ...]:
        """Return the letters that mean this often, or more often, for every sign."""
        sign = self.questionnaire.signs[0]
        often = (value for value in sign.by_value if RANK.get(value, -1) >= RANK[frequency])
        return tuple(self.letter(sign.id, value) for value in often)

    def runs(self, section: Section) -> Iterator[Run]:
        """Yield the questions of a section in order, follow-ups to the same answers together."""
        for _, questions in groupby(section.questions, key=lambda question: question.asked_when):
            run = tuple(questions)
            condition = self.questionnaire.asked_if.get(run[0].id)
            asked = condition.any if condition else ()
            yield Run(tuple(box for one in asked for box in self.boxes(one)), run)

    def _boxes(self, question: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(f"{self.numbers[question]}{self.letter(question, v)}" for v in values))
