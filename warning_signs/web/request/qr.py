"""An address as a QR code, drawn into the page, for somebody who has a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from warning_signs.caching import cached

if TYPE_CHECKING:
    from segno import QRCode

QUIET_ZONE = 4
"""White modules around the code; without them a dark page would touch it."""
PIXELS = 10
"""The side of each module of a PNG, so that it is sharp on paper too."""


def qr_code(address: str, label: str) -> Markup:
    """The SVG of the code for `address`, read out as `label`; dark on white in any scheme."""
    opening = Markup('<svg role="img" aria-label="{}" shape-rendering="crispEdges"').format(label)
    return opening + _shapes(address)


@cached
def qr_picture(address: str) -> str:
    """The code for `address` as a PNG in a `data:` address, for other people’s pages.

    Many of their editors remove drawings (SVG) but leave an <img> alone.
    """
    return _code(address).png_data_uri(scale=PIXELS, border=QUIET_ZONE)


@cached
def _shapes(address: str) -> Markup:
    """The SVG from the attributes of segno on: viewBox, class, a white ground, one dark path."""
    drawn = _code(address).svg_inline(
        border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(drawn.removeprefix("<svg"))  # noqa: S704 - drawn by segno, from modules alone


def _code(address: str) -> QRCode:
    import segno  # imported here: a worker that shows no code does not need it

    return segno.make_qr(address, error="m", boost_error=False)
