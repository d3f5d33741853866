"""Whether work takes a time that grows as what it is given does, and not as its square.

Machines are busy and of any speed, so only ratios within one run are looked at: of what takes long
enough to be told from noise, four times as much may take about four times as long, never sixteen.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median
from typing import Any

STEP = 4
MOST = 8
"""How many times as long STEP times as much may take."""
DOUBTFUL = 6
"""How many times as long sends it to be measured again."""
NOISE = 0.01
"""Seconds below which nothing is said: nobody waits for that."""
PAIRS = 11
"""Of measurements after a first that is doubtful. A busy machine can be twice as slow from one
moment to the next, so the two of a pair follow each other, and the pair in the middle counts.
"""

NASTY = (
    *(" ", "\t", "\n", "\r\n", " \n", "\n ", "\t \n", "\u3000", "\u2028", "\0", "\x1c"),
    *(
        "+",
        "-",
        "--",
        "=",
        "'",
        '"',
        "\"'",
        ',"',
        ",'",
        ",",
        ";",
        "&",
        "%",
        "%0",
        "%00",
        "\\",
        '\\"',
    ),
    *(
        "a",
        "A1",
        "a-",
        "a=",
        "a;",
        "a,",
        "a.",
        "a:",
        ":",
        ":1",
        "1",
        "1 ",
        "1.",
        "/",
        "//",
        "#",
        "*",
    ),
    *("<", "<a", "</", "<!--", ">", "(", "[", "{", "{{", "%(a", "%(", "|", "_", "\ufeff", "\ufffe"),
    *(
        "\u0301",
        "\u0301\u0323",
        "e\u0301",
        "\ufdfa",
        "\U0001f468\u200d",
        "\u202e",
        "=+",
        ",=",
        ";q=1,",
    ),
)
"""What patterns and parsers have stumbled over elsewhere, to be repeated."""


def seconds(work: Callable[[Any], object], given: Any) -> float:
    """Of the processor, however busy the machine."""
    gc.disable()  # which would look through the whole of a test run
    began = time.thread_time()
    try:
        work(given)
        return time.thread_time() - began
    finally:
        gc.enable()


def outgrows(
    work: Callable[[Any], object], make: Callable[[int], Any], most: int, least: int = 1024
) -> str:
    """What is wrong if `work` on `make(size)` takes longer and longer; '' if it does not.

    Sizes grow up to `most`, but not beyond the first that takes too long, so that a test of what
    would take hours ends in a second.
    """
    size, before = least, seconds(work, make(least))
    while size * STEP <= most:
        small, large = make(size), make(size * STEP)
        after = seconds(work, large)
        if after / max(before, NOISE / MOST) > DOUBTFUL:
            times = median(_times_as_long(work, small, large) for _ in range(PAIRS))
            if times > MOST:
                return f"{size * STEP} took {times:.1f} times as long as {size}"
        size, before = size * STEP, after
    return ""


def _times_as_long(work: Callable[[Any], object], small: Any, large: Any) -> float:
    return seconds(work, large) / max(seconds(work, small), NOISE / MOST)
