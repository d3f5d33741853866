"""The colour theme of a campaign: a palette from one or two colours, refused if hard to read.

Contrast is defined by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): at least 4.5 to
1 for text. The backgrounds are those of templates/assets/base.css; a test compares the two.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LEAST_CONTRAST = 4.5
SITE_COLOUR = "#0b5a55"
"""The default colour of links and buttons."""
LIGHT_GROUNDS = {"card": "#fff", "paper": "#fbf7f0", "sun": "#fdebcd", "blush": "#fdeae5"}
DARK_GROUNDS = {"card": "#1d2629", "paper": "#141b1d", "sun": "#3a2e19", "blush": "#3d221e"}
ON_LIGHT, ON_DARK = "#fff", "#08201e"
"""Colour of the text on buttons, on light and on dark screens."""

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
STEPS = 100

Channels = tuple[float, float, float]
Grounds = Mapping[str, str]


@dataclass(frozen=True)
class Palette:
    """CSS variables that the campaign’s colours override, for light and for dark screens."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def palette(main: str, strip: str | None = None) -> Palette:
    """The palette for a colour of links and buttons and one of the strip on top of each page.

    Without `strip`, a darker shade of `main` is used. Raises ValueError for a colour with too
    little contrast; the message gives its contrast and the nearest readable shade.
    """
    if wrong := [one for one in (main, strip) if one and not HEX.fullmatch(one)]:
        raise ValueError(f"“{wrong[0]}” is no colour: write it as #0b5a55.")
    _require_readable(main, "links and buttons", _light_grounds)
    strip = strip or mix(main, "#000")
    _require_readable(strip, "the strip on top", lambda _strip: {"text": ON_LIGHT})
    dark_tint = mix(main, DARK_GROUNDS["paper"], 0.8)
    night = {"text": ON_DARK, "tint": dark_tint, **DARK_GROUNDS}
    return Palette(
        {"main": main, "tint": _tint(main), "strip": strip},
        {
            "main": _towards("#fff", main, lambda _main: night),
            "on": ON_DARK,
            "tint": dark_tint,
            "strip": mix(strip, "#000"),
        },
    )


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 (equal) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float = 0.2) -> str:
    """Mix a share of `other`, from 0 to 1, into `colour`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def _tint(main: str) -> str:
    return mix(main, "#fff", 0.9)


def _light_grounds(main: str) -> Grounds:
    return {"tint": _tint(main), **LIGHT_GROUNDS}


def _require_readable(colour: str, what: str, grounds_of: Callable[[str], Grounds]) -> None:
    """Raise ValueError unless the colour can be read on all backgrounds that it leads to."""
    ground = min(grounds_of(colour).values(), key=lambda one: contrast(colour, one))
    least = contrast(colour, ground)
    if least < LEAST_CONTRAST:
        raise ValueError(
            f"{colour} cannot be read well as the colour of {what}: its contrast with {ground} is "
            f"{_floor(least)} to 1, and it must be {LEAST_CONTRAST} to 1. "
            f"The nearest darker shade that can be read is {_towards('#000', colour, grounds_of)}."
        )


def _floor(ratio: float) -> str:
    """The ratio with one decimal, rounded down: 4.49 must not be shown as 4.5."""
    return f"{int(ratio * 10) / 10:.1f}"


def _towards(end: str, colour: str, grounds_of: Callable[[str], Grounds]) -> str:
    """The first shade from `colour` towards `end` that can be read on all its backgrounds."""
    shades = (mix(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next(
        shade
        for shade in shades
        if all(contrast(shade, ground) >= LEAST_CONTRAST for ground in grounds_of(shade).values())
    )


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> Channels:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue
