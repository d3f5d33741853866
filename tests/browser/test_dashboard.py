"""The dashboard in a real browser: whole numbers on a phone, and three pages of paper."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from tests.support.campaigns.ordered import count_before, order
from tools.lib.browser import PHONE
from tools.lib.server import running_site
from warning_signs import create_app
from warning_signs.statistics.publication import Count
from warning_signs.statistics.weeks import WEEK, monday_of
from warning_signs.web.campaigns.dashboard.views import MOST_ON_PAPER

WEEKS = MOST_ON_PAPER + 1
LANGUAGES = ("de", "es", "it", "nl", "pl", "pt", "uk", "ar")
THIS_WEEK = monday_of(date.today())
CHOSEN = 8
"""Weeks of a range: few, since each costs time to draw."""
RANGE = f"?from={THIS_WEEK - CHOSEN * WEEK}&to={THIS_WEEK - WEEK}"
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

        def visit(language, **options):
            known = {"username": "ligue", "password": secret}
            page = browser.new_context(http_credentials=known, **options).new_page()
            page.goto(f"{origin}/{language}/campaigns/ligue/")
            return page

        yield visit


def assert_a_report(page):
    """On paper it takes three pages of A4 at most; the first of them."""
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(paper) <= 3, page.url
    assert {round(float(one.mediabox.height)) for one in paper} == {842}
    return paper[0]


def assert_it_has_room(page):
    """On a phone and on paper: asked of one page, since its charts take seconds to draw."""
    assert page.evaluate(TORN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert_a_report(page)  # paper is not as wide as a window


def test_it_has_room_on_a_phone_and_on_three_pages_of_paper_from_right_to_left(dashboard):
    page = dashboard("ar", viewport=PHONE)
    assert_it_has_room(page)
    page.context.close()


def test_without_a_script_it_has_room_too_and_a_range_is_chosen(dashboard):
    """The text on paper is read once, of few weeks: among the charts of a year that takes long."""
    page = dashboard("fr", viewport=PHONE, java_script_enabled=False)
    assert_it_has_room(page)
    page.get_by_label("Première semaine").select_option(str(THIS_WEEK - CHOSEN * WEEK))
    page.get_by_role("button", name="Montrer ces semaines").click()
    page.wait_for_url(lambda url: url.endswith(RANGE))
    rows = page.locator("section[aria-labelledby=results-week] tbody tr")
    assert rows.count() == CHOSEN + 1, "and all together"
    last = THIS_WEEK - timedelta(days=1)
    assert str(last.year) in page.locator(".lead").inner_text()
    assert "Ligue" in assert_a_report(page).extract_text()
    page.context.close()
