"""A sheet on which a chart is drawn, from its top down, and which becomes an SVG or a PNG file.

Where something stands is given in pixels from the edge at which the reader begins; a sheet that is
read from right to left mirrors that, and no word. Marks are named, as in `draw`: c-paper, c-text,
c-axis, c-number and c-withheld.
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
from warning_signs.charts.text_outlines import one_line, outline

_FILLS = {"c-paper": "#ffffff", "c-number": "#17485c", "c-axis": "#3f4d55", "c-text": "#1b2326"}
_LINE = "#3f4d55"
_INCH = 72  # points, each of them a pixel
_PNG_SCALE = 3  # sharp on a phone and in a printed report
_HATCH_STEP = 6
_MARGIN = 8


class Canvas:
    """Marks on white paper, of so many pixels and a margin around them."""

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

    def hatch(self, name: str, start: float, top: float, width: float, height: float) -> None:
        """Outline a box, with slanted lines in it."""
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
        """Write a line of one_line text that starts at that place.

        centred: its middle is there instead
        turned:  it runs upwards from the baseline, and its middle is there
        """
        path = outline(line, size, bold=bold)
        if not len(path.vertices):
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
        """The sheet as an SVG file that can stand in a page too; its title is read out."""
        document = io.StringIO()
        FigureCanvasSVG(self._figure()).print_svg(document)
        return picture_svg(document.getvalue(), *self._paper, one_line(title)).encode()

    def png(self, title: str) -> bytes:
        """The sheet as a PNG file."""
        data = io.BytesIO()
        canvas = FigureCanvasAgg(self._figure(_PNG_SCALE))
        canvas.print_png(data, metadata={"Title": one_line(title), "Software": None})
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
    """Lines across a box, along which x + y stays; written out, since a <pattern> needs an id."""
    right, bottom = left + width, top + height
    for step in range(1, int((width + height) // _HATCH_STEP) + 1):
        both = left + top + step * _HATCH_STEP
        first, last = max(left, both - bottom), min(right, both - top)
        yield Path([(first, both - first), (last, both - last)])
