"""Letters as data: whole sentences, each with the condition under which a letter contains it."""

from typing import Literal

from pydantic import model_validator

from warning_signs.content.models.base import ContentModel, Frequency, Id
from warning_signs.content.models.conditions.combined import ALWAYS
from warning_signs.content.models.conditions.parse import ConditionField
from warning_signs.content.models.helplines.helpline import Kind
from warning_signs.content.models.text import Text

NO_HELP = "no_help"
"""The question that asks who was told and did nothing that helped."""


class LetterLine(ContentModel):
    """Lines below a paragraph: one sentence, or what was answered.

    text: the sentence; answers: a question whose chosen options are lines (only those in `values`,
    where given); signs: questions about signs, each of which is a line if it was seen exactly as
    often as `frequency`; blank: the number of lines to fill in by hand. `sensitive` lines appear
    only where the reader includes them.
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
    """A sentence or two, and possibly lines below.

    Where none of its lines appears, `if_none` says whether there is one to fill in by hand (open)
    or the whole paragraph is left out.
    """

    when: ConditionField = ALWAYS
    sensitive: bool = False
    text: Text
    lines: tuple[LetterLine, ...] = ()
    if_none: Literal["open", "leave_out"] = "leave_out"


class Note(ContentModel):
    """What to know before sending the letter; it stands beside the letter, never in it.

    `urgent` notes come first, in the box for danger.
    """

    when: ConditionField = ALWAYS
    urgent: bool = False
    text: Text


class Wording(ContentModel):
    """Replaces texts when its condition holds; only the first that holds is used."""

    when: ConditionField
    title: Text | None = None
    short: Text | None = None
    intro: Text | None = None


class Letter(ContentModel):
    """One letter. Its id is part of its address.

    title: the heading of its page; short: its name on a button; intro: its purpose; offered_when:
    whether a result links to it; again: the value of NO_HELP that makes it a second
    letter; then: the id of the letter that follows if it does not help; send_to: the kind of help
    service that it goes to; paragraphs: the letter itself.
    """

    id: Id
    offered_when: ConditionField
    title: Text
    short: Text
    intro: Text
    again: str | None = None
    then: Id | None = None
    send_to: Kind | None = None
    variants: tuple[Wording, ...] = ()
    notes: tuple[Note, ...] = ()
    paragraphs: tuple[Paragraph, ...]


class Letters(ContentModel):
    """All letters, in the order in which they are offered."""

    letters: tuple[Letter, ...]

    @model_validator(mode="after")
    def _different_ids(self) -> "Letters":
        if len(_ids(self.letters)) < len(self.letters):
            raise ValueError("Give each letter an id of its own")
        return self

    @model_validator(mode="after")
    def _followed_by_letters(self) -> "Letters":
        if unknown := {letter.then for letter in self.letters} - {None, *_ids(self.letters)}:
            raise ValueError(f"No letter has the id that “then” names: {unknown}")
        return self


def _ids(letters: tuple[Letter, ...]) -> set[str]:
    return {letter.id for letter in letters}
