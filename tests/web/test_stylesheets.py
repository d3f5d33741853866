"""Stylesheets: written for people, sent small (warning_signs.web.templating.stylesheets)."""

import re

import pytest
from jinja2 import DictLoader, Environment

from warning_signs.paths import TEMPLATES
from warning_signs.web.templating.stylesheets import MinifiedStylesheets

STYLESHEETS = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.css"))


def sent(source: str) -> str:
    """What a page holds of a stylesheet."""
    files = DictLoader({"own.css": source})
    jinja = Environment(extensions=[MinifiedStylesheets], loader=files, autoescape=True)
    return jinja.get_template("own.css").render()


@pytest.mark.parametrize("name", STYLESHEETS)
def test_a_stylesheet_is_one_that_any_tool_can_read(name):
    css = (TEMPLATES / name).read_text(encoding="utf-8")
    assert css.startswith("/* "), "says first what it is for"
    assert max(len(line) for line in css.splitlines()) <= 100
    assert not re.search(r"{[{%#]", css), "Jinja stands in .css.jinja"
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert not re.search(r"[;{}][ \t]*\S", rules), "one declaration a line"


@pytest.mark.parametrize("name", STYLESHEETS)
def test_a_stylesheet_is_sent_without_what_only_people_need(app, name):
    css = app.jinja_env.get_template(name).render()
    assert css
    assert "\n" not in css
    assert "/*" not in css


def test_nothing_in_a_stylesheet_is_read_as_jinja():
    assert sent("@media print {\n  #a { color: red; }\n  #b #}c { margin: 0 auto; }\n}") == (
        "@media print{#a{color:red}#b #}c{margin:0 auto}}"
    )
