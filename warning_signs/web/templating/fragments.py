"""A cache of rendered parts of pages, shared by all readers. Its keys never hold an answer.

A result is rendered for one reader, but most of it is the same for all whose answers lead there:
its helplines, its steps, its choosers. A key must name everything that its fragment depends on, and
a fragment that holds an answer, or points, must not be cached.
"""

from collections.abc import Callable, Hashable
from typing import Any

from flask import current_app

from warning_signs.web.request.site import site


def cached_fragment(key: Hashable, make: Callable[..., str], *arguments: Any) -> str:
    """What `make` returns for `arguments`, rendered once for each `key`. For templates.

    In debug it is made anew: whoever changes a template wants to see the change.
    """
    if current_app.debug:
        return make(*arguments)
    fragments = site().fragments
    fragment = fragments.get(key)
    if fragment is None:
        fragment = make(*arguments)
        fragments.put(key, fragment)
    return fragment
