"""A logo, made small enough to travel inside each page of a campaign.

Whatever an organisation gives is drawn anew: so nothing that a picture file can carry besides its
picture (a place, a camera, a script) gets into a page.
"""

import base64
import io
import warnings
from collections.abc import Iterator

MOST_BYTES = 800
"""Of the picture in a page, so that a first view keeps to its 14 KB."""
MOST_BYTES_GIVEN = 5_000_000
MOST_PIXELS_GIVEN = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
SIZES = ((320, 80), (240, 64), (160, 48))
"""Width and height that it must fit into, largest first: twice what is shown, for sharp screens."""
COLOURS = (64, 32, 16, 8)
"""Most logos have few: drawn with no more, they take half the room."""
QUALITIES = (75, 50, 30)


def logo_address(data: bytes) -> str:
    """The picture `data` as a `data:` address for an <img>.

    Raises ValueError, with what to do, for what is no picture, or cannot be made small enough.
    """
    picture = _read(data)
    packed = next((one for one in _tries(picture) if len(one) <= MOST_BYTES), None)
    if packed is None:
        raise ValueError(
            "The logo has too much detail to be shown small: even so it takes more than "
            f"{MOST_BYTES} bytes. Give a simpler one, without a photograph in it."
        )
    return "data:image/webp;base64," + base64.b64encode(packed).decode()


def _read(data: bytes) -> "Image.Image":  # noqa: F821 - imported below, where it is needed
    from PIL import Image, ImageOps  # here: only who makes a campaign needs it

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
    upright.info.clear()  # a colour profile would be packed along, and is larger than the picture
    return upright


def _tries(picture: "Image.Image") -> Iterator[bytes]:  # noqa: F821
    """The picture packed, best first: every way at one size before the next smaller size."""
    whole = picture.crop(picture.getbbox())  # without an empty margin
    for size in SIZES:
        small = whole.copy()
        small.thumbnail(size)
        yield _compressed(small, lossless=True)
        yield from (_compressed(small.quantize(many), lossless=True) for many in COLOURS)
        yield from (_compressed(small, quality=quality) for quality in QUALITIES)


def _compressed(picture: "Image.Image", **options: int) -> bytes:  # noqa: F821
    file = io.BytesIO()
    picture.save(file, "WEBP", method=6, **options)
    return file.getvalue()
