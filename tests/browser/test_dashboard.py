"""The dashboard in a real browser: whole numbers on a phone, and three pages of paper."""

import io
import re
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from tests.support.campaigns.ordered import count_before, order
from tools.lib.browser import PHONE
from tools.lib.server import running_site
from warning_signs import create_app
from warning_signs.statistics.publication import Count
from warning_signs.statistics.weeks import WEEK, monday_of

WEEKS = 60
LANGUAGES = ("de", "es", "it", "nl", "pl", "pt", "uk", "ar")
THIS_WEEK = monday_of(date.today())
TORN = """[...document.querySelectorAll('td, dd')].filter(cell => {
  if (!/[0-9]/.test(cell.textContent)) return false;  // “not told” may take two lines
  const range = document.createRange();
  range.selectNodeContents(cell.querySelector('b') || cell.firstChild || cell);
  return range.getClientRects().length > 1;
}).map(cell => cell.textContent)"""


def counts(*levels):
    return [
        Count(THIS_WEEK - back * WEEK, "parent", language, level, 1000 + back)
        for back in range(1, WEEKS + 1)
        for language in ("en", "fr", *LANGUAGES)
        for level in levels
    ]


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory, browser):
    """Opens the dashboard of a large campaign of more than a year in a language."""
    folder = tmp_path_factory.mktemp("dashboard")
    settings = {"DATABASE_URL": f"sqlite:///{folder}/campaigns.sqlite3"}
    app = create_app(settings)
    more = [word for tag in LANGUAGES for word in ("--language", tag)]
    secret = order(app, "ligue", "--colour", "#b3123f", *more).secret
    began = THIS_WEEK - WEEKS * WEEK
    count_before(app, "ligue", counts("low", "urgent"), began, opened=counts(None))
    with running_site(folder / "log", **settings) as origin:

        def visit(language, query="", **options):
            known = {"username": "ligue", "password": secret}
            page = browser.new_context(http_credentials=known, **options).new_page()
            page.goto(f"{origin}/{language}/campaigns/ligue/{query}")
            return page

        yield visit


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_number_is_torn_on_a_phone_and_nothing_is_wider(dashboard, language):
    page = dashboard(language, viewport=PHONE)
    assert page.evaluate(TORN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.context.close()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_report_takes_three_pages_with_the_name_of_the_organisation(dashboard, language):
    half = f"?from={THIS_WEEK - 30 * WEEK}&to={THIS_WEEK - WEEK}"
    for query in ("", half):
        page = dashboard(language, query)
        paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(paper) <= 3, query
        assert {round(float(one.mediabox.height)) for one in paper} == {842}
        assert "Ligue" in paper[0].extract_text()
        page.context.close()


def test_a_range_is_chosen_without_a_script(dashboard):
    few = f"?from={THIS_WEEK - 4 * WEEK}&to={THIS_WEEK - WEEK}"  # all of them take seconds to draw
    page = dashboard("en", few, java_script_enabled=False)
    page.get_by_label("First week").select_option(str(THIS_WEEK - 2 * WEEK))
    page.get_by_role("button", name="Show these weeks").click()
    page.wait_for_url(re.compile(rf"from={THIS_WEEK - 2 * WEEK}&to={THIS_WEEK - WEEK}"))
    rows = page.locator("section[aria-labelledby=results-week] tbody tr")
    assert rows.count() == 3
    last = THIS_WEEK - timedelta(days=1)
    assert str(last.year) in page.locator(".lead").inner_text()
    page.context.close()
