"""English inside a page of another language: texts that its catalogue lacks, and how to tell them.

A language may be offered with its core pack alone (translations/CORE.yaml). What it lacks is shown
in English between two invisible characters of Unicode, so that it may pass through code, attributes
and files like any other text. At the end `mark_up` turns them into elements with `lang`.
"""

import re
from urllib.parse import quote

from babel.support import NullTranslations, Translations

START, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
ELEMENT = {START: '<span lang="en" dir="ltr">', END: "</span>"}
PIECE = re.compile(f"(<[^<>]*>|{START}|{END})")
"""A tag with its attributes, or a mark; what stands between two of them is text."""
WITHOUT_ELEMENTS = re.compile(r"<(script|style|title|textarea|option|svg)\b")
"""How an element begins that can hold no element of ours."""
SPELLINGS = {mark: (mark, f"\\u{ord(mark):04x}", quote(mark)) for mark in ELEMENT}
"""How a mark is written in a text, in JSON, and in an address."""
MARK = re.compile("|".join(re.escape(one) for group in SPELLINGS.values() for one in group))


class EnglishTexts(NullTranslations):
    """The catalogue of last resort of a language that is not whole: English, and marked so."""

    def gettext(self, message: str) -> str:
        """The English text between the marks."""
        return f"{START}{message}{END}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English singular or plural between the marks."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The English text between the marks."""
        return self.gettext(message)


def with_english_marked(catalogue: Translations) -> Translations:
    """Return the catalogue, which now marks what it does not have."""
    catalogue.add_fallback(EnglishTexts())
    return catalogue


def mark_up(page: str) -> str:
    """Return an HTML page in which each marked text is an element with `lang`.

    Where no element can stand, such as in attributes, the text stays and the marks go.
    """
    if not any(one in page for group in SPELLINGS.values() for one in group):
        return page
    pieces, until = [], ""
    for piece in PIECE.split(page):
        pieces.append(unmarked(piece) if until else ELEMENT.get(piece) or unmarked(piece))
        if until:
            until = until if piece != until else ""
        elif opening := WITHOUT_ELEMENTS.match(piece):
            until = f"</{opening[1]}>"
    return "".join(pieces)


def unmarked(text: str) -> str:
    """Return a text without the marks: a file that is not HTML, or a part that holds no element."""
    return MARK.sub("", text)
