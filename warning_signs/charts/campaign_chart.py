"""Draw the bar charts of a campaign with matplotlib. All words come from the caller.

Each amount is written at its bar, so no scale is needed. An unpublished number is a short hatched
bar with a text, never a gap. Dark and hatched on white, the charts can be printed in grey.

The same chart always gives the same bytes. Thread-safe: each drawing has its own canvas, and
matplotlib's process-wide rcParams never change.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate

from warning_signs.charts.bar_chart_data import Amount, Chart, PictureFormat
from warning_signs.charts.canvas import Canvas
from warning_signs.charts.text_outlines import can_write, width_of, wrapped

WIDTH = 360
"""In pixels: the width of a phone. Many columns take more."""

_TITLE_SIZE, _TITLE_LINE = 15, 20
_SIZE, _LINE = 13, 18
_SMALL_SIZE, _SMALL_LINE = 10, 14
_ASCENT = 0.75  # height of letters above the baseline, as a share of their size
_GAP = 6
_BAR = 16
_STUB = 18  # length of the bar of every unpublished number
_THINNEST = 1  # keeps a published number visible, however small
_HIGHEST = 150
_NARROWEST, _WIDEST = 13, 56  # width of the slot of a column
_FILLED = 0.75  # share of its slot that a column fills


def draw_chart(chart: Chart, picture: PictureFormat) -> bytes:
    """The chart as an SVG or a PNG file."""
    writable = _writable(chart)
    canvas = _columns(writable) if chart.upright else _bars(writable)
    return canvas.svg(chart.title) if picture == "svg" else canvas.png(chart.title)


def _writable(chart: Chart) -> Chart:
    """Replace the words that the font cannot write, such as Chinese; they would become boxes.

    The title is left out, as it stands above the chart on the page and in the file's metadata. A
    label becomes its position in the table beside the chart, a number its digits.
    """
    amounts = tuple(
        replace(
            amount,
            label=_label(amount.label, position),
            written=amount.written if can_write(amount.written) else _digits(amount.number),
        )
        for position, amount in enumerate(chart.amounts, start=1)
    )
    legend = tuple(_label(name, position) for position, name in enumerate(chart.legend, start=1))
    title = chart.title if can_write(chart.title) else ""
    rest = chart.rest if can_write(chart.rest) else "–"
    return replace(chart, title=title, amounts=amounts, legend=legend, rest=rest)


def _label(words: str, position: int) -> str:
    return words if can_write(words) else str(position)


def _digits(number: int | None) -> str:
    return "–" if number is None else str(number)


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
    """The layout of the columns, in pixels.

    start:  margin before the first and after the last column, for half a label
    place:  width of the slot of a column, which stands in its middle
    above:  margin above the highest column, for its number
    each:   label every n-th column only, so that labels do not overlap
    turned: whether the numbers above the columns are rotated, for want of width
    """

    start: float
    place: float
    above: float
    each: int
    turned: bool


def _columns(chart: Chart) -> Canvas:
    """Columns side by side on a line, with their labels below it."""
    places = _places(chart)
    width = max(WIDTH, 2 * places.start + places.place * len(chart.amounts))
    lines = len(chart.legend) + chart.has_rest
    below = _SMALL_LINE + (lines * _LINE + _GAP if lines else 0)
    canvas, top = _titled(chart, width, places.above + _HIGHEST + below)
    floor = top + places.above + _HIGHEST
    for number, amount in enumerate(chart.amounts):
        middle = places.start + places.place * (number + 0.5)
        _column(canvas, amount, middle, floor, _HIGHEST / chart.largest, places)
        if number % places.each == 0:
            baseline = floor + _SMALL_LINE - 2
            canvas.write(amount.label, middle, baseline, _SMALL_SIZE, centred=True)
    canvas.fill("c-axis", 0, floor, width, 1)
    _legend(canvas, chart, floor + _SMALL_LINE + _GAP)
    return canvas


def _legend(canvas: Canvas, chart: Chart, top: float) -> None:
    """The name of each part, in the order of a column: the rest, and the last part, are on top."""
    if chart.has_rest:
        canvas.hatch("c-withheld", 0.5, top + 2, _SIZE, _SIZE)
        _write_lines(canvas, [chart.rest], top, _SIZE, _LINE, start=_SIZE + _GAP)
        top += _LINE
    for line, (part, name) in enumerate(reversed(list(enumerate(chart.legend)))):
        canvas.fill_lined(f"c-part-{part}", 0.5, top + line * _LINE + 2, _SIZE, _SIZE)
        _write_lines(canvas, [name], top + line * _LINE, _SIZE, _LINE, start=_SIZE + _GAP)


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
    elif amount.parts:
        if amount.has_rest:
            canvas.hatch("c-withheld", start, top, width, height)
        for number, up_to in enumerate(accumulate(amount.parts)):
            part = amount.parts[number] * unit
            canvas.fill_lined(f"c-part-{number}", start, floor - up_to * unit, width, part)
    else:
        canvas.fill("c-number", start, top, width, height)
    baseline = top - _GAP / 2
    canvas.write(amount.written, middle, baseline, _SMALL_SIZE, centred=True, turned=places.turned)


def _length(amount: Amount, unit: float) -> float:
    return _STUB if amount.number is None else max(amount.number * unit, _THINNEST)


def _titled(chart: Chart, width: float, height: float) -> tuple[Canvas, float]:
    """A canvas with the title and `height` pixels below it; also returns where these begin."""
    title = wrapped(chart.title, width, _TITLE_SIZE, bold=True)
    top = len(title) * _TITLE_LINE + _GAP
    canvas = Canvas(width, math.ceil(top + height), chart.direction)
    _write_lines(canvas, title, 0, _TITLE_SIZE, _TITLE_LINE, bold=True)
    return canvas, top


def _write_lines(
    canvas: Canvas,
    lines: list[str],
    top: float,
    size: float,
    height: float,
    *,
    start: float = 0,
    bold: bool = False,
) -> None:
    for number, line in enumerate(lines):
        baseline = top + number * height + (height + size * _ASCENT) / 2
        canvas.write(line, start, baseline, size, bold=bold)


def _widest(lines: list[str], size: float) -> float:
    return max(width_of(line, size) for line in lines)
