"""Checks of code_layouts.yaml: a questionnaire without a layout has results without a code."""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.code_layouts import MOST_STATES, POINTS_A_QUESTION, CodeLayout
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.yaml_source import Finding

FILE = "code_layouts.yaml"


def check_code_layouts(content: Content) -> Iterator[Finding]:
    """Yield every problem of the layouts."""
    for i, layout in enumerate(content.code_layouts.shapes):
        for key, message in _layout(content, layout):
            yield FILE, ("shapes", i, key), message
    for questionnaire in content.questionnaires.values():
        if questionnaire.signs:
            yield from _listed(content, questionnaire)


def _layout(content: Content, layout: CodeLayout) -> Iterator[tuple[str, str]]:
    code_layouts = content.code_layouts
    if layout.questionnaire not in content.questionnaires:
        yield (
            "questionnaire",
            f"There is no “{layout.questionnaire}”. Remove its lines, or mend it.",
        )
    if layout.number != code_layouts.numbers[layout.questionnaire]:
        yield "number", f"Give all versions of “{layout.questionnaire}” the same number."
    if code_layouts.numbered(layout.number, layout.version) is not layout:
        yield "number", f"Number {layout.number}, version {layout.version} stands here twice."
    if missing := set(layout.questions) - {domain.id for domain in content.rules.domains}:
        yield "questions", f"{', '.join(sorted(missing))}: no such domain. Keep it in rules.yaml."
    if layout.states > MOST_STATES:
        yield (
            "questions",
            "So many questions do not fit into a code. See docs/reference/codes.md.",
        )


def _listed(content: Content, questionnaire: Questionnaire) -> Iterator[Finding]:
    """The current version of a questionnaire must be listed, with the questions that it has."""
    file, version = f"{questionnaire.id}.yaml", questionnaire.version
    counted = {d.id: len(questionnaire.in_domain(d.id)) for d in content.rules.domains}
    asked = {domain: count for domain, count in counted.items() if count}
    listed = content.code_layouts.find(questionnaire.id, version)
    if listed is None:
        number = content.code_layouts.numbers.get(questionnaire.id, "…")
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
    counting = [question for question in questionnaire.questions.values() if question.domain]
    for scale in {one.scale for one in counting if one.maximum != POINTS_A_QUESTION}:
        yield "rules.yaml", (scale,), f"A code can only hold {POINTS_A_QUESTION} points a question."
