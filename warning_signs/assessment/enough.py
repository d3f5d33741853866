"""Whether answers call for a result as they are, however few they are. Pure."""

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.assessment.conditions import holds
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

FACT = Condition("named", "fact")


def is_enough(questionnaire: Questionnaire, rules: Rules, answers: Answers) -> bool:
    """Whether a red flag or a fact is among settled `answers`.

    Then nothing may be asked for before there is help, not even the safety question: who knows
    only the one thing, and is afraid, gets a result and no error.
    """
    if not questionnaire.scored:
        return False
    case = Case(questionnaire, answers, rules.conditions)
    return any(holds(one, case) for one in (*(flag.when for flag in rules.flags), FACT))
