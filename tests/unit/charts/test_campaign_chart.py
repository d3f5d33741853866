"""Charts of a campaign: their bars can be measured, their words are written, in any language."""

from __future__ import annotations

import functools
import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from warning_signs.charts.bar_chart_data import Amount, Chart
from warning_signs.charts.campaign_chart import WIDTH, draw_chart
from warning_signs.charts.text_outlines import can_write, one_line, width_of, wrapped

LEVELS = Chart(
    "Résultats par niveau",
    (
        Amount("Peu de signes", 120, "120"),
        Amount("Des signes à prendre au sérieux", 60, "60"),
        Amount("Beaucoup de signes", None, "moins de 5"),
        Amount("Urgent", 5, "5"),
    ),
)
ARABIC = Chart(
    "النتائج حسب المستوى",
    (Amount("علامات قليلة", 120, "120"), Amount("علامات كثيرة", None, "أقل من 5")),
    "rtl",
)
UPRIGHT = [False, True]
drawn_once = functools.cache(draw_chart)


def weeks(number: int, direction="ltr") -> Chart:
    """A column a week; every fifth is withheld."""
    amounts = [
        Amount(f"{day % 28 + 1} nov.", None, "< 5")
        if day % 5 == 4
        else Amount(f"{day % 28 + 1} nov.", 5 + day * 37 % 180, str(5 + day * 37 % 180))
        for day in range(number)
    ]
    return Chart("Résultats par semaine", tuple(amounts), direction, upright=True)


class Drawing:
    """The marks of an SVG, by name, as (left, top, right, bottom)."""

    def __init__(self, chart: Chart) -> None:
        self.root = ET.fromstring(drawn_once(chart, "svg"))
        self.marks = [(mark.get("class"), _extents(mark)) for mark in self.root if mark.get("d")]

    def __getitem__(self, name: str) -> list[tuple[float, float, float, float]]:
        return [extents for mark, extents in self.marks if mark == name]

    def lengths(self, name: str) -> list[float]:
        return [right - left for left, _, right, _ in self[name]]

    def heights(self, name: str) -> list[float]:
        return [bottom - top for _, top, _, bottom in self[name]]


def _extents(mark: ET.Element) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", mark.get("d"))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def test_a_bar_is_as_long_as_its_number():
    lengths = Drawing(LEVELS).lengths("c-number")
    assert lengths == pytest.approx([lengths[0], lengths[0] / 2, lengths[0] / 24], abs=0.2)
    assert lengths[0] > WIDTH * 0.7


def test_a_column_is_as_high_as_its_number():
    heights = Drawing(replace(LEVELS, upright=True)).heights("c-number")
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0] / 24], abs=0.2)


@pytest.mark.parametrize("upright", UPRIGHT)
def test_what_is_withheld_is_hatched_and_never_a_gap(upright):
    drawing = Drawing(replace(LEVELS, upright=upright))
    assert len(drawing["c-withheld"]) == 1 and len(drawing["c-number"]) == 3
    mark = next(mark for mark in drawing.root if mark.get("class") == "c-withheld")
    assert mark.get("stroke") and mark.get("d").count("M") >= 4, "an outline and slanted lines"


def of_parts(direction="ltr") -> Chart:
    """Two columns of three parts, one of which has a rest, and one that is withheld."""
    amounts = (
        Amount("7 sept. 2026", 60, "60", (10, 20, 30)),
        Amount("14 sept. 2026", 30, "30", (0, 10, 15)),
        Amount("21 sept. 2026", None, "–", (0, 0, 0)),
    )
    legend = ("peu", "assez", "beaucoup")
    return Chart("Niveaux", amounts, direction, upright=True, legend=legend, rest="sans niveau")


