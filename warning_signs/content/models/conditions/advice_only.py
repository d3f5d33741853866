"""Conditions on more than answers to questions with a level. Advice may use them, rules may not."""

from typing import Literal

from warning_signs.content.models.base import Level, content_class
from warning_signs.content.models.conditions.base import (
    NO_ANSWER,
    CaseView,
    Condition,
    Context,
    Reasons,
    reasons_if,
)
from warning_signs.content.models.conditions.combined import NEVER
from warning_signs.content.models.law import EUROPEAN_UNION, UNION
from warning_signs.content.models.questionnaire import IN_PLACE
from warning_signs.content.models.sources import CountryCode


@content_class
class AdviceOnly(Condition):
    """A condition that is never true while the rules decide on a level."""

    advice_only = True

    def simplify(self, _context: Context) -> Condition:
        """Return NEVER: only rules are simplified."""
        return NEVER


@content_class
class LevelIs(AdviceOnly):
    """The level is one of these."""

    kind = "level"

    root: tuple[Level, ...]

    def holds(self, case: CaseView) -> bool:
        """Whether the level is one of them."""
        return case.level in self.root

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: an assessment says which ones led to its level."""
        return reasons_if(self.holds(case))


@content_class
class FlagRaised(AdviceOnly):
    """One of these red flags is raised."""

    kind = "flag"

    root: tuple[str, ...]

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons are the answers that raised the flags."""
        raised = [case.flags[flag] for flag in self.root if flag in case.flags]
        return reasons_if(bool(raised), NO_ANSWER.union(*raised))


@content_class
class ForeignLanguage(AdviceOnly):
    """The reader’s language is none of the chosen country’s."""

    kind = "foreign_language"

    root: Literal[True]

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        return reasons_if(case.foreign_language)


@content_class
class CountryIs(AdviceOnly):
    """The reader’s country is one of these, by code; EU stands for its member states."""

    kind = "country"

    root: tuple[CountryCode, ...]

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        codes = {case.country, UNION} if case.country in EUROPEAN_UNION else {case.country}
        return reasons_if(not codes.isdisjoint(self.root))


@content_class
class ToDo(AdviceOnly):
    """A questionnaire without a level asks this question, and it is not in place."""

    kind = "to_do"

    root: str

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: one is missing."""
        asked = not case.questionnaire.scored and self.root in case.questionnaire.questions
        return reasons_if(asked and IN_PLACE not in case.values(self.root))
