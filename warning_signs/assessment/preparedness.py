"""What a household has in place: answers without a level, points or red flags. Pure."""

from dataclasses import dataclass

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.questionnaire import IN_PLACE, Question, Questionnaire
from warning_signs.content.models.rules import Rules


@dataclass(frozen=True)
class Preparedness:
    """What is in place and what is still to do, both in page order.

    A question left open or answered “I don’t know” is still to do. `reasons` is empty, since
    nothing is judged: everybody gets the same advice, with one small step for each thing to do.
    """

    case: Case
    in_place: tuple[Question, ...]
    to_do: tuple[Question, ...]
    reasons: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many things were asked about."""
        return len(self.in_place) + len(self.to_do)


def assess_preparedness(
    questionnaire: Questionnaire, rules: Rules, answers: Answers
) -> Preparedness:
    """Sort settled `answers` to a questionnaire without a level."""
    case = Case(questionnaire, answers, rules.conditions)
    asked = questionnaire.questions.values()
    return Preparedness(
        case=case,
        in_place=tuple(one for one in asked if IN_PLACE in case.values(one.id)),
        to_do=tuple(one for one in asked if IN_PLACE not in case.values(one.id)),
    )
