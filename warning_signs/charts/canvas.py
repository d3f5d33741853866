"""A canvas for charts, drawn from the top down and saved as SVG or PNG.

Positions are pixels from the edge at which the reader starts, so a right-to-left canvas mirrors
them, but not the words. Each mark has a name, as in `domain_bar`: c-paper, c-text, c-axis,
c-number, c-part-0 and on, and c-withheld.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from warning_signs.charts.bar_chart_data import Direction
from warning_signs.charts.svg_cleanup import picture_svg
from warning_signs.charts.text_outlines import is_blank, one_line, outline

_FILLS = {
    "c-paper": "#ffffff",
    "c-number": "#17485c",
    "c-axis": "#3f4d55",
    "c-text": "#1b2326",
    # Parts of a column, from light to dark, so that they differ in grey too.
    "c-part-0": "#e3e9ec",
    "c-part-1": "#b4c6ce",
    "c-part-2": "#7f9cab",
    "c-part-3": "#44708a",
    "c-part-4": "#0f2f40",
}
_LINE = "#3f4d55"
_INCH = 72  # points in an inch; one point is one pixel
_PNG_SCALE = 3  # sharp on phones and in printed reports
_HATCH_STEP = 6
_MARGIN = 8


class Canvas:
    """Marks on white paper of `width` by `height` pixels, with a margin around them."""

    def __init__(self, width: float, height: float, direction: Direction) -> None:
        self._width = width
        self._mirrored = direction == "rtl"
        self._marks: list[PathPatch] = []
        self._paper = (width + 2 * _MARGIN, height + 2 * _MARGIN)
        self.fill("c-paper", -_MARGIN, -_MARGIN, *self._paper)

    def fill(self, name: str, start: float, top: float, width: float, height: float) -> None:
        """Fill a box."""
        box = _box(self._left(start, width), top, width, height)
        self._mark(name, box, facecolor=_FILLS[name], edgecolor="none")

    def fill_lined(self, name: str, start: float, top: float, width: float, height: float) -> None:
        """Fill a box and outline it, so that a light one can be seen on paper."""
        box = _box(self._left(start, width), top, width, height)
        self._mark(name, box, facecolor=_FILLS[name], edgecolor=_LINE)

    def hatch(self, name: str, start: float, top: float, width: float, height: float) -> None:
        """Outline a box and hatch it."""
        left = self._left(start, width)
        lines = _slanted(left, top, width, height)
        path = Path.make_compound_path(_box(left, top, width, height), *lines)
        self._mark(name, path, facecolor=_FILLS["c-paper"], edgecolor=_LINE)

    def write(
        self,
        line: str,
        at: float,
        baseline: float,
        size: float,
        *,
        bold: bool = False,
        centred: bool = False,
        turned: bool = False,
    ) -> None:
        """Write a line of text that starts at `at`.

        centred: its middle is at `at` instead
        turned:  it runs upwards from the baseline, and its middle is at `at`
        """
        path = outline(line, size, bold=bold)
        if is_blank(path):
            return
        extents = path.get_extents()
        put = Affine2D()
        if turned:
            put.rotate_deg(90).translate((extents.y0 + extents.y1) / 2, 0)
        else:
            start = extents.x1 if self._mirrored else extents.x0
            put.translate(-(extents.x0 + extents.x1) / 2 if centred else -start, 0)
        put.scale(1, -1).translate(self._left(at, 0), baseline)
        self._mark("c-text", put.transform_path(path), facecolor=_FILLS["c-text"], edgecolor="none")

    def svg(self, title: str) -> bytes:
        """The canvas as an SVG file, which can be inlined too; screen readers read its title."""
        document = io.StringIO()
        canvas = FigureCanvasSVG(self._figure())
        canvas.print_svg(document)
        return picture_svg(document.getvalue(), *self._paper, one_line(title)).encode()

    def png(self, title: str) -> bytes:
        """The canvas as a PNG file."""
        data = io.BytesIO()
        canvas = FigureCanvasAgg(self._figure(_PNG_SCALE))
        metadata = {"Title": one_line(title), "Software": None}
        canvas.print_png(data, metadata=metadata)
        return data.getvalue()

    def _figure(self, scale: int = 1) -> Figure:
        width, height = self._paper
        figure = Figure(figsize=(width / _INCH, height / _INCH), dpi=_INCH * scale)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-_MARGIN, width - _MARGIN), ylim=(height - _MARGIN, -_MARGIN))
        axes.set_axis_off()
        for mark in self._marks:
            axes.add_artist(mark)
        return figure

    def _left(self, start: float, width: float) -> float:
        return self._width - start - width if self._mirrored else start

    def _mark(self, name: str, path: Path, *, facecolor: str, edgecolor: str) -> None:
        self._marks.append(
            PathPatch(
                path, gid=name, facecolor=facecolor, edgecolor=edgecolor, linewidth=1, clip_on=False
            )
        )


def _box(left: float, top: float, width: float, height: float) -> Path:
    right, bottom = left + width, top + height
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])


def _slanted(left: float, top: float, width: float, height: float) -> Iterator[Path]:
    """Lines across a box with constant x + y; not a <pattern>, since that needs an id."""
    right, bottom = left + width, top + height
    for step in range(1, int((width + height) // _HATCH_STEP) + 1):
        both = left + top + step * _HATCH_STEP
        first, last = max(left, both - bottom), min(right, both - top)
        yield Path([(first, both - first), (last, both - last)])
