"""Checks of letters: what they ask about exists, and no sentence can give a secret away."""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.condition import Condition
from warning_signs.content.models.letters import NOT_IN_PARAGRAPHS, LetterLine, Paragraph
from warning_signs.content.yaml_source import YamlPath

FILE = "letters.yaml"


def check_letters(content: Content) -> Iterator[tuple[str, YamlPath, str]]:
    """Yield file, path and message of every problem of a letter, names in conditions apart."""
    for number, letter in enumerate(content.letters.values()):
        for p, paragraph in enumerate(letter.paragraphs):
            path: YamlPath = ("letters", number, "paragraphs", p)
            for message in _paragraph(content, paragraph):
                yield FILE, path, message


def letter_conditions(content: Content) -> Iterator[tuple[YamlPath, Condition]]:
    """Yield every condition of every letter with its path in the file."""
    for i, letter in enumerate(content.letters.values()):
        yield ("letters", i, "offered_when"), letter.offered_when
        for key in ("variants", "notes", "paragraphs"):
            for j, one in enumerate(getattr(letter, key)):
                path: YamlPath = ("letters", i, key, j)
                yield path, one.when
                for k, line in enumerate(getattr(one, "lines", ())):
                    yield (*path, "lines", k), line.when


def _paragraph(content: Content, paragraph: Paragraph) -> Iterator[str]:
    for one in (paragraph, *paragraph.lines):
        for condition in one.when.walk():
            if condition.kind in NOT_IN_PARAGRAPHS:
                yield f"No sentence may hang on “{condition.kind}”. Name the answers instead."
    for line in paragraph.lines:
        yield from _line(content, line)


def _line(content: Content, line: LetterLine) -> Iterator[str]:
    for name in (line.answers, *line.signs):
        asked = [q.questions[name] for q in content.questionnaires.values() if name in q.questions]
        if name and not asked:
            yield f"No questionnaire asks “{name}”. Check the spelling."
        elif name and not any(set(line.values) <= set(question.by_value) for question in asked):
            yield f"“{name}” has not all of these values. Check “values”."
