"""Warning Signs: notice the signs of cyberbullying in a child, and know what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The site, ready to serve: content loaded and checked, every page and command in place.

    `config` overrides settings (see `config.py`). Raises StartError with all
    that is wrong: a site with a mistake in its content must not go up.
    """
    # Imported here: the commands that read this package's texts need nothing of the web.
    from warning_signs.factory import make_site

    return make_site(config or {})
