"""Warning Signs: notice the signs of cyberbullying in a child, and know what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.2.0"


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the site, ready to serve: content loaded and checked, pages and commands registered.

    `config` overrides settings (see `config.py`). Raises StartError, which names every mistake:
    a site with a mistake in its content must not start.
    """
    # Imported here: the commands that read this package's texts do not need the web.
    from warning_signs.factory import make_site

    return make_site(config or {})
