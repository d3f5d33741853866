"""Compose a letter: choose its sentences by the answers. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.letters import Letter, LetterLine, Paragraph
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.text import Text

OPEN = "……"
"""In a text: a blank to fill in by hand."""
ROOM = "…" * 12
"""What a blank becomes in the letter: room to write."""


@dataclass(frozen=True)
class Block:
    """One paragraph of a letter; a line that is None is to be filled in by hand."""

    text: Text
    lines: tuple[Text | None, ...]


@dataclass(frozen=True)
class Names:
    """The heading of the page of a letter, its name on a button, and its purpose."""

    title: Text
    short: Text
    intro: Text


def compose(
    letter: Letter,
    questionnaire: Questionnaire,
    conditions: Mapping[str, Condition],
    answers: Answers,
    *,
    sensitive: bool,
    country: str | None = None,
) -> tuple[Block, ...]:
    """The paragraphs of `letter` for cleaned `answers`; without answers, a blank letter.

    What it cites of the law depends on the `country`, a code.

    Without `sensitive`, the letter is composed from the answers that are not sensitive, so neither
    its sentences nor their absence reveal the others.
    """
    if not sensitive:
        answers = without_sensitive(questionnaire, answers)
    case = Case(questionnaire, answers, dict(conditions), country=country)
    blocks = (_block(one, case, sensitive=sensitive) for one in letter.paragraphs)
    return tuple(block for block in blocks if block)


def without_sensitive(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers without the questions and options that are marked as sensitive."""
    remaining: dict[str, frozenset[str]] = {}
    for name, values in answers.items():
        question = questionnaire.questions[name]
        insensitive = frozenset(v for v in values if not question.by_value[v].sensitive)
        if insensitive and not question.sensitive:
            remaining[name] = insensitive
    return remaining


def names(letter: Letter, case: Case) -> Names:
    """How `letter` is called in this case."""
    variant = next((one for one in letter.variants if one.when.holds(case)), letter)
    return Names(
        title=variant.title or letter.title,
        short=variant.short or letter.short,
        intro=variant.intro or letter.intro,
    )


def letter_text(blocks: tuple[Block, ...], translate: Callable[[Text], str]) -> str:
    """The letter as plain text; `translate` gives a text in the language of the letter."""
    return "\n\n".join("\n".join(_text_lines(block, translate)) for block in blocks)


def _text_lines(block: Block, translate: Callable[[Text], str]) -> Iterator[str]:
    yield translate(block.text).replace(OPEN, ROOM)
    for line in block.lines:
        yield f"– {translate(line).replace(OPEN, ROOM) if line else ROOM}"


def _block(paragraph: Paragraph, case: Case, *, sensitive: bool) -> Block | None:
    if not _applies(paragraph, case, sensitive=sensitive):
        return None
    lines: tuple[Text | None, ...] = tuple(
        text
        for line in paragraph.lines
        if _applies(line, case, sensitive=sensitive)
        for text in _texts(line, case)
    )
    if paragraph.lines and not lines:
        return None if paragraph.if_none == "leave_out" else Block(paragraph.text, (None,))
    return Block(paragraph.text, lines)


def _applies(one: Paragraph | LetterLine, case: Case, *, sensitive: bool) -> bool:
    return (sensitive or not one.sensitive) and one.when.holds(case)


def _texts(line: LetterLine, case: Case) -> Iterator[Text | None]:
    questions = case.questionnaire.questions
    yield from [None] * line.blank
    if line.text:
        yield line.text
    for name in line.signs:  # a teacher is not asked about everything that a parent sees
        if name in questions and line.frequency in case.values(name):
            yield questions[name].short
    if line.answers in questions:
        chosen = case.values(line.answers).intersection(line.values or case.values(line.answers))
        options = questions[line.answers].options
        yield from (o.label for o in options if o.value in chosen and not o.neutral)
