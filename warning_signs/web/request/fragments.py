"""Pieces of a page that come back on page after page, kept as they were made.

A result is made for one reader, but its help services and its choosers are the same for everyone
in that language and country, and take a fifth of its time. Nothing that depends on an answer may
be kept: the key says all that a piece depends on.
"""

from collections.abc import Callable, Hashable
from typing import Any

from flask import current_app

MOST = 4096


def cached_fragment(key: Hashable, make: Callable[..., str], *arguments: Any) -> str:
    """What `make` makes of `arguments`, made once for this `key`."""
    fragments: dict[Hashable, str] = current_app.extensions.setdefault("fragments", {})
    fragment = fragments.get(key)
    if fragment is None:
        if len(fragments) >= MOST:  # a site with all languages and countries needs fewer
            fragments.clear()
        fragment = fragments[key] = make(*arguments)
    return fragment
