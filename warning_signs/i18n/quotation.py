"""Quotation marks of each language, by CLDR and by what is printed there, and what breaks them."""

import re
from collections.abc import Iterator

ALL = "“”„‘‚«»‹›「」『』\"'"
"""Marks that quote in some language. ’ is none of them: it is an apostrophe everywhere."""

# Marks around a quotation, then those of a quotation within one.
MARKS = {
    "ar": ("«»“”", "‘“”"),
    "bg": ("„“", "‚‘"),
    "bs": ("„”", "‘"),
    "ca": ("«»", "“”"),
    "cs": ("„“", "‚‘"),
    "da": ("“”„»«", "‘"),
    "de": ("„“", "‚‘"),
    "el": ("«»", "“”"),
    "en": ("“”", "‘"),
    "es": ("«»", "“”"),
    "et": ("„“”", "«»"),
    "fa": ("«»", "‹›"),
    "fi": ("”»", ""),
    "fr": ("«»", "“”"),
    "ga": ("“”", "‘"),
    "he": ("”“„", "‘"),
    "hr": ("„“”", "‚‘"),
    "hu": ("„”", "«»"),
    "is": ("„“", "‚‘"),
    "it": ("«»", "“”"),
    "lt": ("„“", "‚‘"),
    "lv": ("“”„", "«»"),
    "mk": ("„“", "‚‘"),
    "mt": ("“”", "‘"),
    "nl": ("“”‘", ""),
    "no": ("«»", "‘"),
    "pl": ("„”", "«»"),
    "pt": ("«»“”", "‘"),
    "ro": ("„”", "«»"),
    "ru": ("«»", "„“"),
    "sk": ("„“", "‚‘"),
    "sl": ("„“»«", "‚‘"),
    "sq": ("“”„«»", "‘"),
    "sr": ("„“”", "‘"),
    "sv": ("”»", ""),
    "tr": ("“”", "‘"),
    "uk": ("«»", "„“"),
    "ur": ("“”", "‘"),
    "zh-Hans": ("“”", "‘"),
    "zh-Hant": ("「」", "『』"),
}


def quotation_mistakes(text: str, tag: str) -> Iterator[str]:
    """Yield what is wrong with the marks of a text in the language with this tag.

    Those for a quotation within one count only where there is one around them.
    """
    outer, inner = MARKS[tag]
    fitting = set(outer) | (set(inner) if set(outer) & set(text) else set())
    wrong = dict.fromkeys(mark for mark in re.findall(f"[{re.escape(ALL)}]", text))
    for mark in wrong.keys() - fitting:
        yield f"the mark {mark} is not one of this language, which has {' '.join(outer)}"
