"""Draws what became of 1,000 children, a row for each scenario and start, as one small SVG file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tools.stress_test.inputs import CHILDREN
from tools.stress_test.run import LEVELS, Outcome
from tools.stress_test.tables import ACT_NOW, MISSED, count

PARTS = {
    "act now or get help today": ACT_NOW,
    "some signs": LEVELS[2:3],
    "few or too little": MISSED,
}
COLOURS = {
    "bullied": ("#17485c", "#5b90a5", "#bcd6df"),
    "not bullied": ("#8a4b12", "#d69a5b", "#f3e0c8"),
}
LIGHT = ("#17485c", "#8a4b12")
"""The dark colours, on which numbers are white."""
NARROW = 35
"""In children: no number fits into a part that is narrower."""


def draw(outcomes: Sequence[Outcome], file: Path) -> None:
    """Write the picture."""
    # The same bytes on every run; words stay words.
    with mpl.rc_context({"svg.hashsalt": "stress", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(8, 4.4), layout="constrained")
        axes = figure.subplots()
        for row, one in enumerate(outcomes):
            _row(axes, row, one)
        labels = [f"{one.scenario.title}\n{one.start.bullied} of 1,000 bullied" for one in outcomes]
        axes.set(xlim=(0, CHILDREN), xlabel="made-up children", yticks=range(len(outcomes)))
        axes.set_yticklabels(labels)
        axes.tick_params(axis="y", length=0)
        axes.invert_yaxis()
        axes.spines[["top", "right", "left"]].set_visible(False)
        figure.legend(loc="outside upper center", ncols=2, frameon=False)
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})


def _row(axes: Axes, row: int, one: Outcome) -> None:
    start = 0
    for label, number, colour in _parts(one):
        name = label if row == 0 else None
        axes.barh(row, number, left=start, color=colour, edgecolor="white", label=name)
        if number >= NARROW:
            ink = "white" if colour in LIGHT else "black"
            axes.text(start + number / 2, row, str(number), ha="center", va="center", color=ink)
        start += number


def _parts(one: Outcome) -> Iterator[tuple[str, int, str]]:
    """Yield (label, number of children, colour), from the start of the row."""
    for group, levels in (("bullied", one.bullied), ("not bullied", one.others)):
        for (words, which), colour in zip(PARTS.items(), COLOURS[group], strict=True):
            yield f"{group}: {words}", count(levels, which), colour
