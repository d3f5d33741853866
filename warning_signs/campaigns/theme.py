"""The colour theme of a campaign: from one or two colours, of any kind, shades that can be read.

Contrast is defined by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): at least 4.5 to
1 for text. The backgrounds are those of templates/assets/styles/base.css; a test compares the two.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LEAST_CONTRAST = 4.5
SITE_COLOUR = "#0b5a55"
"""The default colour of links and buttons."""
LIGHT_GROUNDS = {"card": "#fff", "paper": "#fbf7f0", "sun": "#fdebcd", "blush": "#fdeae5"}
DARK_GROUNDS = {"card": "#1d2629", "paper": "#141b1d", "sun": "#3a2e19", "blush": "#3d221e"}
ON_DARK = "#08201e"
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


def hex_colour(written: str) -> str:
    """The colour as written. Raises ValueError, with what to write, if it is none."""
    if not HEX.fullmatch(written):
        raise ValueError(f"“{written}” is no colour: write it as #0b5a55.")
    return written


def palette(main: str, strip: str | None = None) -> Palette:
    """The palette for a colour of links and buttons and one of the strip on top of each page.

    Without `strip`, a darker shade of `main` is used. Links and buttons get the nearest shade of
    `main` that can be read; the strip keeps its colour, and its letters are white or black.
    """
    day = _towards("#000", main, _light_grounds)
    strip = strip or mix(day, "#000")
    evening = mix(strip, "#000")
    dark_tint = mix(main, DARK_GROUNDS["paper"], 0.8)
    night = {"text": ON_DARK, "tint": dark_tint, **DARK_GROUNDS}
    return Palette(
        {"main": day, "tint": _tint(day), "strip": strip, "on-strip": letters_on(strip)},
        {
            "main": _towards("#fff", main, lambda _main: night),
            "on": ON_DARK,
            "tint": dark_tint,
            "strip": evening,
            "on-strip": letters_on(evening),
        },
    )


def letters_on(ground: str) -> str:
    """White, or black where white letters could not be read: one of them always can."""
    return "#fff" if contrast("#fff", ground) >= LEAST_CONTRAST else "#000"


def shades_in_words(main: str | None, strip: str | None) -> list[str]:
    """What the site made of the colours that an organisation gave, one sentence for each."""
    made = palette(main or SITE_COLOUR, strip)
    said = [_links_in_words(main, made)] if main else []
    letters = "white" if made.light["on-strip"] == "#fff" else "black"
    return [*said, f"The strip on top: {made.light['strip']}, with {letters} letters."]


def _links_in_words(main: str, made: Palette) -> str:
    day, night = made.light["main"], made.dark["main"]
    dark = "" if night == day else f"; {night} on dark screens"
    if day == main:
        return f"Links and buttons: {main} as given{dark}."
    least = min(contrast(main, ground) for ground in _light_grounds(main).values())
    return (
        f"Links and buttons: {day}, the nearest darker shade of {main} that can be read (contrast "
        f"{_floor(least)} to 1, and text needs {LEAST_CONTRAST}){dark}."
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
