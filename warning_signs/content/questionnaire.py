"""A questionnaire: what is asked, in which order, and how many points an answer carries."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from .base import Frozen, Id
from .condition import Answered, Audience
from .help import Reader
from .text import Text

UNKNOWN = "unknown"
"""The value that says “I don’t know”. Leaving a question open means the same."""

IN_PLACE = "yes"
"""The value that says, in a questionnaire without a level, that something is in place."""


class Option(Frozen):
    """One answer to choose. `points` only on the scale of a frequency question (None: not known).

    `neutral` options say that there is nothing to tell (none, nothing, unknown): they stand alone
    and count as no choice. `sensitive` ones are left off the printed sheet unless ticked in.
    """

    value: Id
    label: Text
    hint: Text | None = None
    points: int | None = None
    neutral: bool = False
    sensitive: bool = False


class AskedWhen(Frozen):
    """A follow-up is asked when any of these answers was given."""

    any: tuple[Answered, ...]


class Question(Frozen):
    """One question (an item). Its id is the name of the form field and of the API key.

    `domain` is the score it counts towards; `core` marks the three signs that the source document
    itself names; `sensitive` answers are left off the printed sheet unless ticked in.
    """

    id: Id
    type: Literal["frequency", "one", "many"]
    text: Text
    hint: Text | None = None
    short: Text
    options: tuple[Option, ...]
    domain: Id | None = None
    core: bool = False
    required: bool = False
    sensitive: bool = False
    asked_when: Id | None = None
    sources: tuple[str, ...] = ()

    @cached_property
    def by_value(self) -> dict[str, Option]:
        """Its options by their values."""
        return {option.value: option for option in self.options}

    @property
    def is_sign(self) -> bool:
        """Whether it asks how often a sign of being a target was seen."""
        return self.type == "frequency" and self.domain != "participation"

    @cached_property
    def maximum(self) -> int:
        """The most points that one answer can give."""
        return max((option.points or 0 for option in self.options), default=0)


class Section(Frozen):
    """A part of the page. After a part that `ends_early` the result can be asked for."""

    id: Id
    title: Text
    intro: Text | None = None
    ends_early: bool = False
    questions: tuple[Question, ...]


class Questionnaire(Frozen):
    """A whole questionnaire. `version` goes up when a question, an option or its points change.

    One that is not `scored` has no level, no points and no red flags: it asks what is in place.
    `options` are those of every question that has none of its own.
    """

    id: Id
    version: int
    audience: Audience
    scored: bool = True
    title: Text
    intro: Text
    options: tuple[Option, ...] = ()
    asked_when: dict[str, AskedWhen] = Field(default_factory=dict)
    sections: tuple[Section, ...]

    def __hash__(self) -> int:
        """By id and version, so that what is made from a questionnaire can be kept by it."""
        return hash((self.id, self.version))

    @property
    def reader(self) -> Reader:
        """For whom help services are chosen: a household is served as parents are."""
        return "teacher" if self.audience == "teacher" else "parent"

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of the page."""
        return {question.id: question for part in self.sections for question in part.questions}

    @cached_property
    def signs(self) -> tuple[Question, ...]:
        """The frequency questions that count towards the level."""
        return tuple(question for question in self.questions.values() if question.is_sign)

    def in_domain(self, domain: str) -> tuple[Question, ...]:
        """Its questions that count towards `domain`."""
        return tuple(q for q in self.questions.values() if q.domain == domain)

    def condition_of(self, question: Question) -> AskedWhen | None:
        """When `question` is asked; None means always."""
        return self.asked_when[question.asked_when] if question.asked_when else None
