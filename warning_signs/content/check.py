"""Checks that look at more than one place: every name that is used must exist."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .check_letters import check_letters, letter_conditions
from .check_service_guides import check_service_guides
from .check_shapes import check_shapes
from .condition import Condition
from .questionnaire import IN_PLACE, Question, Questionnaire
from .source import Path_, Problem, read_source

if TYPE_CHECKING:
    from .load import Content

Found = tuple[str, Path_, str]
"""A file, the path of a value in it, and what to do about that value."""


def check_content(content: "Content", folder: Path) -> list[Problem]:
    """Return every problem of `content` that no single object could see by itself."""
    found = [
        *(one for q in content.questionnaires.values() for one in _questionnaire(content, q)),
        *_conditions(content),
        *_advice(content),
        *check_letters(content),
        *check_service_guides(content),
        *check_shapes(content),
    ]
    files = {name for name, _path, _message in found}
    sources = {name: read_source(folder / name, name) for name in files}
    return [sources[name].problem(path, message) for name, path, message in found]


def _questionnaire(content: "Content", questionnaire: Questionnaire) -> Iterator[Found]:
    file = f"{questionnaire.id}.yaml"
    before: dict[str, Question] = {}
    domains = {domain.id for domain in content.rules.domains}
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            path: Path_ = ("sections", s, "questions", q)
            for key, message in _question(questionnaire, question, before, domains):
                yield file, (*path, key), message
            before[question.id] = question


def _question(
    questionnaire: Questionnaire, question: Question, before: dict[str, Question], domains: set[str]
) -> Iterator[tuple[str, str]]:
    if question.id in before:
        yield "id", f"“{question.id}” stands here twice. Give each question an id of its own."
    values = [option.value for option in question.options]
    if not values or len(values) != len(set(values)):
        yield "options", f"Give “{question.id}” options, each with a value of its own."
    if not questionnaire.scored and (question.type != "one" or IN_PLACE not in values):
        yield "options", f"Without a level, “{question.id}” is of type one, with a “{IN_PLACE}”."
    if (question.type == "frequency") != (question.domain is not None):
        yield "domain", f"A frequency question, and no other, has a domain. Mend “{question.id}”."
    if question.domain and question.domain not in domains:
        yield "domain", f"“{question.domain}” is no domain. Use one of: {', '.join(domains)}."
    name = question.asked_when
    if name and name not in questionnaire.asked_when:
        yield "asked_when", f"“{name}” is not defined under asked_when on top. Define it there."
    elif name:
        for one in questionnaire.asked_when[name].any:
            if not _exists(before, one.question, one.values):
                yield "asked_when", f"“{name}” needs a question that comes before, and its values."


def _conditions(content: "Content") -> Iterator[Found]:
    rules = content.rules
    for name, condition in rules.conditions.items():
        yield from _condition(content, "rules.yaml", ("conditions", name), condition)
    yield from _condition(content, "rules.yaml", ("unsure",), rules.unsure)
    for i, flag in enumerate(rules.flags):
        yield from _condition(content, "rules.yaml", ("flags", i), flag.when)
    for i, floor in enumerate(rules.floors):
        yield from _condition(content, "rules.yaml", ("floors", i), floor.when)
    for i, role in enumerate(rules.roles):
        yield from _condition(content, "rules.yaml", ("roles", i), role.when)
    for i, advice in enumerate(content.catalogue.advice):
        parts = (advice, *advice.variants, *advice.parts)
        for condition in (*(one.when for one in parts), advice.sensitive_when):
            if condition:
                yield from _condition(content, "advice.yaml", ("advice", i), condition)
    for path, condition in letter_conditions(content):
        yield from _condition(content, "letters.yaml", path, condition)


def _condition(content: "Content", file: str, path: Path_, condition: Condition) -> Iterator[Found]:
    for one in condition.walk():
        if message := _unknown_name(content, one):
            yield file, path, message


def _unknown_name(content: "Content", one: Condition) -> str | None:
    rules, argument = content.rules, one.argument
    if one.kind == "named" and argument not in {"always", *rules.conditions}:
        return f"“{argument}” is no condition of rules.yaml. Use one of: {_list(rules.conditions)}."
    if one.kind == "flag" and (missing := set(argument) - {flag.id for flag in rules.flags}):
        return f"{_list(missing)}: no such red flag in rules.yaml. Check the spelling."
    if one.kind in ("answered", "chosen"):
        values = getattr(argument, "values", ())
        asked = (q.questions for q in content.questionnaires.values())
        if not any(_exists(questions, argument.question, values) for questions in asked):
            return f"No questionnaire has “{argument.question}” with these values. Check both."
    return None


def _advice(content: "Content") -> Iterator[Found]:
    catalogue = content.catalogue
    ids = [advice.id for advice in catalogue.advice]
    numbers = {one.id for one in catalogue.recommendations}
    for i, advice in enumerate(catalogue.advice):
        path: Path_ = ("advice", i)
        if ids.index(advice.id) != i:
            yield "advice.yaml", (*path, "id"), f"“{advice.id}” stands here twice. Keep one."
        stages = {advice.stage, *(v.stage for v in advice.variants if v.stage)}
        if missing := stages - set(catalogue.stages):
            yield (
                "advice.yaml",
                path,
                f"{_list(missing)}: no such stage. Use one of the list on top.",
            )
        if missing := set(advice.recommendations) - numbers:
            yield (
                "advice.yaml",
                path,
                f"{_list(missing)}: no such recommendation. Check the number.",
            )
        if missing := set(advice.conflicts) - set(ids):
            yield "advice.yaml", path, f"{_list(missing)}: no such advice. Check “conflicts”."


def _exists(questions: dict[str, Question], question: str, values: Iterable[str]) -> bool:
    return question in questions and set(values) <= set(questions[question].by_value)


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
