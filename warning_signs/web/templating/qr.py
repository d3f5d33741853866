"""A web address as a QR code, in the page or as a picture, for somebody with a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from warning_signs.caching import cached

if TYPE_CHECKING:
    import segno

QUIET = 4
"""White modules around the code; without them a dark page would run into it."""
PIXELS = 10
"""Width and height of each module in a picture, so that it is sharp on paper too."""


def qr_code(address: str, label: str) -> Markup:
    """Return an SVG of the code for `address`, named `label`; dark on white in any scheme.

    A <title> in it would name it as well, but would also show whenever a mouse rests on it.
    """
    start = Markup('<svg class="qr" role="img" aria-label="{}" shape-rendering="crispEdges"')
    return start.format(label) + _after_start(address)


@cached
def qr_picture(address: str) -> str:
    """Return the code for `address` as a PNG in a `data:` address, for other people’s pages.

    Many content management systems remove SVG but leave an <img> alone.
    """
    return _code(address).png_data_uri(scale=PIXELS, border=QUIET)


@cached
def _after_start(address: str) -> Markup:
    """Return segno’s SVG without the `<svg` at its start."""
    svg = _code(address).svg_inline(
        border=QUIET, light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(svg.removeprefix("<svg"))  # noqa: S704 - segno draws numbers only


def _code(address: str) -> segno.QRCode:
    import segno  # here: a start that shows no result does without it

    return segno.make_qr(address, error="m", boost_error=False)
