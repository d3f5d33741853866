"""What is sent of a stylesheet says the same to a browser as its source."""

import pytest

from tests.web.test_stylesheets import STYLESHEETS
from warning_signs.paths import TEMPLATES

RULES = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return Array.from(sheet.cssRules, rule => rule.cssText.replaceAll(', ', ','))
}"""


@pytest.mark.parametrize("name", STYLESHEETS)
def test_minified_rules_are_the_same_rules(app, page, name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    rules = page.evaluate(RULES, source)
    assert rules
    assert page.evaluate(RULES, app.jinja_env.get_template(name).render()) == rules
