"""Quotation marks of each language, by CLDR and by what is printed there, and what breaks them."""

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
    wrong = [mark for mark in ALL if mark in text and mark not in fitting]
    if wrong:
        yield f"the marks of this language are {' '.join(outer)}, not {' '.join(wrong)}"
