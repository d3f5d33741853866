"""Checks of letters: the questions that they name exist, and no sentence can reveal a secret."""

from collections.abc import Iterator

from warning_signs.content.checks.conditions import (
    advice_only_kinds,
    check_condition,
    is_offered,
    questions_called,
)
from warning_signs.content.content import Content
from warning_signs.content.models.conditions.advice_only import CountryIs
from warning_signs.content.models.conditions.answers import Answered
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.letters import NO_HELP, Letter, LetterLine, Paragraph
from warning_signs.content.yaml_source import Finding, YamlPath

FILE = "letters.yaml"


def check_letters(content: Content) -> Iterator[Finding]:
    """Yield every problem of the letters.

    The names in their conditions are checked with those of the rules.
    """
    for number, letter in enumerate(content.letters.values()):
        for message in _again(content, letter):
            yield FILE, ("letters", number, "again"), message
        for p, paragraph in enumerate(letter.paragraphs):
            path: YamlPath = ("letters", number, "paragraphs", p)
            for message in _paragraph(content, paragraph):
                yield FILE, path, message


def letter_conditions(content: Content) -> Iterator[tuple[YamlPath, Condition]]:
    """Yield every condition of every letter with its path in the file."""
    for i, letter in enumerate(content.letters.values()):
        for path, condition in _conditions(letter):
            yield ("letters", i, *path), condition


def _conditions(letter: Letter) -> Iterator[tuple[YamlPath, Condition]]:
    yield ("offered_when",), letter.offered_when
    yield from ((("variants", i), one.when) for i, one in enumerate(letter.variants))
    yield from ((("notes", i), one.when) for i, one in enumerate(letter.notes))
    for i, paragraph in enumerate(letter.paragraphs):
        yield ("paragraphs", i), paragraph.when
        for j, line in enumerate(paragraph.lines):
            yield ("paragraphs", i, "lines", j), line.when


def _again(content: Content, letter: Letter) -> Iterator[str]:
    if letter.again:
        yield from check_condition(content, Answered(question=NO_HELP, values=(letter.again,)))


def _paragraph(content: Content, paragraph: Paragraph) -> Iterator[str]:
    """A letter hangs on answers and the country: a level may come from sensitive ones left out."""
    for condition in (paragraph.when, *(line.when for line in paragraph.lines)):
        for kind in set(advice_only_kinds(condition)) - {CountryIs.kind}:
            yield f"No sentence may hang on “{kind}”. Name the answers instead."
    for line in paragraph.lines:
        yield from _line(content, line)


def _line(content: Content, line: LetterLine) -> Iterator[str]:
    for name in filter(None, (line.answers, *line.signs)):
        asked = questions_called(content, name)
        if not asked:
            yield f"No questionnaire asks “{name}”. Check the spelling."
        elif not is_offered(asked, line.values):
            yield f"“{name}” has not all of these values. Check “values”."
