"""Whether a few answers are enough for a result. Pure."""

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.combined import Named
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

FACT = Named(name="fact")


def is_enough(questionnaire: Questionnaire, rules: Rules, answers: Answers) -> bool:
    """Whether a red flag or a fact is among settled `answers`.

    Then no further answer is required before there is help, not even to the safety question:
    somebody who is afraid, and knows only this one thing, gets a result and no error.
    """
    if not questionnaire.scored:
        return False
    case = Case(questionnaire, answers, rules.conditions)
    return any(one.holds(case) for one in (*(flag.when for flag in rules.flags), FACT))
