"""Checks of code_layouts.yaml: without the shape of a questionnaire its results have no code."""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.code_layouts import MOST_STATES, POINTS_A_QUESTION, Shape
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.yaml_source import Path_

FILE = "code_layouts.yaml"


def check_shapes(content: Content) -> Iterator[tuple[str, Path_, str]]:
    """Yield the file, the path of a value in it and what to do, for each problem of the shapes."""
    for i, shape in enumerate(content.shapes.shapes):
        for key, message in _shape(content, shape):
            yield FILE, ("shapes", i, key), message
    for questionnaire in content.questionnaires.values():
        if questionnaire.signs:
            yield from _listed(content, questionnaire)


def _shape(content: Content, shape: Shape) -> Iterator[tuple[str, str]]:
    shapes = content.shapes
    if shape.questionnaire not in content.questionnaires:
        yield "questionnaire", f"There is no “{shape.questionnaire}”. Remove its lines, or mend it."
    if shape.number != shapes.numbers[shape.questionnaire]:
        yield "number", f"Give all versions of “{shape.questionnaire}” the same number."
    if shapes.numbered(shape.number, shape.version) is not shape:
        yield "number", f"Number {shape.number}, version {shape.version} stands here twice."
    if missing := set(shape.questions) - {domain.id for domain in content.rules.domains}:
        yield "questions", f"{', '.join(sorted(missing))}: no such domain. Keep it in rules.yaml."
    if shape.states > MOST_STATES:
        yield (
            "questions",
            "So many questions do not fit into a code. See docs/codes.md.",
        )


def _listed(content: Content, questionnaire: Questionnaire) -> Iterator[tuple[str, Path_, str]]:
    """The questionnaire as it stands now must have its line, and that line must be true."""
    file, version = f"{questionnaire.id}.yaml", questionnaire.version
    counted = {d.id: len(questionnaire.in_domain(d.id)) for d in content.rules.domains}
    asked = {domain: count for domain, count in counted.items() if count}
    listed = content.shapes.find(questionnaire.id, version)
    if listed is None:
        number = content.shapes.numbers.get(questionnaire.id, "…")
        words = ", ".join(f"{domain}: {count}" for domain, count in asked.items())
        yield (
            file,
            ("version",),
            f"Add to {FILE}: - {{questionnaire: {questionnaire.id}, number: {number}, "
            f"version: {version}, questions: {{{words}}}}}",
        )
    elif listed.questions != asked:
        message = f"Version {version} had other questions (see {FILE}). Give this one a new number."
        yield file, ("version",), message
    if any(q.domain and q.maximum != POINTS_A_QUESTION for q in questionnaire.questions.values()):
        message = f"A code can only hold {POINTS_A_QUESTION} points for “almost every day”."
        yield "rules.yaml", ("frequency",), message
