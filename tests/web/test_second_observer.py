"""A second adult gets the questions, and nothing else: as an address, and as a QR code."""

import re
from urllib.parse import urlsplit

import pytest

from tests.support.pages.checks import parse
from tools.lib.answering import BY_LEVEL, IN_DANGER, pairs
from warning_signs.web.templating.qr import QUIET, qr_code

SMALL_MATTER = {"self_harm": "no", "messages_seen": "yes", "content": ["mockery"], "repeated": "no"}
"""Where to ask a second adult is a line of another step, which opens nothing."""
ADDRESS = "https://signs.example.org/fr/parent/?country=FR"


def result(client, answers, address="/fr/parent/?country=FR"):
    data: dict[str, list[str]] = {}
    for question, value in pairs(answers):
        data.setdefault(question, []).append(value)
    return parse(client.post(address, data=data).text)


def links(page):
    return [a.attrs["href"] for a in page.query("[data-tool=observer] a")]


@pytest.mark.parametrize("level", ["some", "high", "urgent"])
def test_a_teacher_sends_no_link_to_a_home_that_may_harm(client, level):
    feared = BY_LEVEL[level] | {"circumstances": ["home_may_harm"]}
    school = ["http://localhost/fr/teacher/?country=FR"]
    assert links(result(client, feared, "/fr/teacher/?country=FR")) == school
    assert len(links(result(client, feared))) == 2


@pytest.mark.parametrize("level", [*BY_LEVEL, "a line of another step"])
@pytest.mark.parametrize(("first", "second"), [("parent", "teacher"), ("teacher", "parent")])
def test_the_same_questions_for_any_adult_and_the_other_ones_beside_them(
    client, level, first, second
):
    page = result(client, BY_LEVEL.get(level, SMALL_MATTER), f"/fr/{first}/?country=FR")
    assert links(page) == [f"http://localhost/fr/{which}/?country=FR" for which in (first, second)]
    for link in links(page):
        asked = client.get(link)
        assert asked.status_code == 200
        assert parse(asked.text).query("main[data-page=step]")


def test_the_link_is_the_same_whatever_was_answered(client):
    assert len({tuple(links(result(client, answers))) for answers in BY_LEVEL.values()}) == 1


def test_the_address_is_the_one_people_see(make_app):
    client = make_app({"PUBLIC_URL": "https://signs.example.org"}).test_client()
    for link in links(result(client, IN_DANGER, "/en/teacher/")):
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.query) == ("https", "signs.example.org", "")


def test_a_code_is_an_image_with_a_name(client):
    codes = result(client, IN_DANGER).query("svg.qr")
    assert len(codes) == 2
    for code in codes:
        assert code.attrs["role"] == "img" and code.attrs["aria-label"]


def test_the_name_of_a_code_is_only_text():
    assert 'aria-label="&lt;a&gt; &#34;b&#34;"' in qr_code(ADDRESS, '<a> "b"')


def modules(svg: str) -> list[list[bool]]:
    """The modules that the drawing makes dark, read as a pen would draw them."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    dark = [[False] * side for _ in range(side)]
    (pen,) = re.findall(r'stroke="#000" d="([^"]*)"', svg)
    x = y = 0
    for command, first, second in re.findall(r"([Mhm])(-?\d+)(?: (\d+))?", pen):
        if command == "M":
            x, y = int(first), int(second)  # the middle of a row, half a module below
        elif command == "m":
            x, y = x + int(first), y + int(second)
        else:
            dark[y][x : x + int(first)] = [True] * int(first)
            x += int(first)
    return dark


def test_the_drawing_shows_every_module_and_a_white_border():
    import segno

    wanted = segno.make_qr(ADDRESS, error="m", boost_error=False).matrix
    drawn = modules(qr_code(ADDRESS, "code"))
    side = len(wanted)
    inner = [row[QUIET : QUIET + side] for row in drawn[QUIET : QUIET + side]]
    assert inner == [[bool(module) for module in row] for row in wanted]
    assert sum(map(sum, drawn)) == sum(map(sum, wanted)), "the border is white"
    assert f'<path fill="#fff" d="M0 0h{len(drawn)}v{len(drawn)}h-{len(drawn)}z"/>' in qr_code(
        ADDRESS, "code"
    )
