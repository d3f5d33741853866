"""Draws the numbers of a campaign with matplotlib. All words come from the caller.

Each amount is written at its bar, so there is no scale to read off, and what is withheld is a
short hatched bar that says so, never a gap. Dark on white and hatched, it can be printed in grey.

The same chart gives the same bytes every time. Thread-safe: each drawing has a sheet of its own,
and matplotlib's process-wide rcParams are never changed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from warning_signs.charts.bar_chart_data import Amount, Chart, PictureFormat
from warning_signs.charts.canvas import Canvas
from warning_signs.charts.text_outlines import width_of, wrapped

WIDTH = 360
"""In pixels: as wide as a phone. Many columns take more."""

_TITLE_SIZE, _TITLE_LINE = 15, 20
_SIZE, _LINE = 13, 18
_SMALL_SIZE, _SMALL_LINE = 10, 14
_ASCENT = 0.75  # how far letters reach above the line they stand on, in their size
_GAP = 6
_BAR = 16
_STUB = 18  # how long what is withheld is, whatever it is
_THINNEST = 1  # what is published is seen, however little it is beside the rest
_HIGHEST = 150
_NARROWEST, _WIDEST = 13, 56  # the place of a column
_FILLED = 0.75  # of that place


def draw_chart(chart: Chart, picture: PictureFormat) -> bytes:
    """The chart as an SVG or a PNG file."""
    canvas = _columns(chart) if chart.upright else _bars(chart)
    return canvas.svg(chart.title) if picture == "svg" else canvas.png(chart.title)


def _bars(chart: Chart) -> Canvas:
    """Bars one below the other, each under its label."""
    labels = [wrapped(amount.label, WIDTH, _SIZE) for amount in chart.amounts]
    heights = [len(label) * _LINE + _BAR + 2 * _GAP for label in labels]
    canvas, top = _titled(chart, WIDTH, sum(heights))
    longest = WIDTH - _GAP - _widest([amount.written for amount in chart.amounts], _SIZE)
    for amount, label, height in zip(chart.amounts, labels, heights, strict=True):
        _write_lines(canvas, label, top, _SIZE, _LINE)
        _bar(canvas, amount, top + len(label) * _LINE, longest / chart.largest)
        top += height
    return canvas


def _bar(canvas: Canvas, amount: Amount, top: float, unit: float) -> None:
    length = _length(amount, unit)
    if amount.number is None:
        canvas.hatch("c-withheld", 0.5, top, length, _BAR)
    else:
        canvas.fill("c-number", 0, top, length, _BAR)
    baseline = top + (_BAR + _SIZE * _ASCENT) / 2
    canvas.write(amount.written, length + _GAP, baseline, _SIZE)


@dataclass(frozen=True)
class _Places:
    """Where columns stand, in pixels.

    start:  free before the first and behind the last, for half a label
    place:  the width that a column has for itself, in the middle of which it stands
    above:  free over the highest, for what is written there
    each:   every so many columns one has a label, as more would run into each other
    turned: what is written over a column runs upwards, as there is no room beside
    """

    start: float
    place: float
    above: float
    each: int
    turned: bool


def _columns(chart: Chart) -> Canvas:
    """Columns side by side on a line, what they are written under it."""
    places = _places(chart)
    width = max(WIDTH, 2 * places.start + places.place * len(chart.amounts))
    canvas, top = _titled(chart, width, places.above + _HIGHEST + _SMALL_LINE)
    floor = top + places.above + _HIGHEST
    for number, amount in enumerate(chart.amounts):
        middle = places.start + places.place * (number + 0.5)
        _column(canvas, amount, middle, floor, _HIGHEST / chart.largest, places)
        if number % places.each == 0:
            baseline = floor + _SMALL_LINE - 2
            canvas.write(amount.label, middle, baseline, _SMALL_SIZE, centred=True)
    canvas.fill("c-axis", 0, floor, width, 1)
    return canvas


def _places(chart: Chart) -> _Places:
    label = _widest([amount.label for amount in chart.amounts], _SMALL_SIZE)
    written = _widest([amount.written for amount in chart.amounts], _SMALL_SIZE)
    place = min(max((WIDTH - label) / len(chart.amounts), _NARROWEST), _WIDEST)
    turned = written > place - 2
    return _Places(
        start=label / 2,
        place=place,
        above=_GAP + (written if turned else _SMALL_LINE),
        each=math.ceil((label + _GAP) / place),
        turned=turned,
    )


def _column(
    canvas: Canvas, amount: Amount, middle: float, floor: float, unit: float, places: _Places
) -> None:
    height = _length(amount, unit)
    width = places.place * _FILLED
    start, top = middle - width / 2, floor - height
    if amount.number is None:
        canvas.hatch("c-withheld", start, top, width, height)
    else:
        canvas.fill("c-number", start, top, width, height)
    baseline = top - _GAP / 2
    canvas.write(amount.written, middle, baseline, _SMALL_SIZE, centred=True, turned=places.turned)


def _length(amount: Amount, unit: float) -> float:
    return _STUB if amount.number is None else max(amount.number * unit, _THINNEST)


def _titled(chart: Chart, width: float, height: float) -> tuple[Canvas, float]:
    """A sheet with the title on it and so much height below, and where that begins."""
    title = wrapped(chart.title, width, _TITLE_SIZE, bold=True)
    top = len(title) * _TITLE_LINE + _GAP
    canvas = Canvas(width, math.ceil(top + height), chart.direction)
    _write_lines(canvas, title, 0, _TITLE_SIZE, _TITLE_LINE, bold=True)
    return canvas, top


def _write_lines(
    canvas: Canvas, lines: list[str], top: float, size: float, height: float, *, bold: bool = False
) -> None:
    for number, line in enumerate(lines):
        baseline = top + number * height + (height + size * _ASCENT) / 2
        canvas.write(line, 0, baseline, size, bold=bold)


def _widest(lines: list[str], size: float) -> float:
    return max(width_of(line, size) for line in lines)
