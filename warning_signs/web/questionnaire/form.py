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
    given = form.answers.data
    answers = settle_answers(questionnaire, given, rules)
    enough = is_enough(questionnaire, rules, answers)
    version = str(questionnaire.version)
    return FormSubmission(
        given=given,
        answers=answers,
        unasked=counted_unasked(questionnaire, answers),
        dropped=tuple(sorted(_dropped(questionnaire, filled, given))),
        errors={} if enough else _errors(form, questionnaire, answers),
        outdated=filled.get("version", version) != version,
    )


@cached
def _form_class(questionnaire: Questionnaire) -> type[Form]:
    return type("QuestionnaireForm", (Form,), {"answers": _AnswersField(questionnaire)})


class _AnswersField(Field):  # type: ignore[misc]  # WTForms has no types
    """All answers as one field, since WTForms takes 7 µs to bind one and there are 35 questions.

    Its data are the known values of each question that has any: an unknown one is dropped instead
    of being an error. `missing`: the ids of required questions without an answer.
    """

    def __init__(self, questionnaire: Questionnaire, **options: Any) -> None:
        super().__init__(label="", **options)
        self._questions = questionnaire.questions
        self.missing: tuple[str, ...] = ()

    def process(self, formdata: MultiDict[str, str], *_args: Any, **_kwargs: Any) -> None:
        """Read the fields of all questions, each under its own name."""
        found = {id_: _known(one, formdata.getlist(id_)) for id_, one in self._questions.items()}
        self.data = {id_: frozenset(values) for id_, values in found.items() if values}

    def pre_validate(self, _form: Form) -> None:
        """Note which required questions have no answer."""
        required = (one for one in self._questions.values() if one.required)
        self.missing = tuple(one.id for one in required if one.id not in self.data)


def _known(question: Question, values: list[str]) -> list[str]:
    """The values that the question offers, at most as many as one may choose."""
    most = None if question.type == "many" else 1
    return [value for value in values if value in question.by_value][:most]


def _dropped(
    questionnaire: Questionnaire, filled: MultiDict[str, str], given: Answers
) -> Iterator[str]:
    """Names of unknown fields, and of questions with a value that is not among those `given`."""
    for name, values in filled.lists():
        if name in questionnaire.questions:
            if set(values) - given.get(name, frozenset()):
                yield name
        elif name not in FIELDS:
            yield name or ""  # A part of a multipart form may have no name; it is then None.


def _errors(form: Form, questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """Messages by question: for the required one without an answer, and where no other has one."""
    errors = {question: str(NEEDED) for question in form.answers.missing}
    others = [q.id for q in questionnaire.questions.values() if not q.required]
    if not any(question in answers for question in others):
        more = gettext("Please answer at least one more question, whichever you like.")
        any_one = gettext("Please answer at least one question, whichever you like.")
        none_required = len(others) == len(questionnaire.questions)
        errors.setdefault(others[0], any_one if none_required else more)
    return {
        question: errors[question] for question in questionnaire.questions if question in errors
    }
