"""The texts of a catalogue as one piece of bytes, each decoded when it is asked for.

As many objects they would be there three times: Python counts inside each object who uses it, so
that a worker that only reads a text writes to the memory that it shares, and gets a copy.
"""

from array import array
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from warning_signs.caching import cached


class PackedTexts:
    """Looks texts up for a catalogue of gettext, in place of its dictionary."""

    def __init__(self, texts: Mapping[Any, str], places: Mapping[Any, int]) -> None:
        """Pack `texts`, each at its place: `places` has the keys of all catalogues, in order."""
        packed = [texts.get(key, "").encode() for key in places]
        self._places = places
        self._packed = b"".join(packed)
        self._edges = array("I", accumulate(map(len, packed), initial=0))

    def get(self, key: Any, default: Any = None) -> Any:
        """The text of a key; `default` where there is none."""
        place = self._places.get(key)
        return default if place is None else self._text(place) or default

    @cached
    def _text(self, place: int) -> str:
        return self._packed[self._edges[place] : self._edges[place + 1]].decode()

    def __getitem__(self, key: Any) -> str:
        text: str | None = self.get(key)
        if text is None:
            raise KeyError(key)
        return text
