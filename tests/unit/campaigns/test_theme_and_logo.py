"""Colours and logo of a campaign: what can be read by everybody, and what is small enough."""

import base64
import io
import re
from hashlib import shake_128

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tests.support.campaigns.ordered import PLAIN, order, refused, run
from tests.support.pages.checks import parse
from warning_signs.campaigns.logo import MOST_BYTES, MOST_BYTES_GIVEN, logo_address
from warning_signs.campaigns.theme import (
    DARK_GROUNDS,
    LEAST_CONTRAST,
    LIGHT_GROUNDS,
    ON_DARK,
    SITE_COLOUR,
    contrast,
    palette,
)
from warning_signs.paths import TEMPLATES

# Colours

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("brand", ["#1cabe2", "#da291c", "#00aeef", "#ff6600", "#ffcc00", "#fff"])
def test_any_brand_colour_is_taken_and_what_was_made_of_it_is_said(campaign_app, brand):
    options = ("--colour", brand, "--strip", brand)
    words = [word for pair in PLAIN.items() for word in pair]
    said = run(campaign_app, "create", "ligue", *words, *options).output
    made = re.search(
        rf"Links and buttons: (#\w+), the nearest darker shade of {brand} that can be read "
        r"\(contrast [1-4]\.\d to 1, and text needs 4\.5\)",
        said,
    )[1]
    assert f"The strip on top: {brand}, with " in said
    page = campaign_app.test_client().get("/en/c/ligue/parent/").text
    assert f"--main:{made};" in page and f"--strip:{brand};" in page


def test_a_colour_that_can_be_read_stays_as_it_is(campaign_app):
    words = [word for pair in PLAIN.items() for word in pair]
    said = run(campaign_app, "create", "ligue", *words, "--colour", "#b3123f").output
    assert "Links and buttons: #b3123f as given; " in said
    assert "The strip on top: #8f0e32, with white letters." in said


def test_contrast_is_that_of_the_standard():
    assert contrast("#000", "#ffffff") == 21
    assert contrast("#123456", "#123456") == 1
    assert contrast("#777", "#fff") == pytest.approx(4.478, abs=0.001)


@given(COLOURS, st.none() | COLOURS)
def test_every_colour_leads_to_shades_that_can_be_read_by_day_and_by_night(colour, strip):
    found = palette(colour, strip)
    assert strip in (None, found.light["strip"]), "the strip is in the organisation’s own colour"
    day, night = found.light, found.dark
    pairs = [
        *((day["main"], ground) for ground in (*LIGHT_GROUNDS.values(), day["tint"])),
        *((night["main"], ground) for ground in (*DARK_GROUNDS.values(), night["tint"], ON_DARK)),
        (day["strip"], day["on-strip"]),
        (night["strip"], night["on-strip"]),
        *((ink, day["tint"]) for ink in ("#1d2b2d", "#4c5a5c")),
        *((ink, night["tint"]) for ink in ("#f1ece3", "#b7c1c1")),
    ]
    assert [pair for pair in pairs if contrast(*pair) < LEAST_CONTRAST] == []


def test_the_grounds_are_those_of_the_stylesheet():
    css = (TEMPLATES / "assets/styles/base.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--(\w+): (#\w+)", rule)) for rule in css.split(":root")[1:])
    assert {name: light[name] for name in LIGHT_GROUNDS} == LIGHT_GROUNDS
    assert {name: dark[name] for name in DARK_GROUNDS} == DARK_GROUNDS
    assert (light["on"], dark["on"], light["main"]) == (LIGHT_GROUNDS["card"], ON_DARK, SITE_COLOUR)
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
        (saved(NOISE), "takes more than 800 bytes. Give a simpler one"),
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


def test_a_logo_stands_beside_the_name_but_on_the_questions_whose_first_view_is_small(
    campaign_app, tmp_path
):
    logo = tmp_path / "logo.png"
    logo.write_bytes(saved(drawing()))
    order(campaign_app, "ligue", "--logo", str(logo))
    client = campaign_app.test_client()
    questions = "/fr/c/ligue/parent/"
    result = client.post(questions, data={"self_harm": "yes"}).text
    for page in (
        client.get("/en/c/ligue/").text,
        client.get("/en/campaigns/ligue/poster/").text,
        result,
    ):
        (image,) = parse(page).query(".brand img.logo")
        assert image.attrs["src"] == logo_address(logo.read_bytes())
        assert image.attrs["alt"] == "", "the name beside it says the same"
    brand = parse(client.get(questions).text).query(".brand")[0]
    assert "ligue" in brand.to_text().lower()
    assert not brand.query("img")
    assert "logo: yes" in run(campaign_app, "show", "ligue").output
