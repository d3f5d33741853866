"""What the JSON API takes and gives, as pydantic models: requests are checked against them, answers
are built from them, and the OpenAPI document is their JSON Schema.
"""

from collections.abc import Iterable
from types import GenericAlias
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model, field_validator

from warning_signs.caching import cached
from warning_signs.content.models.advice import Horizon, Tool
from warning_signs.content.models.base import Audience, Level
from warning_signs.content.models.helplines.reachable import Contact
from warning_signs.content.models.questionnaire import AskedWhen
from warning_signs.content.models.questionnaire import Question as ContentQuestion
from warning_signs.content.models.questionnaire import Questionnaire as ContentQuestionnaire
from warning_signs.i18n.languages import SOURCE_TAG

Count = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]


class ApiModel(BaseModel):
    """An object of the API: it has these fields and no others, and no value is converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


def optional(**more: Any) -> Any:
    """A field that may be left out. It must not be null, so the document shows no default."""
    return Field(default_factory=lambda: None, **more)


class ListedQuestionnaire(ApiModel):
    """One questionnaire in the list of all."""

    id: str
    title: str
    audience: Audience
    version: Count


class Option(ApiModel):
    """One answer to choose."""

    value: str
    label: str


class Question(ApiModel):
    """One question. It is asked if there is no `asked_when`, or if one of its conditions holds."""

    id: str
    type: Literal["frequency", "one", "many"]
    text: str
    options: list[Option]
    required: bool
    asked_when: AskedWhen = optional()


class Section(ApiModel):
    """Questions that belong together."""

    id: str
    title: str
    questions: list[Question]


class Questionnaire(ApiModel):
    """A whole questionnaire in one language."""

    id: str
    version: Count
    language: str
    title: str
    sections: list[Section]


class Score(ApiModel):
    """Points out of the maximum that the known answers could give."""

    points: Count
    maximum: Count


class DomainScore(Score):
    """The score of one domain, and how many of its questions have no known answer."""

    domain: str
    unknown: Count


class Advice(ApiModel):
    """One step to take, and the questions whose answers led to it."""

    id: str
    recommendations: list[str]
    title: str
    text: str
    how: list[str]
    horizon: Horizon
    tool: Tool | None
    because: list[str]


class Helpline(ApiModel):
    """One help service. `seen` is the month in which a public source was last checked."""

    kind: str
    name: str
    contact: Contact
    phone: str | None
    url: str | None
    seen: str | None


class Assessment(ApiModel):
    """The result. Without a level, nothing was scored: the questionnaire asks what is in place."""

    questionnaire: str
    version: Count
    language: str
    country: str | None
    level: Level | None
    flags: list[str]
    scores: list[DomainScore]
    participation: Score
    reasons: list[str]
    advice: list[Advice]
    services: list[Helpline]


@cached
def assessment_model(questionnaires: tuple[str, ...], flags: tuple[str, ...]) -> type[Assessment]:
    """The model of results on a site with these questionnaires and red flags."""
    return create_model(
        "Assessment",
        __base__=Assessment,
        __doc__=Assessment.__doc__,
        questionnaire=(_one_of(questionnaires), ...),
        flags=(_list_of(_one_of(flags)), ...),
    )


class AssessmentRequest(ApiModel):
    """Answers to be assessed, and the language and country to answer for."""

    language: str
    country: str | None
    answers: ApiModel

    @field_validator("language", mode="before")
    @classmethod
    def _or_english(cls, language: Any) -> Any:
        """Null and “” mean no wish."""
        return language or SOURCE_TAG


@cached
def request_model(
    questionnaire: ContentQuestionnaire, languages: tuple[str, ...], countries: tuple[str, ...]
) -> type[AssessmentRequest]:
    """The model of requests for this questionnaire on a site with these languages and countries."""
    return create_model(
        f"{questionnaire.id}_request",
        __base__=AssessmentRequest,
        language=(_one_of([*languages, None]), SOURCE_TAG),
        country=(_one_of([*countries, None]), None),
        answers=(_answers_model(questionnaire), ...),
    )


def _answers_model(questionnaire: ContentQuestionnaire) -> type[ApiModel]:
    """One field a question. Ids are aliases: “copy” or “1st” could not be names of attributes."""
    fields: dict[str, Any] = {
        f"answer_{number}": (_answer_type(question), optional(alias=question.id))
        for number, question in enumerate(questionnaire.questions.values())
    }
    description = "A red flag or a fact is enough; else all that is required, and more."
    return create_model(
        f"{questionnaire.id}_answers", __base__=ApiModel, __doc__=description, **fields
    )


def _answer_type(question: ContentQuestion) -> Any:
    one = _one_of(question.by_value)
    return _list_of(one) if question.type == "many" else one


def _one_of(values: Iterable[str | None]) -> Any:
    """The type of these values alone."""
    return Literal[tuple(values)]


def _list_of(item: Any) -> Any:
    return GenericAlias(list, (item,))
