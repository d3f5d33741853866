"""Pieces of a page that come back on page after page, kept as they were made.

A result is made for one reader, but its help services and its choosers are the same for everyone
in that language and country, and take a fifth of its time. Nothing that depends on an answer may
be kept: the key says all that a piece depends on.
"""

from collections.abc import Callable, Hashable
from typing import Any

MOST = 4096

_pieces: dict[Hashable, str] = {}


def kept(key: Hashable, make: Callable[..., str], *arguments: Any) -> str:
    """What `make` makes of `arguments`, made once for this `key`."""
    piece = _pieces.get(key)
    if piece is None:
        if len(_pieces) >= MOST:  # a site with all languages and countries needs fewer
            _pieces.clear()
        piece = _pieces[key] = make(*arguments)
    return piece
