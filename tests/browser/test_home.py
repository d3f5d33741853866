"""The home page on a small phone: whoever is afraid finds the way in without scrolling."""

import pytest

from tests.support.browser import browsing
from tools.lib.pages import SITE_LANGUAGES

SMALL = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def page(browser, live_server):
    """The page of one reader who opens one home page after the other, and does nothing there."""
    with browsing.visit(browser, live_server, viewport=SMALL) as reader:
        yield reader.page


@pytest.mark.parametrize("country", ["FR", "GB"])
@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_the_doors_of_parents_and_teachers_stand_whole_on_the_first_screen(page, language, country):
    page.goto(f"/{language}/?country={country}")
    ends = page.locator("main a.door").evaluate_all(
        "all => all.map(e => [e.pathname.split('/')[2], e.getBoundingClientRect().bottom])"
    )
    for door in ("help", "parent", "teacher"):
        assert 0 < dict(ends)[door] <= SMALL["height"], door
