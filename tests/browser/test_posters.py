"""Poster and leaflet in a real browser: they fit their paper, and a phone can read their code."""

import functools
import io

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from tests.support.browser import browsing
from tests.support.browser.layout import sticking_out
from tests.support.browser.readers import SMALL_PHONE, faults_for_every_reader
from tests.support.campaigns.extra_helplines import extra, helpline
from tests.support.campaigns.ordered import order, use_database
from tools.lib.browser import PHONE
from tools.lib.server import running_site
from warning_signs import create_app
from warning_signs.web.templating.qr import QUIET

SITE = "https://warning-signs.example.org/"
SLUG = "a-campaign-with-a-slug-of-forty-letters"
NAME = "Bundesarbeitsgemeinschaft Kinder- und Jugendschutz, Landesstelle Nordrhein-Mitte"
SHAPES = {"poster": [(595, 842)], "leaflet": [(842, 595)] * 2}
"""The pages of paper, in points: A4 upright, and A4 lying on both its sides."""
LONGEST = ("", "FR", "DE", "MA", "PL", "US")
"""No country, the usual one, and those with the longest names, numbers, hours and addresses."""
CHATS = "a-campaign-with-chats"
LONG_ADDRESS = f"https://www.{'jugendschutz-' * 4}nord.example/{'beratung/' * 3}chat"
"""Of 92 letters on paper."""
READ_BY_AXE = (("en", ""), ("fr", "DE"))


@pytest.fixture(scope="module")
def live_server(tmp_path_factory):
    """A site that knows its address, with two campaigns of the longest name.

    One has chats of its own, which no built-in helpline’s address is as long as.
    """
    folder = tmp_path_factory.mktemp("posters")
    settings = {"DATABASE_URL": f"sqlite:///{folder}/campaigns.sqlite3", "PUBLIC_URL": SITE}
    app = create_app(settings)
    order(app, SLUG, "--name", NAME, "--colour", "#b3123f")
    (folder / "chats.yaml").write_text(chats(), encoding="utf-8")
    order(app, CHATS, "--name", NAME, "--help-services", str(folder / "chats.yaml"))
    with running_site(folder / "log", **settings) as origin:
        yield origin


@pytest.fixture(scope="module")
def arabic_page(arabic_app, tmp_path_factory):
    """Gives the HTML of a sheet in Arabic letters, which is made once."""
    with pytest.MonkeyPatch.context() as patch:
        use_database(patch, arabic_app, tmp_path_factory.mktemp("arabic"))
        order(arabic_app, SLUG, "--name", NAME, "--language", "ar")
        client = arabic_app.test_client()
        yield functools.cache(lambda sheet: client.get(address("ar", sheet, "DE")).text)


@pytest.fixture(scope="module", params=SHAPES)
def before_a_camera(request, browser, live_server):
    """A sheet in French, near enough to see each point of its code: opened once, for all looks."""
    with browsing.visit(browser, live_server, device_scale_factor=3) as reader:
        reader.page.goto(address("fr", request.param, "FR"))
        yield reader.page


def address(language, sheet, country="", slug=SLUG):
    query = f"?country={country}" if country else ""
    return f"/{language}/campaigns/{slug}/{sheet}/{query}"


def chats():
    """Two chats of long addresses, the first for parents and the first for young people."""
    way = {"contact": "chat", "phone": "null", "url": LONG_ADDRESS}
    own = helpline(id="own_line", audience="[parent]", **way)
    own += helpline(id="own_chat", kind="child_helpline", audience="[child]", **way)
    return extra(own, first="{parent: own_line, young_person: own_chat}")


