"""The questionnaire as a form: what a browser posts becomes answers, whatever else it sends.

WTForms makes the form, hands the post to its only field and asks it whether that is valid; what is
valid, the field decides by itself (_AnswersField). The page is rendered by a template loop, because
WTForms' widgets cost six times as much for the same HTML.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from warning_signs.assessment.answers import (
    NO_VALUE,
    Answers,
    counted_unasked,
    settle_answers,
)
from warning_signs.assessment.enough import is_enough
from warning_signs.caching import cached
from warning_signs.content.models.questionnaire import Question, Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.content.reserved_names import FIELDS

SUBMISSION_TOKEN, UNCOUNTED = "visit", "uncounted"
"""Fields of a campaign’s form: the random token against counting twice, and “Do not count”."""

NEEDED = lazy_gettext("Please answer this question. “I don’t know” is an answer too.")


@dataclass(frozen=True)
class FormSubmission:
    """What one post contains.

    given: the valid values as they were ticked, to render the page again; answers: those that
    count; unasked: questions that no other answer opened but whose answers count all the same;
    dropped: names of fields that were unknown or had an unknown value; errors: question id →
    message; outdated: the page was made from another version of the questionnaire.
    """

    given: Answers = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    dropped: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    outdated: bool = False

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The names and values with which a form posts the answers that count again."""
        answers = self.answers.items()
        return tuple((name, value) for name, values in answers for value in sorted(values))

    @property
    def as_inputs(self) -> str:
        """The same as fields that nobody sees. Ids and values of content need no escaping."""
        inputs = (f'<input type="hidden" name="{n}" value="{v}">' for n, v in self.fields)
        return "\n".join(inputs)


def read_form(
    questionnaire: Questionnaire, rules: Rules, posted: MultiDict[str, str]
) -> FormSubmission:
    """Read a post of `questionnaire`. Never fails: what makes no sense is dropped and listed."""
    form = _form_class(questionnaire, rules)(posted)
    errors = {} if form.validate() else form.answers.errors
    given, answers = form.answers.data, form.answers.settled
    version = str(questionnaire.version)
    return FormSubmission(
        given=given,
        answers=answers,
        unasked=counted_unasked(questionnaire, answers),
        dropped=tuple(sorted(_dropped(questionnaire, posted, given))),
        errors=errors,
        outdated=(posted.get("version") or version) != version,
    )


@cached
def _form_class(questionnaire: Questionnaire, rules: Rules) -> type[Form]:
    return type("QuestionnaireForm", (Form,), {"answers": _AnswersField(questionnaire, rules)})


class _AnswersField(Field):  # type: ignore[misc]  # WTForms has no types
    """All answers as one field: a field for each of 35 questions takes three times as long.

    data: the known values of each question that has any (an unknown one is dropped instead of being
    an error); settled: those of them that count; errors: question id → message, as a field that
    holds others has them.
    """

    def __init__(self, questionnaire: Questionnaire, rules: Rules, **options: Any) -> None:
        super().__init__(label="", **options)
        self._questionnaire = questionnaire
        self._rules = rules

    def process(self, formdata: MultiDict[str, str], *_args: Any, **_kwargs: Any) -> None:
        """Read the fields of all questions, each under its own name."""
        questions = self._questionnaire.questions.items()
        self.data = {
            id_: known for id_, one in questions if (known := _known(one, formdata.getlist(id_)))
        }
        self.settled = settle_answers(self._questionnaire, self.data, self._rules)

    def validate(self, _form: Form, _extra_validators: object = ()) -> bool:
        """Whether the answers are enough for a result; if not, each error says what is needed."""
        found = dict(_errors(self._questionnaire, self.data, self.settled))
        if found and not is_enough(self._questionnaire, self._rules, self.settled):
            self.errors = {q: found[q] for q in self._questionnaire.questions if q in found}
        return not self.errors


def _known(question: Question, values: list[str]) -> frozenset[str]:
    """The values that the question offers; the first one, if one may choose only one."""
    known = [value for value in values if value in question.by_value]
    return frozenset(known if question.type == "many" else known[:1])


def _dropped(
    questionnaire: Questionnaire, posted: MultiDict[str, str], given: Answers
) -> Iterator[str]:
    """Names of unknown fields, and of questions with a value that is not among those `given`."""
    for name, values in posted.lists():
        if name in questionnaire.questions:
            # The empty value is the choice “clear my answer” of a group of radio buttons.
            if not given.get(name, NO_VALUE).issuperset(filter(None, values)):
                yield name
        elif name not in FIELDS and any(values):
            yield name or ""  # A part of a multipart form may have no name; it is then None.


def _errors(
    questionnaire: Questionnaire, given: Answers, answers: Answers
) -> Iterator[tuple[str, str]]:
    """Question and message: of the required one without an answer, and if no other has one."""
    questions = questionnaire.questions
    needed = (id_ for id_, one in questions.items() if one.required and id_ not in given)
    yield from ((id_, str(NEEDED)) for id_ in needed)
    if all(questions[id_].required for id_ in answers):
        more = gettext("Please answer at least one more question, whichever you like.")
        any_one = gettext("Please answer at least one question, whichever you like.")
        others = [id_ for id_, one in questions.items() if not one.required]
        yield others[0], any_one if len(others) == len(questions) else more
