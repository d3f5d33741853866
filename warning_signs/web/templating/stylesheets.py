"""Stylesheets: formatted for people in templates/, sent without what only people need."""

from flask import Flask
from jinja2.ext import Extension
from rcssmin import cssmin


def init_app(app: Flask) -> None:
    """Minify stylesheets when Jinja loads them."""
    app.jinja_env.add_extension(MinifiedStylesheets)


class MinifiedStylesheets(Extension):
    """Minifies each `.css` template once, before it is compiled.

    A stylesheet holds no Jinja: `raw` keeps a minified `{#id` from being read as a comment. What
    depends on data is in a `.css.jinja` template, which is sent as it is written.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template that Jinja compiles for the file `name`."""
        if name is None or not name.endswith(".css"):
            return source
        css: str = cssmin(source)
        return "{% raw %}" + css + "{% endraw %}"
