"""Checks of a questionnaire: its questions fit together, and fit the rules and the pages."""

from collections.abc import Iterator

from warning_signs.content import reserved_names
from warning_signs.content.checks.safety import check_safety
from warning_signs.content.content import Content
from warning_signs.content.models.questionnaire import IN_PLACE, Question, Questionnaire
from warning_signs.content.yaml_source import Finding, YamlPath


def check_questionnaire(content: Content, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Yield every problem of one questionnaire."""
    file = f"{questionnaire.id}.yaml"
    if questionnaire.id.casefold() in reserved_names.NAMES:
        message = f"“{questionnaire.id}” is the name of something else here. Choose another"
        yield file, ("id",), f"{message} name for the file and the id."
    if all(question.required for question in questionnaire.questions.values()):
        yield file, ("sections",), "Ask at least one question that may be left open."
    before: dict[str, Question] = {}
    for path, question in _places(questionnaire):
        for key, message in _question(content, questionnaire, question, before):
            yield file, (*path, key), message
        before[question.id] = question
    paths = {question.id: path for path, question in _places(questionnaire)}
    for name, message in check_safety(content, questionnaire):
        yield file, paths.get(name, ("sections",)), message


def _places(questionnaire: Questionnaire) -> Iterator[tuple[YamlPath, Question]]:
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _question(
    content: Content,
    questionnaire: Questionnaire,
    question: Question,
    before: dict[str, Question],
) -> Iterator[tuple[str, str]]:
    for message in _id(question, before):
        yield "id", message
    for message in _options(content, questionnaire, question):
        yield "options", message
    for message in _domain(content, question):
        yield "domain", message
    for message in _asked_when(questionnaire, question, before):
        yield "asked_when", message


def _id(question: Question, before: dict[str, Question]) -> Iterator[str]:
    if question.id in before:
        yield f"“{question.id}” stands here twice. Give each question an id of its own."
    if question.id in reserved_names.FIELDS | reserved_names.MARKS:
        yield f"“{question.id}” means something else in forms. Give the question another id."
    if not question.id[0].isalpha():
        yield f"Let “{question.id}” begin with a letter."


def _options(content: Content, questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    values = [option.value for option in question.options]
    if not values or len(values) != len(set(values)):
        yield f"Give “{question.id}” options, each with a value of its own."
    if not questionnaire.scored and (question.type != "one" or IN_PLACE not in values):
        yield f"Without a level, “{question.id}” is of type one, with a “{IN_PLACE}”."
    if question.type == "frequency" and question.options != content.rules.scales[question.scale]:
        yield f"A frequency question has the common scale. Remove the options of “{question.id}”."


def _domain(content: Content, question: Question) -> Iterator[str]:
    if (question.type == "frequency") != (question.domain is not None):
        yield f"A frequency question, and no other, has a domain. Mend “{question.id}”."
    domains = [domain.id for domain in content.rules.domains]
    if question.domain and question.domain not in domains:
        yield f"“{question.domain}” is no domain. Use one of: {', '.join(domains)}."


def _asked_when(
    questionnaire: Questionnaire, question: Question, before: dict[str, Question]
) -> Iterator[str]:
    name = question.asked_when
    if name and name not in questionnaire.asked_when:
        yield f"“{name}” is not defined under asked_when on top. Define it there."
    elif name:
        for one in questionnaire.asked_when[name].any:
            asked = before.get(one.question)
            if not asked or not set(one.values) <= set(asked.by_value):
                yield f"“{name}” needs a question that comes before, and its values."
