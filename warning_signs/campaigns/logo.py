"""Make a logo small enough to be part of each page of a campaign.

The picture is always encoded again, so nothing else in the file (location, camera, a script) gets
into a page.
"""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 800
"""Of the picture in a page, so that a first view stays within its 14 KB."""
MOST_BYTES_GIVEN = 5_000_000
MOST_PIXELS_GIVEN = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
SIZES = ((320, 80), (240, 64), (160, 48))
"""Bounding boxes to try, largest first: twice the size shown, for high-density screens."""
COLOURS = (64, 32, 16, 8)
"""Palette sizes to try: most logos have few colours, and a palette halves their size."""
QUALITIES = (75, 50, 30)


def logo_address(data: bytes) -> str:
    """Encode the picture file `data` as a `data:` URL for an <img>.

    Raises ValueError, with what to do, if it is no picture or cannot be made small enough.
    """
    picture = _read(data)
    encoded = next((one for one in _encodings(picture) if len(one) <= MOST_BYTES), None)
    if encoded is None:
        raise ValueError(
            "The logo has too much detail to be shown small: even so it takes more than "
            f"{MOST_BYTES} bytes. Give a simpler one, without a photograph in it."
        )
    return "data:image/webp;base64," + base64.b64encode(encoded).decode()


def _read(data: bytes) -> Image.Image:
    from PIL import Image, ImageOps  # here: only creating a campaign needs Pillow

    advice = "Give a PNG, JPEG, WebP or GIF picture."
    if len(data) > MOST_BYTES_GIVEN:
        raise ValueError(f"The logo has more than {MOST_BYTES_GIVEN // 10**6} MB. {advice}")
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS_GIVEN:
            raise Image.DecompressionBombError
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        most = MOST_PIXELS_GIVEN // 10**6
        raise ValueError(f"The logo has more than {most} million pixels. {advice}") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ValueError(f"The logo cannot be read as a picture. {advice}") from error
    upright.info.clear()  # or a colour profile larger than the picture would be saved with it
    return upright


def _encodings(picture: Image.Image) -> Iterator[bytes]:
    """Yield encodings of the picture, best first: every kind at one size, then the next size."""
    trimmed = picture.crop(picture.getbbox())  # without an empty margin
    for size in SIZES:
        small = trimmed.copy()
        small.thumbnail(size)
        yield _webp(small, lossless=True)
        yield from (_webp(small.quantize(colours), lossless=True) for colours in COLOURS)
        yield from (_webp(small, quality=quality) for quality in QUALITIES)


def _webp(picture: Image.Image, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", method=6, **options)
    return file.getvalue()