def test_a_column_is_made_of_its_parts_and_the_legend_names_them():
    drawing = Drawing(of_parts())
    heights = {part: drawing.heights(f"c-part-{part}") for part in range(3)}
    unit = heights[0][0] / 10
    assert [one[0] for one in heights.values()] == pytest.approx([unit * n for n in (10, 20, 30)])
    assert [heights[1][1], heights[2][1]] == pytest.approx([10 * unit, 15 * unit], abs=0.3)
    tops = [drawing[f"c-part-{part}"][0][1] for part in range(3)]
    assert tops == sorted(tops, reverse=True), "the first part stands on the floor"
    swatches = [drawing[f"c-part-{part}"][-1] for part in range(3)]
    assert [one[1] for one in swatches] == sorted((one[1] for one in swatches), reverse=True)
    rest, _swatch, _withheld = sorted(drawing.heights("c-withheld"), reverse=True)
    assert rest == pytest.approx(30 * unit, abs=0.3), "the parts stand before it"


def test_how_long_what_is_withheld_is_says_nothing():
    amounts = (*LEVELS.amounts[2:], Amount("Peu de signes", 9000, "9000"))
    there = Drawing(replace(LEVELS, amounts=amounts))
    assert there.lengths("c-withheld") == Drawing(LEVELS).lengths("c-withheld")


@pytest.mark.parametrize("upright", UPRIGHT)
def test_all_can_be_withheld_or_zero(upright):
    nothing = Chart("x", (Amount("a", None, "< 5"), Amount("b", 0, "0")), upright=upright)
    drawing = Drawing(nothing)
    assert len(drawing["c-withheld"]) == len(drawing["c-number"]) == 1


def test_every_word_is_written_once():
    assert len(Drawing(LEVELS)["c-text"]) == 1 + 2 * len(LEVELS.amounts)


@pytest.mark.parametrize("upright", UPRIGHT)
def test_from_right_to_left_everything_but_the_words_is_mirrored(upright):
    chart = replace(LEVELS, upright=upright)
    one, other = Drawing(chart), Drawing(replace(chart, direction="rtl"))
    (edges,) = one["c-paper"]
    for name in ("c-number", "c-withheld", "c-axis", "c-text"):
        mirrored = [(edges[2] - right, edges[2] - left) for left, _, right, _ in other[name]]
        for (left, right), there in zip(mirrored, one[name], strict=True):
            assert (left, right) == pytest.approx((there[0], there[2]), abs=0.2)
    title = next(mark for mark in one.root if mark.get("class") == "c-text").get("d")
    turned = next(mark for mark in other.root if mark.get("class") == "c-text").get("d")
    first, last = (float(re.search(r"M(-?[\d.]+)", text)[1]) for text in (title, turned))
    assert last - first == pytest.approx(other["c-text"][0][0] - one["c-text"][0][0], abs=0.3)


@pytest.mark.parametrize(
    "chart", [LEVELS, ARABIC, weeks(1), weeks(12), weeks(60, "rtl"), of_parts("rtl")]
)
def test_nothing_stands_beyond_the_paper(chart):
    drawing = Drawing(chart)
    (paper,) = drawing["c-paper"]
    for _, (left, top, right, bottom) in drawing.marks:
        assert paper[0] <= left <= right <= paper[2] and paper[1] <= top <= bottom <= paper[3]


@pytest.mark.parametrize("number", [1, 2, 5, 12, 26, 60])
def test_labels_of_weeks_are_thinned_out_until_none_runs_into_another(number):
    drawing = Drawing(weeks(number))
    assert len(drawing["c-number"]) + len(drawing["c-withheld"]) == number
    (floor,) = drawing["c-axis"]
    labels = sorted(text for text in drawing["c-text"] if text[1] > floor[1])
    assert 1 <= len(labels) <= number
    assert all(before[2] + 2 < after[0] for before, after in pairwise(labels))
    written = [text for text in drawing["c-text"][1:] if text[3] < floor[1]]
    assert len(written) == number, "the number of each week is written"
    assert all(before[2] < after[0] for before, after in pairwise(sorted(written)))


