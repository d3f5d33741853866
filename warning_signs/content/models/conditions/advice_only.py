"""Conditions on more than answers to questions with a level. Advice may use them, rules may not."""

from typing import Literal

from pydantic import RootModel

from warning_signs.content.models.base import Level
from warning_signs.content.models.conditions.base import (
    NO_ANSWER,
    CaseView,
    Condition,
    Context,
    Reasons,
    reasons_if,
)
from warning_signs.content.models.conditions.combined import NEVER
from warning_signs.content.models.helplines import CountryCode
from warning_signs.content.models.questionnaire import IN_PLACE

EU = "EU"
"""Stands for every member state of the European Union, which has law of its own."""
MEMBER_STATES = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


class AdviceOnly(Condition):
    """A condition that is never true while the rules decide on a level."""

    advice_only = True

    def simplify(self, _context: Context) -> Condition:
        """Return NEVER: only rules are simplified."""
        return NEVER


class LevelIs(RootModel[tuple[Level, ...]], AdviceOnly):
    """The level is one of these."""

    kind = "level"

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: an assessment says which ones led to its level."""
        return reasons_if(case.level in self.root)


class FlagRaised(RootModel[tuple[str, ...]], AdviceOnly):
    """One of these red flags is raised."""

    kind = "flag"

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons are the answers that raised the flags."""
        raised = [case.flags[flag] for flag in self.root if flag in case.flags]
        return reasons_if(bool(raised), NO_ANSWER.union(*raised))


class ForeignLanguage(RootModel[Literal[True]], AdviceOnly):
    """The reader’s language is none of the chosen country’s."""

    kind = "foreign_language"

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        return reasons_if(case.foreign_language)


class CountryIs(RootModel[tuple[CountryCode, ...]], AdviceOnly):
    """The reader’s country is one of these, by code; EU stands for its member states."""

    kind = "country"

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        codes = {case.country, EU} if case.country in MEMBER_STATES else {case.country}
        return reasons_if(not codes.isdisjoint(self.root))


class ToDo(RootModel[str], AdviceOnly):
    """A questionnaire without a level asks this question, and it is not in place."""

    kind = "to_do"

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: one is missing."""
        asked = not case.questionnaire.scored and self.root in case.questionnaire.questions
        return reasons_if(asked and IN_PLACE not in case.values(self.root))
