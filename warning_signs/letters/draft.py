"""A letter on its way between page and server: what was typed into it is never lost. Pure.

Nothing is kept here, so the page itself carries the fingerprint of the letter that was written for
it. With that fingerprint the next post tells whether its reader has changed anything.
"""

from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from unicodedata import category

APART = "\n\n– – –\n\n"
"""Between texts that are kept together."""


@dataclass(frozen=True)
class LetterDraft:
    """The letter as the page shows it.

    text: what stands in the field; composed: fingerprint of the letter as it was written for the
    reader; before: what they had typed before the letter was written anew, kept below it.
    """

    text: str
    generated_fingerprint: str
    before: str = ""
    before_language: str = ""

    def normalised(self) -> "LetterDraft":
        """The same in plain lines."""
        return LetterDraft(*map(normalise_newlines, astuple(self)))


def fingerprint(text: str) -> str:
    """Says whether two letters are the same, however a browser sends their line ends."""
    return sha256(normalise_newlines(text).encode()).hexdigest()[:16]


def normalise_newlines(text: str) -> str:
    """The text with plain line ends, without blank space around it and what no page may hold."""
    return "".join(filter(_is_text, text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def _is_text(one: str) -> bool:
    """Whether it is a character, and not a control code or a code point that stands for none."""
    if one in "\t\n":
        return True
    code = ord(one)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not no_character and category(one) not in ("Cc", "Cs")


def regenerate(posted: LetterDraft, written: str, language: str) -> LetterDraft:
    """Return the draft to show for `posted` when the letter is now to be `written`.

    An unchanged letter is replaced. One that was changed stays where the letter would be the same
    as before; else it moves down to the earlier text. `language` is what it was posted in.
    """
    kept, now = posted.normalised(), fingerprint(written)
    if not kept.text or fingerprint(kept.text) == kept.generated_fingerprint:
        return replace(kept, text=written, generated_fingerprint=now)
    if now == kept.generated_fingerprint:
        return kept
    return LetterDraft(written, now, _together(kept.text, kept.before), language)


def restore_previous(posted: LetterDraft, written: str, language: str) -> LetterDraft:
    """Return the draft with the earlier text back in the letter; what stood there moves down.

    `written` is the letter as it would be written in the language of the earlier text.
    """
    kept, now = posted.normalised(), fingerprint(written)
    below = kept.text if fingerprint(kept.text) != kept.generated_fingerprint else ""
    return LetterDraft(kept.before, now, below, language if below else "")


def _together(text: str, before: str) -> str:
    """The newer text above the older one, each only once."""
    return f"{text}{APART}{before}" if before and before != text else text
