"""What a screen reader finds on a result: its headings, its steps, its parts, the ways to them."""

import re
from itertools import pairwise

import pytest

from tests.support.browser import browsing
from tools.lib.answering import BY_LEVEL, result_of
from tools.lib.browser import PHONE

LEVELS = ("low", "high", "urgent")
TIMES = ("Now", "Today", "This week", "Later")
WITHOUT_NAME = re.compile(r"^\s*- (link|button|heading|img|region|table)(?! [\"'])")
MOST_STOPS = 36
MOST_STOPS_BY_A_SKIP_LINK = 4
IN_KEEP = "!!document.activeElement.closest('.keep')"


def show(page, level) -> None:
    result_of(page, "/en/parent/?country=GB", BY_LEVEL[level])


@pytest.fixture(scope="module", params=LEVELS)
def tree(request, browser, live_server) -> list[str]:
    """The lines of the tree of a result: a role, a name, a level, by how far it is set in."""
    with browsing.visit(browser, live_server, viewport=PHONE) as reader:
        show(reader.page, request.param)
        snapshot = reader.page.locator("main").aria_snapshot()
        return [line.replace("- '", "- ", 1) for line in snapshot.splitlines()]


def found(tree, role) -> list[str]:
    """The names of what has this role, in their order."""
    names = (re.match(rf'\s*- {role} "((?:[^"\\]|\\.)*)"', line) for line in tree)
    return [name[1] for name in names if name]


def test_the_parts_of_a_result_stand_in_this_order_each_with_its_name(tree):
    verdict, *parts = found(tree, "region")
    assert parts == ["Your plan", "Who can help", "Keep it", "Left open"][: len(parts)]
    assert len(parts) >= 3
    assert found(tree, "heading")[:2] == ["What you can do now", verdict]
    assert [line for line in tree if WITHOUT_NAME.match(line)] == []
    assert found(tree, "list")[0] in TIMES, "each list of the plan by when"


def test_no_level_of_heading_is_left_out(tree):
    levels = [int(number) for line in tree for number in re.findall(r"\[level=(\d)\]", line)]
    assert levels[:3] == [1, 2, 3] and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_each_step_is_an_item_of_a_list_that_begins_with_its_number(tree):
    steps = [name for name in found(tree, "heading") if re.match(r"\d+\. ", name)]
    assert [int(name.split(".")[0]) for name in steps] == list(range(1, len(steps) + 1))
    starts = [
        (above.strip(), below) for above, below in pairwise(tree) if re.search(r'"\d+\. ', below)
    ]
    assert len(starts) == len(steps) >= 4
    assert {above for above, _ in starts} == {"- listitem:"}


@pytest.mark.parametrize("level", LEVELS)
def test_by_keyboard_keep_is_near(visit, level):
    page = visit(viewport=PHONE).page
    show(page, level)
    assert stops(page) <= MOST_STOPS
    show(page, level)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert 2 + stops(page) <= MOST_STOPS_BY_A_SKIP_LINK


def stops(page) -> int:
    """How often Tab is pressed until the focus is in “Keep it”."""
    for number in range(1, 2 * MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(IN_KEEP):
            return number
    raise AssertionError("Tab never gets there")
