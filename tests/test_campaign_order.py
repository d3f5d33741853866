"""The order of a campaign: what is refused, with what to do, and what is taken in which form."""

import base64
import io
import re
from hashlib import shake_128
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tests.support.campaigns import ORIGIN, order, run
from tests.support.page_checks import parse
from warning_signs.campaigns.colours import (
    DARK_GROUNDS,
    LEAST_CONTRAST,
    LIGHT_GROUNDS,
    ON_DARK,
    ON_LIGHT,
    SITE_COLOUR,
    contrast,
    palette,
)
from warning_signs.campaigns.logo import MOST_BYTES, MOST_BYTES_GIVEN, logo_address
from warning_signs.campaigns.origin import origin_of
from warning_signs.paths import TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
PLAIN = {"--name": "Ligue", "--origin": ORIGIN, "--language": "en"}


def refused(app, slug="ligue", **options):
    """What the command says about an order with these options, which it must refuse."""
    words = {**PLAIN, **{f"--{name.replace('_', '-')}": value for name, value in options.items()}}
    answer = run(app, "create", slug, *(word for pair in words.items() for word in pair))
    assert answer.exit_code == 1, answer.output
    assert "Traceback" not in answer.output
    assert "There is no campaign" in run(app, "show", slug).output, "nothing was made"
    return answer.output


def test_every_option_is_in_the_guide(campaign_app):
    guide = (ROOT / "docs/campaigns.md").read_text(encoding="utf-8")
    options = re.findall(r"--[a-z-]+", run(campaign_app, "create", "--help").output)
    assert {"--origin", "--logo"} <= set(options)
    assert [one for one in options if one != "--help" and f"`{one}`" not in guide] == []


# Words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"language": "tlh"}, "--language tlh: not known here. Use some of: en, fr."),
        ({"questionnaire": "coach"}, "--questionnaire coach: not known here. Use some of: parent"),
        ({"country": "ZZ"}, "--country ZZ: not known here. Use some of: AL"),
        ({"country": "fr"}, "--country fr: not known here."),
        ({"smallest": "4"}, "--smallest: Input should be greater than or equal to 5"),
        ({"name": " \n "}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"name": "L" * 81}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"name": "Ligue\u202e"}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"colour": "red"}, "--colour or --strip: “red” is no colour: write it as #0b5a55."),
        ({"strip": "#12"}, "--colour or --strip: “#12” is no colour: write it as #0b5a55."),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(campaign_app, options, said):
    assert said in refused(campaign_app, **options)


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "A", "a_b", "a b", "é", "a/b", "../x", "a\n", "a" * 41]
)
def test_a_slug_that_an_address_could_not_hold_is_refused(campaign_app, slug):
    words = [word for pair in PLAIN.items() for word in pair]
    answer = run(campaign_app, "create", *words, "--", slug)
    assert answer.exit_code == 1
    assert "The slug: Give 1 to 40 small letters (a to z), digits and hyphens" in answer.output


@pytest.mark.parametrize("slug", ["a", "a" * 40, "2026-11", "anti-mobbing"])
def test_a_slug_of_letters_digits_and_hyphens_is_taken(campaign_app, slug):
    assert f"/c/{slug}/" in order(campaign_app, slug).frame


def test_a_slug_is_taken_once(campaign_app):
    order(campaign_app)
    again = run(campaign_app, "create", "ligue", *(w for pair in PLAIN.items() for w in pair))
    assert again.exit_code == 1
    assert "There is a campaign “ligue” already." in again.output


def test_all_mistakes_are_told_at_once(campaign_app, tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_text("no picture")
    said = refused(campaign_app, "A", language="tlh", origin="*", colour="#eee", logo=str(logo))
    for option in ("The slug: ", "--language tlh: ", "--origin: ", "--colour or", "--logo: "):
        assert option in said


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "{{7*7}}%(name)s", '"><img src=x>', "a\r\nSet-Cookie: a=b"],
)
def test_a_hostile_name_is_only_a_name_in_one_line(campaign_app, name):
    order(campaign_app, "ligue", "--name", name)
    page = campaign_app.test_client().get("/en/c/ligue/parent/")
    brand = parse(page.text).query(".brand span")[0].to_text()
    assert brand == " ".join(name.split())
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("name", ["انجمن حمایت از بچه\u200cها", "Ελλάδα", "愛知県", "L’été"])
def test_a_name_is_taken_in_any_script(campaign_app, name):
    order(campaign_app, "ligue", "--name", name)
    assert f"ligue: {name} (" in run(campaign_app, "list").output


# Origins

