"""Letters as outlines, for drawings with words in them: no font is needed to look at them.

The font is the one that comes with matplotlib, whatever else is installed, so that a drawing is
the same everywhere. It has the Latin, Greek, Cyrillic, Arabic and Hebrew letters, and matplotlib
shapes and orders them. A letter that it does not have becomes a box: see `can_write`.
"""

from __future__ import annotations

import pathlib
import re
import unicodedata
from collections.abc import Iterator

import matplotlib
import numpy as np
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

_FONTS = pathlib.Path(matplotlib.get_data_path(), "fonts", "ttf")
_REGULAR, _BOLD = _FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf"
_LEFT_OUT = {"Cc", "Cs", "Cn", "Zl", "Zp"}
"""Categories of characters that neither a drawing nor XML can contain."""
_FORMAT = "Cf"
"""The category of those that are never seen: they join letters or say in which order they go."""


def can_write(text: str) -> bool:
    """Whether the font has every letter of the text. It has no Chinese and no emoji, for example.

    Whoever shows a drawing has to decide whether it is of use without them.
    """
    known = get_font(_REGULAR).get_charmap()
    letters = (one for one in plain(text) if unicodedata.category(one) != _FORMAT)
    return all(ord(letter) in known for letter in letters)


def plain(text: str) -> str:
    """The text as one line, without what cannot be drawn. Spaces that do not break are kept."""
    seen = (" " if unicodedata.category(one) in _LEFT_OUT else one for one in text)
    return re.sub(" +", " ", "".join(seen)).strip(" ")


def outline(line: str, size: float, *, bold: bool = False) -> Path:
    """The outlines of a line of `plain` text, upwards from (0, 0), where its baseline begins.

    Not by way of TextPath, which fails for a line in which there is nothing to see.
    """
    font = FontProperties(fname=_BOLD if bold else _REGULAR)
    vertices, codes = text_to_path.get_text_path(font, line)
    path = Path(np.reshape(vertices, (-1, 2)), codes or None)
    return Affine2D().scale(size / text_to_path.FONT_SCALE).transform_path(path)


def width_of(line: str, size: float, *, bold: bool = False) -> float:
    """How far to the right the outlines of the line reach, in the unit of its size."""
    vertices = outline(line, size, bold=bold).vertices
    return float(vertices[:, 0].max()) if len(vertices) else 0.0


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text as lines of `plain` text that are no wider than `width`; at least one."""
    lines: list[str] = []
    for word in plain(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, width, size, bold)
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """The word, in several pieces if it is too long for a line, such as an address."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size, bold=bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
