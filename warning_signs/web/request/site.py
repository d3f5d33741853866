"""The content of this site, as every view finds it."""

from flask import current_app

from warning_signs.content.content import Content


def site_content() -> Content:
    """What was loaded and checked at the start (site.make_site)."""
    return current_app.extensions["content"]