def printed(page):
    """The pages that come out of a printer, and their shapes."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    boxes = [one.mediabox for one in pages]
    return pages, [(round(float(box.width)), round(float(box.height))) for box in boxes]


def test_both_fit_their_paper_in_every_country_with_long_names(page):
    """In French, whose words are longer than those of English. Those on paper are read once: what
    stands on it and what does not is the same for each country.
    """
    for sheet, wanted in SHAPES.items():
        for country in LONGEST:
            page.goto(address("fr", sheet, country))
            pages, shapes = printed(page)
            assert shapes == wanted, (sheet, country)
        text = " ".join(pages[0].extract_text().split())
        assert "Bundesarbeitsgemeinschaft" in text and "warning-signs.example.org" in text, sheet
        assert page.locator("h1").inner_text() not in text, "nothing of the page around it"


def test_both_fit_their_paper_with_long_addresses_which_stay_whole(page):
    for sheet, shapes in SHAPES.items():
        page.goto(address("fr", sheet, "FR", CHATS))
        pages, found = printed(page)
        assert found == shapes, sheet
        text = "".join(pages[0].extract_text().split())
        assert text.count(LONG_ADDRESS.removeprefix("https://www.")) == 2, sheet


def test_both_fit_their_paper_from_right_to_left(page, arabic_page):
    for sheet, shapes in SHAPES.items():
        page.set_content(arabic_page(sheet))
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert printed(page)[1] == shapes, sheet


def left_edges(page):
    """Where the panels of the leaflet begin on paper, from the left: those of each side."""
    found = page.locator(".sheet .panel").evaluate_all(
        "panels => panels.map(panel => panel.getBoundingClientRect().x)"
    )
    front, back, signs, steps = found
    return (front, back), (signs, steps)


def test_folded_the_question_is_in_front_in_each_direction(page, arabic_page):
    page.emulate_media(media="print")
    page.set_content(arabic_page("leaflet"))  # first: not under the rules for another page
    (front, back), (signs, steps) = left_edges(page)
    assert front < back and steps < signs, "opened to the right"
    page.goto(address("en", "leaflet", "FR"))
    (front, back), (signs, steps) = left_edges(page)
    assert back < front and signs < steps, "opened to the left"


def seen_modules(page, side):
    """The modules of the code as a camera sees them: True where the middle of one is dark."""
    picture = Image.open(io.BytesIO(page.locator("svg.qr").screenshot())).convert("L")
    drawn = min(picture.size)  # the drawing keeps its shape in the middle of its place
    left, top = (picture.width - drawn) / 2, (picture.height - drawn) / 2
    step = drawn / (side + 2 * QUIET)
    middles = [(at + 0.5) * step for at in range(side + 2 * QUIET)]
    levels = [[picture.getpixel((int(left + x), int(top + y))) for x in middles] for y in middles]
    assert all(level < 60 or level > 230 for row in levels for level in row), "black and white"
    return [[level < 60 for level in row] for row in levels]


@functools.cache
def code_as_it_should_be(language, country):
    """How many modules a side of the code has, and all of them, with the border around it."""
    target = f"{SITE}{language}/c/{SLUG}/?country={country}"
    rows = [
        list(map(bool, row)) for row in segno.make_qr(target, error="m", boost_error=False).matrix
    ]
    border = [False] * QUIET
    empty = [[False] * (len(rows) + 2 * QUIET)] * QUIET
    return len(rows), [*empty, *([*border, *row, *border] for row in rows), *empty]


@pytest.mark.parametrize(
    "looks",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced"],
)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_phone_sees_a_dark_code_on_white_with_its_border(before_a_camera, looks, media):
    usual = {"color_scheme": "light", "forced_colors": "none"}
    before_a_camera.emulate_media(media=media, **(usual | looks))
    side, wanted = code_as_it_should_be("fr", "FR")
    assert seen_modules(before_a_camera, side) == wanted


def test_a_code_is_not_mirrored_from_right_to_left(visit, arabic_page):
    page = visit(device_scale_factor=3).page
    page.set_content(arabic_page("poster"))
    side = int(page.locator("svg.qr").get_attribute("viewBox").split()[2]) - 2 * QUIET
    seen = seen_modules(page, side)
    corners = [
        all(seen[QUIET + top][QUIET + left + at] for at in range(7))
        for top, left in ((0, 0), (0, side - 7), (side - 7, 0), (side - 7, side - 7))
    ]
    assert corners == [True, True, True, False], "the corner without an eye is the last one"


def test_both_are_for_every_reader(page):
    """Of elements, and not of words, axe reads the country in one language, and none in the other.
    The longer words without a country have room on a small phone as well.
    """
    found = []
    for sheet in SHAPES:
        for language, country in READ_BY_AXE:
            page.goto(address(language, sheet, country))
            found += faults_for_every_reader(page)
        page.set_viewport_size(SMALL_PHONE)
        page.goto(address("fr", sheet))
        found += sticking_out(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_a_country_to_the_poster_and_on_to_the_leaflet_in_another_language(visit, script):
    reader = visit(script=script, viewport=PHONE)
    page = reader.page
    page.goto(address("en", "poster"))
    page.locator("#country-here").select_option("FR")
    page.locator("main form button").click()
    assert page.locator(".numbers b").all_inner_texts() == ["112", "3018"]
    assert page.locator("button[data-print]").is_visible() == script
    page.locator(".nav a").click()
    page.locator("main .links a[lang=fr]").click()
    assert page.url == reader.origin + address("fr", "leaflet", "FR")
