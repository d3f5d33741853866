"""Which file has the bars of this site: that of the program, or the one drawn on this machine."""

from warning_signs.charts.domains import all_bars
from warning_signs.charts.prerendered import PrerenderedBars
from warning_signs.content.content import Content
from warning_signs.paths import DRAWINGS, SHIPPED_DRAWINGS


def load_bars(content: Content) -> PrerenderedBars:
    """The bars that come with the program; where `content` needs more, those drawn here."""
    shipped = PrerenderedBars.load(SHIPPED_DRAWINGS)
    return shipped if shipped.has_all(all_bars(content)) else PrerenderedBars.load(DRAWINGS)
