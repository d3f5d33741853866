"""The site as the `flask` command finds it in a checkout."""

from warning_signs.serving.wsgi import app

__all__ = ["app"]