def test_a_long_label_takes_several_lines():
    label = "Des signes à prendre au sérieux, dont il faut parler avec quelqu’un de confiance"
    address = "https://example.org/" + "path/" * 30
    for text in (label, address):
        lines = wrapped(text, WIDTH, 13)
        assert len(lines) > 1 and all(width_of(line, 13) <= WIDTH for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_space_that_does_not_break_stays():
    assert wrapped("moins\u00a0de\u202f5  et plus", 1, 13)[0].startswith("m")
    assert one_line(" moins\u00a0de\u202f5\n et  plus\x00 ") == "moins\u00a0de\u202f5 et plus"


@pytest.mark.parametrize(
    ("text", "can"),
    [("Peu de signes, Ελλ, Рус, عربي, עברית", True), ("a\u200f\u2068b\u2069", True),
     ("简体中文", False), ("🌍", False)],
)  # fmt: skip
def test_which_letters_can_be_written_is_known(text, can):
    assert can_write(text) is can


@pytest.mark.parametrize("upright", UPRIGHT)
def test_words_that_the_font_cannot_write_are_replaced_by_words_that_it_can(upright):
    amounts = (Amount("简体中文", 7, "七"), Amount("English", 5, "5"), Amount("少", None, "未公布"))
    written = (Amount("1", 7, "7"), Amount("English", 5, "5"), Amount("3", None, "–"))
    drawing = draw_chart(Chart("按级别", amounts, upright=upright), "svg").decode()
    replaced = draw_chart(Chart("", written, upright=upright), "svg").decode()
    assert drawing == replaced.replace("<title/>", "<title>按级别</title>")


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(UPRIGHT))
def test_any_words_at_all_can_be_drawn(title, label, upright):
    chart = Chart(title, (Amount(label, 7, label),), upright=upright)
    assert Drawing(chart).root.findtext("{*}title") == one_line(title)
    assert draw_chart(chart, "png").startswith(b"\x89PNG")


def test_the_file_can_stand_in_a_strict_page_and_alone():
    svg = drawn_once(LEVELS, "svg").decode()
    root = ET.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.get("role") == "img"
    assert root.findtext("{*}title") == "Résultats par niveau"
    assert not any(part in svg for part in ("url(", "style", " id=", "<?", "<!", "xlink", "\n"))
    for mark in root.iter("{*}path"):
        assert set(mark.attrib) <= {"class", "d", "fill", "stroke", "stroke-width"}


def test_a_picture_is_large_enough_to_print_and_says_its_title():
    with Image.open(io.BytesIO(drawn_once(ARABIC, "png"))) as picture:
        assert picture.width > 1000
        assert picture.info["Title"] == ARABIC.title
        assert not {"Software", "Date", "Creation Time"} & set(picture.info)
        darkest, lightest = picture.convert("L").getextrema()
        assert darkest < 80 and lightest == 255


@pytest.mark.parametrize("picture", ["svg", "png"])
def test_the_same_chart_is_the_same_bytes_also_by_eight_threads_at_once(picture):
    charts = [LEVELS, ARABIC, weeks(3)]
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda chart: draw_chart(chart, picture), charts * 3))
    assert drawn == [drawn_once(chart, picture) for chart in charts] * 3


def test_another_process_draws_the_same_bytes():
    code = (
        "from warning_signs.charts.bar_chart_data import Amount, Chart;"
        "from warning_signs.charts.campaign_chart import draw_chart;"
        f"import sys; sys.stdout.buffer.write(draw_chart({ARABIC!r}, 'svg'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout == drawn_once(ARABIC, "svg")


def test_to_describe_a_chart_never_imports_matplotlib():
    code = (
        "import sys; import warning_signs.charts.bar_chart_data;"
        "sys.exit(any(name.startswith(('matplotlib', 'numpy')) for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("amounts", [(), (Amount("a", -1, "-1"),)])
def test_amounts_that_cannot_be_are_refused(amounts):
    with pytest.raises(ValueError, match="expected amounts"):
        Chart("x", amounts)
