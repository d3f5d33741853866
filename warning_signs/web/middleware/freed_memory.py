"""What a process no longer needs of its memory goes back to the system.

The C library of Linux (glibc) keeps it, for each thread: a worker grew with every result, though it
held no more than before. And what was freed still holds traces of answers.
"""

import ctypes
from collections.abc import Callable
from itertools import count

RESPONSES = 500
"""Between two times; each takes some milliseconds."""


def _find_trim() -> Callable[[int], object]:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):  # another C library, which does as it likes
        return lambda _kept: None


class FreedMemory:
    """Counts the responses of a process, and gives back what they have left. For many threads."""

    def __init__(self) -> None:
        self._responses = count(1)
        self._trim = _find_trim()

    def one_more(self) -> None:
        """Call after each response."""
        if next(self._responses) % RESPONSES == 0:
            self._trim(0)
