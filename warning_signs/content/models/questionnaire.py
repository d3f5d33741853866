"""A questionnaire: what is asked, in which order, and how many points an answer carries."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from warning_signs.content.models.base import Audience, ContentModel, Id, content_class
from warning_signs.content.models.helplines.helpline import Reader
from warning_signs.content.models.text import Text

UNKNOWN = "unknown"
"""The value that means “I don’t know”. Leaving a question open means the same."""

IN_PLACE = "yes"
"""The value that means “in place” in a questionnaire without a level."""

PARTICIPATION = "participation"
"""The domain that never touches the level: what the child may have done to others."""

SAFETY_QUESTION = "self_harm"
"""The question that every questionnaire with a level must ask (see checks/safety.py)."""

Scale = Literal["frequency", "change"]
"""Two wordings of the same four answers: how often something was seen, or how much it changed."""

Which = Literal["all", "core", "expected"]
"""All signs; the main ones; or those that this observer can be expected to see."""


class Option(ContentModel):
    """One answer to choose."""

    value: Id
    """What programs and saved files know the answer by, for ever. Put no and yes in quotes."""
    label: Text
    """The answer as it is read."""
    hint: Text | None = None
    """An explanation of the answer."""
    because: Text | None = None
    """How a result names this answer as its reason, in at most seven words; without it, never."""
    points: int | None = None
    """Only on the scale of frequency questions, in rules.yaml (none: not known)."""
    neutral: bool = False
    """Means that there is nothing to tell (none, nothing, unknown): it excludes the other options
    and does not count as a choice."""
    sensitive: bool = False
    """Left off the sheet to hand over."""


@content_class
class Answer:
    """`question` was answered with at least one of `values`."""

    question: str
    values: tuple[str, ...]


class AskedWhen(ContentModel):
    """A follow-up is asked when any of these answers was given."""

    any: tuple[Answer, ...] = Field(min_length=1)


class Question(ContentModel):
    """One question (an item)."""

    id: Id
    """The name of the form field and of the API key, for ever. Give a question that the built-in
    questionnaires ask too their id: then rules and advice know its answers."""
    type: Literal["frequency", "one", "many"]
    """frequency: a sign, with common answers; one: one answer; many: any of them."""
    text: Text
    """The question as it is read."""
    hint: Text | None = None
    """An explanation below the question."""
    short: Text
    """How lists and reasons name it."""
    options: tuple[Option, ...]
    """The answers to choose. Without them the question has those on top of the file."""
    domain: Id | None = None
    """The score that a frequency question counts towards; other questions have none."""
    scale: Scale = "frequency"
    """The common answers of a frequency question: frequency asks how often, change how much."""
    core: bool = False
    """Marks the three main signs: those that tell this observer most."""
    out_of_sight: bool = False
    """A sign that this observer rarely can see: not knowing it never makes a result unsure."""
    required: bool = False
    """Has to be answered. The safety question alone is."""
    sensitive: bool = False
    """Its answer is left off the sheet to hand over."""
    asked_when: Id | None = None
    """A name under asked_when on top of the file: the question is asked only then."""
    sources: tuple[str, ...] = ()
    """Where the sign comes from."""

    @cached_property
    def by_value(self) -> dict[str, Option]:
        """Its options by value."""
        return {option.value: option for option in self.options}

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The values that tell something: all but those of neutral options."""
        return tuple(option.value for option in self.options if not option.neutral)

    @property
    def is_sign(self) -> bool:
        """Whether it asks how often a sign of being a target was seen."""
        return self.type == "frequency" and self.domain != PARTICIPATION

    @property
    def is_safety_question(self) -> bool:
        """Whether it asks about danger to life; help stands beside it wherever it is asked."""
        return self.id == SAFETY_QUESTION

    @cached_property
    def maximum(self) -> int:
        """The most points that one answer can give."""
        return max((option.points or 0 for option in self.options), default=0)


class Section(ContentModel):
    """A part of the page."""

    id: Id
    """Its name for translators."""
    title: Text
    """Its heading."""
    intro: Text | None = None
    """What to know before its questions."""
    ends_early: bool = False
    """After this part the result can be asked for."""
    questions: tuple[Question, ...]
    """Its questions, in the order of the page."""


class Questionnaire(ContentModel):
    """A whole questionnaire."""

    id: Id
    """The file’s name without .yaml; part of its address."""
    version: int
    """Goes up when a question, an option or its points change."""
    audience: Audience
    """For whom advice is worded, and which help line comes first."""
    scored: bool = True
    """false: no level, no points and no red flags; it asks what is in place."""
    title: Text
    """The heading of its page."""
    short: Text | None = None
    """Whom it is for, below its title on the home page; built-in ones have their own words."""
    intro: Text
    """What to know before the first question."""
    options: tuple[Option, ...] = ()
    """The options of every question that has none of its own."""
    asked_when: dict[Id, AskedWhen] = Field(default_factory=dict)
    """When follow-up questions are asked, by a name that they refer to."""
    sections: tuple[Section, ...]
    """The parts of the page."""

    def __hash__(self) -> int:
        """By id and version, so that caches can be keyed by a questionnaire."""
        return hash((self.id, self.version))

    @property
    def reader(self) -> Reader:
        """For whom helplines are chosen: a household gets those for parents."""
        return "teacher" if self.audience == "teacher" else "parent"

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of the page."""
        return {question.id: question for part in self.sections for question in part.questions}

    @cached_property
    def asked_if(self) -> dict[str, AskedWhen]:
        """When each follow-up is asked, by its id; every other question is asked always."""
        return {
            id_: self.asked_when[question.asked_when]
            for id_, question in self.questions.items()
            if question.asked_when
        }

    def in_page_order(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Return these ids of its questions in the order of the page."""
        return tuple(sorted(questions, key=self._places.__getitem__))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {question: place for place, question in enumerate(self.questions)}

    @cached_property
    def signs(self) -> tuple[Question, ...]:
        """The frequency questions that count towards the level."""
        return tuple(question for question in self.questions.values() if question.is_sign)

    def signs_of(self, which: Which | Collection[str]) -> tuple[Question, ...]:
        """Its signs of one kind (see Which), or those of these ids that it asks about."""
        if isinstance(which, str):
            return self._signs_by_kind[which]
        return tuple(sign for sign in self.signs if sign.id in which)

    def in_domain(self, domain: str) -> tuple[Question, ...]:
        """Its questions that count towards `domain`."""
        return self._by_domain.get(domain, ())

    @cached_property
    def _signs_by_kind(self) -> dict[str, tuple[Question, ...]]:
        return {
            "all": self.signs,
            "core": tuple(sign for sign in self.signs if sign.core),
            "expected": tuple(sign for sign in self.signs if not sign.out_of_sight),
        }

    @cached_property
    def _by_domain(self) -> dict[str, tuple[Question, ...]]:
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions.values():
            if question.domain:
                found[question.domain] = (*found.get(question.domain, ()), question)
        return found
