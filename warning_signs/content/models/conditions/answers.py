"""Conditions on answers, and on whom a questionnaire is for. Rules may use all of them."""

from warning_signs.content.models.base import RANK, Audience, Frequency, content_class
from warning_signs.content.models.conditions.base import (
    CaseView,
    Condition,
    Context,
    Reasons,
    reasons_if,
)
from warning_signs.content.models.conditions.combined import ALWAYS, NEVER
from warning_signs.content.models.questionnaire import Answer, Which


@content_class
class Answered(Answer, Condition):
    """`question` was answered with at least one of `values`."""

    kind = "answered"

    def holds(self, case: CaseView) -> bool:
        """Whether one of the values was chosen."""
        chosen = case.answers.get(self.question)  # a result asks this some 170 times
        return chosen is not None and not chosen.isdisjoint(self.values)

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reason is the question itself."""
        return frozenset({self.question}) if self.holds(case) else None

    def simplify(self, context: Context) -> Condition:
        """Keep the values that the question offers here."""
        question = context.questionnaire.questions.get(self.question)
        values = tuple(v for v in self.values if question and v in question.by_value)
        return Answered(question=self.question, values=values) if values else NEVER


@content_class
class Chosen(Condition):
    """At least `at_least` values of `question` were chosen, neutral ones not counted."""

    kind = "chosen"

    question: str
    at_least: int

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reason is the question itself."""
        question = case.questionnaire.questions.get(self.question)
        chosen = case.values(self.question).intersection(question.telling if question else ())
        return reasons_if(len(chosen) >= self.at_least, frozenset({self.question}))

    def simplify(self, context: Context) -> Condition:
        """“At least one” becomes Answered; nobody can choose more than there is."""
        question = context.questionnaire.questions.get(self.question)
        telling = question.telling if question else ()
        if self.at_least == 1:
            return Answered(question=self.question, values=telling).simplify(context)
        return _counted(self, self.at_least, most=len(telling))


@content_class
class Signs(Condition):
    """At least `at_least` of the signs (of one kind, or these) were seen that often or more."""

    kind = "signs"

    which: Which | tuple[str, ...]
    frequency: Frequency
    at_least: int

    def reasons(self, case: CaseView) -> Reasons | None:
        """The reasons are the signs that were seen so often."""
        signs, least = case.questionnaire.signs_of(self.which), RANK[self.frequency]
        seen = frozenset(sign.id for sign in signs if (case.rank(sign) or 0) >= least)
        return reasons_if(len(seen) >= self.at_least, seen)

    def simplify(self, context: Context) -> Condition:
        """Keep the signs that are asked about here; nobody can see more of them."""
        signs = context.questionnaire.signs_of(self.which)
        which = self.which if isinstance(self.which, str) else tuple(sign.id for sign in signs)
        here = Signs(which=which, frequency=self.frequency, at_least=self.at_least)
        return _counted(here, self.at_least, most=len(signs))


@content_class
class Unknown(Condition):
    """That many signs are not known: a number of them, or a share in percent."""

    kind = "unknown"

    which: Which
    at_least: int | None = None
    at_least_percent: int | None = None

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason: answers are missing."""
        signs = case.questionnaire.signs_of(self.which)
        unknown = sum(case.rank(sign) is None for sign in signs)
        return reasons_if(unknown >= self._least(len(signs)))

    def simplify(self, context: Context) -> Condition:
        """A share becomes a number. Where every sign can be expected to be seen, all are meant."""
        signs = context.questionnaire.signs_of(self.which)
        which = "all" if signs == context.questionnaire.signs else self.which
        least = self._least(len(signs))
        return _counted(Unknown(which=which, at_least=least), least, most=len(signs))

    def _least(self, signs: int) -> int:
        """From how many unknown ones of so many signs on it holds; a share is rounded up."""
        if self.at_least is not None:
            return self.at_least
        return -(-signs * (self.at_least_percent or 0) // 100)


@content_class
class AudienceIs(Condition):
    """The questionnaire is for them."""

    kind = "audience"

    root: tuple[Audience, ...]

    def holds(self, case: CaseView) -> bool:
        """Whether it is for one of them."""
        return case.questionnaire.audience in self.root

    def reasons(self, case: CaseView) -> Reasons | None:
        """No answer is the reason."""
        return reasons_if(self.holds(case))

    def simplify(self, context: Context) -> Condition:
        """The questionnaire alone decides."""
        return ALWAYS if context.questionnaire.audience in self.root else NEVER


def _counted(condition: Condition, least: int, most: int) -> Condition:
    """Simplify a condition that counts up to `most`, and holds from `least` on."""
    if least <= 0:
        return ALWAYS
    return condition if least <= most else NEVER
