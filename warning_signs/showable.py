"""What readers type, without the characters that HTML forbids."""

import re

# Controls, surrogates and noncharacters. The last two code points of each plane are noncharacters.
_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_UNSHOWABLE = re.compile(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{_PLANE_ENDS}]"
)
_LINE_END = re.compile(r"\r\n?")


def is_showable(text: str) -> bool:
    """Whether `showable` would remove no character from the text."""
    return not _UNSHOWABLE.search(text)


def showable(text: str) -> str:
    """The text without forbidden characters; each of its line breaks is one “\\n”."""
    return _UNSHOWABLE.sub("", _LINE_END.sub("\n", text))
