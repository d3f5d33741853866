"""Letters as data: whole sentences, each with the condition on which it stands in the letter."""

from typing import Literal

from pydantic import model_validator

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.condition import Condition, ConditionField, Frequency
from warning_signs.content.models.text import Text

ALWAYS = Condition("named", "always")
NOT_IN_PARAGRAPHS = frozenset({"level", "flag", "foreign_language"})
"""Kinds of condition that no sentence of a letter may hang on: a letter knows answers, and what
they add up to only together with sensitive ones that are to stay out of it."""


class LetterLine(ContentModel):
    """Lines below a paragraph: one sentence, or what was answered.

    text: the sentence; answers: a question, each chosen option of which is a line (only those in
    `values`, where these are given); signs: questions about signs, each of which is a line if it
    was seen just as often as `frequency`; blank: so many lines to fill in
    by hand. `sensitive` lines stand only where that is ticked.
    """

    when: ConditionField = ALWAYS
    sensitive: bool = False
    text: Text | None = None
    answers: str | None = None
    values: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    frequency: Frequency | None = None
    blank: int = 0

    @model_validator(mode="after")
    def _one_kind(self) -> "LetterLine":
        if sum(map(bool, (self.text, self.answers, self.signs, self.blank))) != 1:
            raise ValueError("Give a line one of “text”, “answers”, “signs” and “blank”")
        if bool(self.signs) != (self.frequency is not None):
            raise ValueError("Give “signs”, and nothing else, a “frequency”")
        return self


class Paragraph(ContentModel):
    """A sentence or two, with lines below it where there are any.

    Where none of its lines holds, `if_none` says whether one is left to fill in by hand (open) or
    the whole paragraph is left out.
    """

    when: ConditionField = ALWAYS
    sensitive: bool = False
    text: Text
    lines: tuple[LetterLine, ...] = ()
    if_none: Literal["open", "leave_out"] = "leave_out"


class Note(ContentModel):
    """What to know before the letter is sent; it stands beside the letter, never in it.

    `urgent` ones come first, in the box for danger.
    """

    when: ConditionField = ALWAYS
    urgent: bool = False
    text: Text


class Wording(ContentModel):
    """Replaces what it names when its condition holds; the first that holds is taken."""

    when: ConditionField
    title: Text | None = None
    short: Text | None = None
    intro: Text | None = None


class Letter(ContentModel):
    """One letter. Its id is part of its address.

    title: heads its page; short: names it on a button; intro: what it is good for; offered_when:
    whether a result leads to it; notes: see Note; paragraphs: the letter itself.
    """

    id: Id
    offered_when: ConditionField
    title: Text
    short: Text
    intro: Text
    variants: tuple[Wording, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraphs: tuple[Paragraph, ...]


class Letters(ContentModel):
    """All letters, in the order in which they are offered."""

    letters: tuple[Letter, ...]

    @model_validator(mode="after")
    def _different_ids(self) -> "Letters":
        if len({letter.id for letter in self.letters}) < len(self.letters):
            raise ValueError("Give each letter an id of its own")
        return self
