"""Draw the bar of one domain with matplotlib, without any text.

Label, value and words stand in table cells beside the bar, so one drawing serves every language. It
always runs from left to right; a right-to-left page mirrors it in its stylesheet
(`[dir=rtl] .chart { transform: scaleX(-1) }`), which is safe because it has no text.

Marks, for the stylesheet: c-few, c-some, c-many (the bands), c-line (frame and borders of the
bands: one line before "some", two before "many", so that they differ without colour), c-unknown
(hatched) and c-bar. Their attributes apply where no stylesheet overrides them.
"""

from __future__ import annotations

import io

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from warning_signs.charts.bar import Bar
from warning_signs.charts.svg_cleanup import inline_svg

WIDTH, HEIGHT = 240, 28
_EDGE = 1  # half of the frame's line lies outside its path
_LANE = (8, 20)  # top and bottom of the bar: the bands show above and below it
_ZERO_MARK = 3  # "0 of 9" is a thin mark, "nothing known" has no mark
_BETWEEN_TWO_LINES = 3
_HATCH_STEP = 12

_FILLS = {"c-few": "#eef2f4", "c-some": "#d3dee4", "c-many": "#adc0cb", "c-bar": "#17485c"}
_LINE = "#3f4d55"

_Segments = list[list[tuple[float, float]]]


def draw_bar(bar: Bar) -> str:
    """Return `bar` as inline SVG; the same bar always gives the same bytes.

    Thread-safe: each drawing has its own Figure, and matplotlib's process-wide rcParams never
    change.
    """
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.set_axis_off()
    for mark in (*_bands(bar), _borders(bar), *_unknown(bar), *_score(bar)):
        axes.add_artist(mark)
    document = io.StringIO()
    canvas = FigureCanvasSVG(figure)
    canvas.print_svg(document)
    return inline_svg(document.getvalue(), WIDTH, HEIGHT)


def _bands(bar: Bar) -> list[PathPatch]:
    """The three bands over the whole height, each heavier than the one before."""
    edges = [_x(bar, 0), *_band_edges(bar), _x(bar, bar.maximum)]
    names = ("c-few", "c-some", "c-many")
    spans = zip(names, edges, edges[1:], strict=False)
    return [_filled(name, left, right, 0, HEIGHT) for name, left, right in spans]


def _borders(bar: Bar) -> PathPatch:
    """The frame, a line where "some" begins and two where "many" begins."""
    some, many = _band_edges(bar)
    upright = [some, many, many + _BETWEEN_TWO_LINES]
    reached = [x for x in upright if x < _x(bar, bar.maximum)]
    segments: _Segments = [[(x, _EDGE), (x, HEIGHT - _EDGE)] for x in reached]
    frame = _box(_x(bar, 0), _x(bar, bar.maximum), _EDGE, HEIGHT - _EDGE)
    return _mark("c-line", [frame, *segments], facecolor="none", edgecolor=_LINE)


def _unknown(bar: Bar) -> list[PathPatch]:
    """The unknown part at the end of the bar, outlined and hatched, never just blank."""
    if bar.known == bar.maximum:
        return []
    left, right = _x(bar, bar.known), _x(bar, bar.maximum)
    segments = [_box(left, right, *_LANE), *_hatching(left, right)]
    return [_mark("c-unknown", segments, facecolor="#ffffff", edgecolor=_LINE)]


def _score(bar: Bar) -> list[PathPatch]:
    """The points; no mark at all if no question of the domain was answered."""
    if bar.known == 0:
        return []
    right = max(_x(bar, bar.points), _x(bar, 0) + _ZERO_MARK)
    return [_filled("c-bar", _x(bar, 0), right, *_LANE)]


def _x(bar: Bar, points: float) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * points / bar.maximum


def _band_edges(bar: Bar) -> tuple[float, float]:
    """Where "some" and "many" begin: half a point early, so that a bar that just reaches a band
    visibly ends inside it, and at most at the frame, if the domain cannot reach the band."""
    some, many = (min(start - 0.5, bar.maximum) for start in (bar.some_from, bar.many_from))
    return _x(bar, some), _x(bar, many)


def _hatching(left: float, right: float) -> _Segments:
    """Slanted lines between `left` and `right`; not a <pattern>, since that needs an id."""
    top, bottom = _LANE
    slant = bottom - top
    count = int((right - left - slant) // _HATCH_STEP) + 1
    starts = [left + _HATCH_STEP * step for step in range(count)]
    return [[(start, bottom), (start + slant, top)] for start in starts]


def _filled(name: str, left: float, right: float, top: float, bottom: float) -> PathPatch:
    box = [_box(left, right, top, bottom)]
    return _mark(name, box, facecolor=_FILLS[name], edgecolor="none")


def _box(left: float, right: float, top: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def _mark(name: str, segments: _Segments, facecolor: str, edgecolor: str) -> PathPatch:
    """One shape of one or more lines; svg_cleanup turns its name into a class."""
    moves = [Path.MOVETO if i == 0 else Path.LINETO for line in segments for i in range(len(line))]
    path = Path([vertex for line in segments for vertex in line], moves)
    return PathPatch(
        path, gid=name, facecolor=facecolor, edgecolor=edgecolor, linewidth=1, clip_on=False
    )
