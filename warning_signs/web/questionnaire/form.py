"""The questionnaire as a form: what a browser posts becomes answers, whatever else it sends.

WTForms binds and checks. The page itself is rendered by a template loop, because WTForms'
widgets cost six times as much for the same HTML.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import DataRequired

from warning_signs.assessment.answers import Answers, counted_unasked, settle_answers
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


def read_form(
    questionnaire: Questionnaire, rules: Rules, posted: MultiDict[str, str]
) -> FormSubmission:
    """Read a post of `questionnaire`. Never fails: what makes no sense is dropped and listed."""
    # The empty value is the choice “clear my answer” of a group of radio buttons.
    filled = MultiDict((name, value) for name, value in posted.items(multi=True) if value)
    form = _form_class(questionnaire)(filled)
    form.validate()
    given = {one.name: frozenset(one.data) for one in form if one.data}
    answers = settle_answers(questionnaire, given, rules)
    enough = is_enough(questionnaire, rules, answers)
    version = str(questionnaire.version)
    return FormSubmission(
        given=given,
        answers=answers,
        unasked=counted_unasked(questionnaire, answers),
        dropped=tuple(sorted(_dropped(form, filled))),
        errors={} if enough else _errors(form, questionnaire, answers),
        outdated=filled.get("version", version) != version,
    )


@cached
def _form_class(questionnaire: Questionnaire) -> type[Form]:
    fields = {one.id: _AnswerField(one) for one in questionnaire.questions.values()}
    return type("QuestionnaireForm", (Form,), fields)


class _AnswerField(Field):  # type: ignore[misc]  # WTForms has no types
    """The answer to one question as a list; an unknown value is dropped instead of being an error.

    It never renders, so it has no list of choices: WTForms’ own would copy that for each post.
    """

    def __init__(self, question: Question, **options: Any) -> None:
        needed = [DataRequired(NEEDED)] if question.required else None
        super().__init__(label="", validators=needed, default=list, **options)
        self._known = question.by_value
        self._most = None if question.type == "many" else 1

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the known ones of the values that were posted."""
        self.data = [value for value in valuelist if value in self._known][: self._most]


def _dropped(form: Form, filled: MultiDict[str, str]) -> Iterator[str]:
    # A part of a multipart form may have no name; it is then None.
    yield from (name or "" for name in filled if name not in form and name not in FIELDS)
    yield from (one.name for one in form if set(one.raw_data or ()) - set(one.data))


def _errors(form: Form, questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """Messages by question: for the required one without an answer, and where no other has one."""
    errors = {one.name: one.errors[0] for one in form if one.errors}
    others = [q.id for q in questionnaire.questions.values() if not q.required]
    if not any(question in answers for question in others):
        more = gettext("Please answer at least one more question, whichever you like.")
        any_one = gettext("Please answer at least one question, whichever you like.")
        none_required = len(others) == len(questionnaire.questions)
        errors.setdefault(others[0], any_one if none_required else more)
    return {
        question: errors[question] for question in questionnaire.questions if question in errors
    }
