"""The texts of a catalogue as one piece of bytes, each decoded when it is asked for.

As many objects they would be there three times: Python counts inside each object who uses it, so
that a worker that only reads a text writes to the memory that it shares, and gets a copy.
"""

from array import array
from collections.abc import Mapping
from itertools import accumulate
from typing import Any


class PackedTexts:
    """Looks texts up for a catalogue of gettext, in place of its dictionary."""

    def __init__(self, texts: Mapping[Any, str], places: dict[Any, int]) -> None:
        """Pack `texts`, in the order of `places`: the keys of all catalogues, which it adds to."""
        for key in texts:
            places.setdefault(key, len(places))
        packed = [texts.get(key, "").encode() for key in places]
        self._places = places
        self._packed = b"".join(packed)
        self._ends = array("I", accumulate(map(len, packed)))
        self._starts = array("I", [0, *self._ends[:-1]])

    def get(self, key: Any, default: Any = None) -> Any:
        """The text of a key; `default` where there is none."""
        place = self._places.get(key)
        if place is None or place >= len(self._ends):  # another catalogue, read later, has it
            return default
        return self._packed[self._starts[place] : self._ends[place]].decode() or default

    def __getitem__(self, key: Any) -> str:
        text: str | None = self.get(key)
        if text is None:
            raise KeyError(key)
        return text