WRONG_ORIGINS = [
    "*",
    "https://*.example.org",
    "https://a.example https://b.example",
    "https://a.example; script-src *",
    "https://a.example,https://b.example",
    "https://a.example\r\nSet-Cookie: a=b",
    "https://a.exam\nple",
    "https://a.example/path",
    "https://a.example/?q",
    "https://a.example/#f",
    "https://user@a.example",
    "https://user:secret@a.example",
    "https://a.example:99999",
    "https://a.example:b",
    "https://",
    "https:///",
    "https://.example",
    "https://a..example",
    "https://-a.example",
    "https://a_b.example",
    "https://[::1",
    f"https://{'a' * 64}.example",
    "ftp://a.example",
    "data:text/html,",
    "javascript:alert(1)",
    "//a.example",
    "a.example",
    "null",
    "'self'",
    "",
]


@pytest.mark.parametrize("written", WRONG_ORIGINS)
def test_what_is_no_single_origin_is_refused(campaign_app, written):
    said = refused(campaign_app, origin=written).replace("\r", "")
    written = written.replace("\r", "")
    assert f"--origin: “{written}” is no origin: write it as https://www.example.org" in said


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.Example.org/", "https://www.example.org"),
        (" https://example.org\n", "https://example.org"),
        ("HTTPS://example.org:443", "https://example.org"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://Bücher.Example", "https://xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_an_origin_is_kept_as_a_browser_names_it(written, origin):
    assert origin_of(written) == origin


HOSTS = st.text(st.sampled_from("abzA.-_*:/@ ;,'\"\r\n\t[]0é。％"), max_size=12)


@given(
    st.one_of(HOSTS.map("https://{}".format), HOSTS.map("https://a.example{}".format), st.text())
)
def test_no_origin_that_is_taken_can_end_a_list_of_sources(written):
    try:
        origin = origin_of(written)
    except ValueError:
        return
    assert re.fullmatch(r"https?://[a-z0-9.:\[\]-]+", origin)
    assert origin_of(origin) == origin


# Colours

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_too_little_contrast_is_measured_and_a_readable_shade_is_offered(campaign_app):
    said = refused(campaign_app, colour="#8a8a8a")
    assert "its contrast with #fdebcd is 2.9 to 1, and it must be 4.5 to 1" in said
    assert contrast("#8a8a8a", "#fdebcd") == pytest.approx(2.95, abs=0.05)
    offered = re.search(r"The nearest darker shade that can be read is (#[0-9a-f]{6})", said)[1]
    order(campaign_app, "ligue", "--colour", offered)


def test_a_strip_must_bear_white_letters(campaign_app):
    said = refused(campaign_app, strip="#ffb454")
    assert "as the colour of the strip on top: its contrast with #fff is 1.7 to 1" in said


def test_contrast_is_that_of_the_standard():
    assert contrast("#000", "#ffffff") == 21
    assert contrast("#123456", "#123456") == 1
    assert contrast("#777", "#fff") == pytest.approx(4.478, abs=0.001)


@given(COLOURS)
def test_a_refused_colour_comes_with_one_that_is_taken(colour):
    try:
        palette(colour)
    except ValueError as error:
        palette(re.search(r"that can be read is (#[0-9a-f]+)\.", str(error))[1])


@given(COLOURS, st.none() | COLOURS)
def test_whatever_is_taken_can_be_read_by_day_and_by_night(colour, strip):
    try:
        day, night = (lambda found: (found.light, found.dark))(palette(colour, strip))
    except ValueError:
        assume(False)
    pairs = [
        *((day["main"], ground) for ground in (*LIGHT_GROUNDS.values(), day["tint"], ON_LIGHT)),
        *((night["main"], ground) for ground in (*DARK_GROUNDS.values(), night["tint"], ON_DARK)),
        (day["strip"], "#fff"),
        (night["strip"], "#fff"),
        *((ink, day["tint"]) for ink in ("#1d2b2d", "#4c5a5c")),
        *((ink, night["tint"]) for ink in ("#f1ece3", "#b7c1c1")),
    ]
    assert [pair for pair in pairs if contrast(*pair) < LEAST_CONTRAST] == []


def test_the_grounds_are_those_of_the_stylesheet():
    css = Path(TEMPLATES / "style.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--(\w+):(#\w+)", line)) for line in css.split("\n")[3:5])
    assert {name: light[name] for name in LIGHT_GROUNDS} == LIGHT_GROUNDS
    assert {name: dark[name] for name in DARK_GROUNDS} == DARK_GROUNDS
    assert (light["on"], dark["on"], light["main"]) == (ON_LIGHT, ON_DARK, SITE_COLOUR)
    assert (light["ink"], light["soft"]) == ("#1d2b2d", "#4c5a5c")
    assert (dark["ink"], dark["soft"]) == ("#f1ece3", "#b7c1c1")


