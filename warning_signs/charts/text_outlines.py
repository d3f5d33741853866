"""Text as outlines, so that drawings with words need no font to be displayed.

The font is always the one that comes with matplotlib, so a drawing is the same on every machine. It
has Latin, Greek, Cyrillic, Arabic and Hebrew letters, which matplotlib shapes and orders. A letter
that the font lacks becomes a box: see `can_write`.
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
_FORBIDDEN = {"Cc", "Cs", "Cn", "Zl", "Zp"}
"""Unicode categories that neither a drawing nor XML can contain."""
_FORMAT = "Cf"
"""The Unicode category of invisible characters, which join letters or set their direction."""


def can_write(text: str) -> bool:
    """Whether the font has every letter of the text. It has no Chinese and no emoji, say."""
    font = get_font(_REGULAR)
    letters = (one for one in one_line(text) if unicodedata.category(one) != _FORMAT)
    return all(font.get_char_index(ord(letter)) for letter in letters)  # 0 is the box


def one_line(text: str) -> str:
    """The text on one line, without characters that cannot be drawn; keeps no-break spaces."""
    visible = (" " if unicodedata.category(one) in _FORBIDDEN else one for one in text)
    return re.sub(" +", " ", "".join(visible)).strip(" ")


def outline(line: str, size: float, *, bold: bool) -> Path:
    """The outlines of one line of text, with its baseline starting at (0, 0) and y upwards.

    matplotlib's TextPath would fail for a line without any visible character.
    """
    font = FontProperties(fname=_BOLD if bold else _REGULAR)
    vertices, codes = text_to_path.get_text_path(font, line)
    path = Path(np.reshape(vertices, (-1, 2)), codes or None)
    return Affine2D().scale(size / text_to_path.FONT_SCALE).transform_path(path)


def is_blank(path: Path) -> bool:
    """Whether the path draws nothing."""
    return np.size(path.vertices) == 0


def width_of(line: str, size: float, *, bold: bool = False) -> float:
    """The right edge of the outlines of the line, in the unit of `size`."""
    path = outline(line, size, bold=bold)
    return 0.0 if is_blank(path) else float(np.asarray(path.vertices)[:, 0].max())


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break the text into lines (see `one_line`) no wider than `width`; at least one."""
    lines: list[str] = []
    for word in one_line(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, width, size, bold)
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Break up a word that is too long for one line, such as a web address."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size, bold=bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
