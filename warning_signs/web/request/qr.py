"""An address as a QR code, drawn into the page, to hand it to somebody who has a phone."""

from functools import lru_cache

from markupsafe import Markup

QUIET = 4
"""White modules around the code; without them a dark page would run into it."""
PIXELS = 10
"""Of each module in a picture, so that it is sharp on paper too."""


def qr_code(address: str, label: str) -> Markup:
    """The SVG of the code for `address`, read out as `label`; dark on white in any scheme."""
    return Markup(
        '<svg class="qr" role="img" aria-label="{}" viewBox="{}" '
        'shape-rendering="crispEdges">{}</svg>'
    ).format(label, *_drawing(address))


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The code for `address` as a PNG file in a `data:` address, for other people’s pages.

    Many of them take pictures out of drawings (SVG) but leave an <img> alone.
    """
    return _code(address).png_data_uri(scale=PIXELS, border=QUIET)


@lru_cache(maxsize=256)
def _drawing(address: str) -> tuple[str, Markup]:
    """(viewBox, shapes): a white ground and one stroke through the middle of each row."""
    rows = _code(address).matrix
    side = len(rows) + 2 * QUIET
    lines = "".join(f"M{QUIET} {y + QUIET}.5{_dashes(row)}" for y, row in enumerate(rows))
    ground = Markup('<path fill="#fff" d="M0 0h{0}v{0}H0z"/>').format(side)
    return f"0 0 {side} {side}", ground + Markup('<path stroke="#000" d="{}"/>').format(lines)


def _code(address: str) -> "segno.QRCode":  # noqa: F821 - imported below, where it is needed
    import segno  # here: a start that shows no result does without it

    return segno.make_qr(address, error="m", boost_error=False)


def _dashes(row: bytearray) -> str:
    """One row as moves of the pen: `h` draws dark modules, `m` skips light ones."""
    text = bytes(row).translate(bytes.maketrans(b"\0\1", b"01")).decode()
    runs = []
    while text:
        rest = text.lstrip(text[0])
        runs.append(("h{}" if text[0] == "1" else "m{} 0").format(len(text) - len(rest)))
        text = rest
    return "".join(runs)
