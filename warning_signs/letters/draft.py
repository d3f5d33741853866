"""A letter that travels between page and server, without losing what was typed into it. Pure.

The server stores nothing. The page therefore carries the fingerprint of the letter that was
generated for it, and at the next post this fingerprint shows whether the reader has changed it.
"""

from dataclasses import astuple, dataclass, replace
from hashlib import sha256

from warning_signs.showable import showable

APART = "\n\n– – –\n\n"
"""Separator between two earlier texts."""


@dataclass(frozen=True)
class LetterDraft:
    """The letter as the page shows it.

    text:                  the content of the field
    generated_fingerprint: fingerprint of the letter as it was generated
    before:                what the reader had typed before the letter was generated again
    before_language:       the language of that text
    """

    text: str
    generated_fingerprint: str
    before: str = ""
    before_language: str = ""

    def normalised(self) -> "LetterDraft":
        """The same with normalised line breaks."""
        return LetterDraft(*map(normalise_newlines, astuple(self)))


def fingerprint(text: str) -> str:
    """A hash that is the same for equal letters, whatever line breaks a browser sends."""
    return sha256(normalise_newlines(text).encode()).hexdigest()[:16]


def normalise_newlines(text: str) -> str:
    """The text with \\n as line break, trimmed, and without characters that HTML forbids."""
    return showable(text).strip()


def regenerate(posted: LetterDraft, generated: str, language: str) -> LetterDraft:
    """The draft to show for `posted`, now that the letter would be generated as `generated`.

    A letter that the reader did not change is replaced. A changed letter stays if the generated one
    is the same as before; otherwise it moves down to the earlier text. `language` is that of the
    posted letter.
    """
    draft, new_fingerprint = posted.normalised(), fingerprint(generated)
    if not draft.text or fingerprint(draft.text) == draft.generated_fingerprint:
        return replace(draft, text=generated, generated_fingerprint=new_fingerprint)
    if new_fingerprint == draft.generated_fingerprint:
        return draft
    return LetterDraft(generated, new_fingerprint, _together(draft.text, draft.before), language)


def restore_previous(posted: LetterDraft, generated: str, language: str) -> LetterDraft:
    """The draft with the earlier text back in the letter; a changed letter moves down.

    `generated` is the letter as it would be generated in the language of the earlier text.
    """
    draft = posted.normalised()
    changed = fingerprint(draft.text) != draft.generated_fingerprint
    below = draft.text if changed else ""
    return LetterDraft(draft.before, fingerprint(generated), below, language if below else "")


def _together(text: str, before: str) -> str:
    """The newer text above the older one; one of them if they are equal."""
    return f"{text}{APART}{before}" if before and before != text else text