# Logos


def drawing(mode="RGB", size=(300, 100)):
    """A picture whose left half is red, and the rest white."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    return picture.convert(mode)


def saved(picture, kind="PNG", **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def shown(data):
    """The picture that a page shows for a file."""
    address = logo_address(data)
    packed = base64.b64decode(address.removeprefix("data:image/webp;base64,"), validate=True)
    assert len(packed) <= MOST_BYTES
    for chunk in (b"EXIF", b"ICCP", b"XMP ", b"ANIM"):
        assert chunk not in packed, "only the picture itself travels"
    return Image.open(io.BytesIO(packed)).convert("RGBA")


def is_red(picture, x, y):
    red, green, blue, _ = picture.getpixel((int(picture.width * x), int(picture.height * y)))
    return red > 200 and green < 90 and blue < 90


TURNED = Image.Exif()
TURNED[0x0112] = 6  # to be shown turned by 90 degrees to the right
PROFILE = b"\0" * 5000


@pytest.mark.parametrize(
    "data",
    [
        saved(drawing()),
        saved(drawing("P")),
        saved(drawing("RGBA")),
        saved(drawing("CMYK"), "JPEG", quality=95),
        saved(drawing(), "WEBP", lossless=True),
        saved(drawing("P"), "GIF", save_all=True, append_images=[Image.new("P", (300, 100))] * 3),
        saved(drawing(), "PNG", icc_profile=PROFILE),
    ],
    ids=["png", "palette", "alpha", "cmyk", "webp", "animated", "profile"],
)
def test_a_picture_of_any_usual_kind_is_shown_small(data):
    picture = shown(data)
    assert picture.width <= 320 and picture.height <= 80
    assert picture.width / picture.height == pytest.approx(3, rel=0.05)
    assert is_red(picture, 0.25, 0.5) and not is_red(picture, 0.75, 0.5)


def test_a_picture_is_shown_the_right_way_up():
    picture = shown(saved(drawing(), "JPEG", quality=95, exif=TURNED))
    assert picture.height == pytest.approx(3 * picture.width, rel=0.05)
    assert is_red(picture, 0.5, 0.25) and not is_red(picture, 0.5, 0.75)


@pytest.mark.parametrize("size", [(1, 1), (4000, 3), (3, 4000)])
def test_a_picture_of_any_shape_is_shown(size):
    assert shown(saved(Image.new("RGB", size, "red"))).size[0] >= 1


NOISE = Image.frombytes("RGB", (160, 48), shake_128(b"noise").digest(160 * 48 * 3))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cannot be read as a picture. Give a PNG, JPEG, WebP or GIF picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be read as a picture. Give a PNG"),
        (b"%PDF-1.7", "cannot be read as a picture. Give a PNG"),
        (saved(drawing())[:60], "cannot be read as a picture. Give a PNG"),
        (saved(drawing(), "BMP"), "cannot be read as a picture. Give a PNG"),
        (b"\x89PNG" + b"0" * MOST_BYTES_GIVEN, "has more than 5 MB"),
        (saved(Image.new("1", (7000, 7000))), "has more than 40 million pixels"),
        (saved(Image.new("1", (10000, 10000))), "has more than 40 million pixels"),
        (saved(NOISE), "takes more than 1500 bytes. Give a simpler one"),
    ],
    ids=["empty", "svg", "pdf", "broken", "bmp", "bytes", "pixels", "bomb", "detail"],
)
def test_what_cannot_be_shown_small_is_refused_with_what_to_give(
    campaign_app, tmp_path, data, said
):
    logo = tmp_path / "logo"
    logo.write_bytes(data)
    answer = refused(campaign_app, logo=str(logo))
    assert answer.startswith("Error: --logo: The logo ") and said in answer


def test_a_logo_stands_on_each_page_of_its_campaign_beside_its_name(campaign_app, tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(saved(drawing()))
    order(campaign_app, "ligue", "--logo", str(logo))
    client = campaign_app.test_client()
    for page in ("/en/c/ligue/", "/fr/c/ligue/parent/", "/en/campaigns/ligue/poster/"):
        (image,) = parse(client.get(page).text).query(".brand img.logo")
        assert image.attrs["src"] == logo_address(logo.read_bytes())
        assert image.attrs["alt"] == "", "the name beside it says the same"
    assert "logo: yes" in run(campaign_app, "show", "ligue").output
