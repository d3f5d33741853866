"""Quotation marks of each language, by CLDR and by what is printed there, and a check of them."""

from collections.abc import Iterator

ALL = "“”„‘‚«»‹›「」『』\"'"
"""Marks that quote in some language. ’ is not one of them: it is an apostrophe everywhere."""

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
    "ku": ("«»“”", "‘"),
    "ckb": ("«»“”", "‹›"),
    "ps": ("«»“”", "‹›"),
    "so": ("“”", "‘"),
    "ti": ("“”«»", "‘‹›"),
}
"""Marks around a quotation, then marks around a quotation within one."""


def quotation_mistakes(text: str, tag: str) -> Iterator[str]:
    """Yield what is wrong with the marks of a text in the language with this tag.

    Marks of an inner quotation are right only inside an outer one.
    """
    outer, inner = MARKS[tag]
    right = set(outer) | (set(inner) if set(outer) & set(text) else set())
    wrong = [mark for mark in ALL if mark in text and mark not in right]
    if wrong:
        yield f"the marks of this language are {' '.join(outer)}, not {' '.join(wrong)}"
