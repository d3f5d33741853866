"""What is sent of a stylesheet says the same to a browser as its source."""

import pytest

from tests.web.test_stylesheets import STYLESHEETS
from warning_signs.paths import TEMPLATES

RULES = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return Array.from(sheet.cssRules, rule => rule.cssText.replaceAll(', ', ','))
}"""


@pytest.fixture(scope="module")
def rules_of(browser):
    """Tells the rules that a browser reads in a stylesheet. None is put on a page: one will do."""
    with browser.new_context() as context:
        page = context.new_page()
        yield lambda css: page.evaluate(RULES, css)


@pytest.mark.parametrize("name", STYLESHEETS)
def test_minified_rules_are_the_same_rules(app, rules_of, name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    rules = rules_of(source)
    assert rules
    assert rules_of(app.jinja_env.get_template(name).render()) == rules
