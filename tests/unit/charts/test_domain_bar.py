"""The bar of a domain: what it shows can be measured in the SVG, and it fits a strict page."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest

from warning_signs.charts.bar import Bar, bar_states
from warning_signs.charts.domain_bar import WIDTH, draw_bar
from warning_signs.charts.prerendered import PrerenderedBars, prerender_bars
from warning_signs.charts.svg_cleanup import inline_svg

STATES = list(bar_states(questions=5, some_from=3, many_from=7))
SAMPLE = [Bar(0, 15, 15, 3, 7), Bar(4, 9, 15, 3, 7), Bar(0, 0, 15, 3, 7), Bar(6, 6, 6, 3, 7)]
ATTRIBUTES = {"class", "d", "fill", "stroke", "stroke-width"}


@pytest.fixture(scope="module")
def drawings() -> dict[Bar, str]:
    return {bar: draw_bar(bar) for bar in STATES}


def marks(svg: str) -> dict[str, ET.Element]:
    """The shapes of a drawing by the class that names them."""
    return {mark.get("class"): mark for mark in ET.fromstring(svg)}


def span(mark: ET.Element) -> tuple[float, float]:
    """The leftmost and the rightmost x of a shape."""
    numbers = [float(n) for n in mark.get("d").replace("M", " ").split()]
    return min(numbers[::2]), max(numbers[::2])


def test_states_are_every_sum_of_every_number_of_answers():
    assert len(STATES) == len(set(STATES)) == sum(3 * answered + 1 for answered in range(6))
    assert {bar.known for bar in STATES} == {0, 3, 6, 9, 12, 15}
    assert list(bar_states(1, 1, 2, maximum_points_per_question=1)) == [
        Bar(0, 0, 1, 1, 2),
        Bar(0, 1, 1, 1, 2),
        Bar(1, 1, 1, 1, 2),
    ]


@pytest.mark.parametrize(
    "numbers",
    [(4, 3, 9, 1, 2), (-1, 3, 9, 1, 2), (1, 10, 9, 1, 2), (0, 0, 0, 1, 2), (1, 3, 9, 2, 2),
     (1, 3, 9, 0, 2)],
)  # fmt: skip
def test_numbers_that_cannot_be_are_refused(numbers):
    with pytest.raises(ValueError, match="expected"):
        Bar(*numbers)


def test_each_drawing_is_small_and_bare(drawings):
    for svg in drawings.values():
        assert len(svg.encode()) <= 900
        root = ET.fromstring(svg)
        assert root.tag == "svg", "no namespace, no prefix: it stands in an HTML page"
        assert root.get("aria-hidden") == "true" and root.get("focusable") == "false"
        assert root.get("direction") == "ltr" and root.get("class") == "chart"
        for mark in root.iter("path"):
            assert set(mark.attrib) <= ATTRIBUTES, "no id, style, href, clip-path or transform"
        assert {node.tag for node in root.iter()} == {"svg", "path"}, "no text, style, script, use"
        assert not "".join(root.itertext()).strip()
        assert not any(part in svg for part in ("url(", "http", "<?", "<!", "xlink", "\n"))


def test_the_same_bar_is_drawn_in_the_same_bytes_also_by_eight_threads_at_once():
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(draw_bar, SAMPLE * 6))
    assert drawn == [draw_bar(bar) for bar in SAMPLE] * 6


def test_another_process_draws_the_same_bytes():
    code = (
        "from warning_signs.charts.bar import Bar; "
        "from warning_signs.charts.domain_bar import draw_bar; "
        f"import sys; sys.stdout.write(draw_bar({SAMPLE[1]!r}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == draw_bar(SAMPLE[1])


def test_more_points_make_a_wider_bar(drawings):
    for known in (3, 9, 15):
        widths = [
            span(marks(drawings[Bar(points, known, 15, 3, 7)])["c-bar"])[1]
            for points in range(known + 1)
        ]
        assert widths == sorted(set(widths))


def test_all_points_of_a_domain_fill_its_frame():
    assert span(marks(draw_bar(Bar(15, 15, 15, 3, 7)))["c-bar"]) == (1, WIDTH - 1)


def test_zero_points_are_a_thin_mark_and_nothing_known_is_none():
    left, right = span(marks(draw_bar(Bar(0, 9, 9, 3, 6)))["c-bar"])
    assert 2 <= right - left <= 4
    assert "c-bar" not in marks(draw_bar(Bar(0, 0, 9, 3, 6)))


def test_what_is_not_known_is_hatched_at_the_end_in_proportion():
    shapes = marks(draw_bar(Bar(2, 9, 12, 3, 6)))
    left, right = span(shapes["c-unknown"])
    assert right == span(shapes["c-line"])[1]
    assert right - left == pytest.approx((WIDTH - 2) * 3 / 12, abs=0.2)
    assert shapes["c-unknown"].get("d").count("M") >= 4, "an outline and slanted lines"
    assert shapes["c-unknown"].get("stroke")
    assert "c-unknown" not in marks(draw_bar(Bar(2, 12, 12, 3, 6)))


def test_a_bar_that_just_reaches_a_band_ends_inside_it(drawings):
    for points, band in [(2, "c-few"), (3, "c-some"), (6, "c-some"), (7, "c-many")]:
        shapes = marks(drawings[Bar(points, 15, 15, 3, 7)])
        left, right = span(shapes[band])
        assert left < span(shapes["c-bar"])[1] < right, (points, band)


def test_the_bands_meet_and_differ_without_colour(drawings):
    shapes = marks(drawings[Bar(0, 15, 15, 3, 7)])
    few, some, many = (span(shapes[name]) for name in ("c-few", "c-some", "c-many"))
    assert (few[1], some[1]) == (some[0], many[0])
    lines = shapes["c-line"].get("d").split("M")[2:]  # after the frame
    starts = [float(line.split()[0]) for line in lines]
    assert starts[0] == some[0] and starts[1] == many[0] and 2 <= starts[2] - starts[1] <= 4
    fills = [int(shapes[name].get("fill")[1:], 16) for name in ("c-few", "c-some", "c-many")]
    assert fills == sorted(fills, reverse=True), "each band is darker than the one before"


def test_a_band_that_a_domain_cannot_reach_has_no_border():
    shapes = marks(draw_bar(Bar(2, 3, 3, 2, 4)))
    assert shapes["c-line"].get("d").count("M") == 2, "the frame and the border of 'some'"


def test_cleaning_drops_all_that_the_drawing_did_not_name():
    document = """<svg xmlns="http://www.w3.org/2000/svg"><defs><style>*{fill:red}</style></defs>
      <g id="figure_1"><path id="p" d="M 0 0 L 1 1" style="fill: none"/>
      <g id="c-bar"><path d="M 0.04 1 L 2.26 3 z" style="fill: #111; stroke-linejoin: miter"
       clip-path="url(#x)"/></g></g></svg>"""
    (mark,) = ET.fromstring(inline_svg(document, 4, 4))
    assert mark.attrib == {"class": "c-bar", "fill": "#111", "d": "M0 1 2.3 3z"}


def test_a_saved_file_gives_each_bar_its_drawing(tmp_path):
    path = tmp_path / "build" / "charts.json"
    prerender_bars(SAMPLE).save(path)
    prerendered = PrerenderedBars.load(path)
    assert prerendered.has_all(reversed(SAMPLE))
    assert [prerendered.svg(bar) for bar in SAMPLE] == [draw_bar(bar) for bar in SAMPLE]
    assert prerendered.svg(Bar(1, 9, 15, 3, 7)) is None
    assert [file.name for file in path.parent.iterdir()] == ["charts.json"], "no draft left"


def test_a_stale_file_is_noticed(monkeypatch):
    prerendered = prerender_bars(SAMPLE)
    assert prerendered.has_all(SAMPLE[:-1])
    assert not prerendered.has_all([*SAMPLE[:-1], Bar(6, 6, 6, 3, 8)])
    monkeypatch.setattr("warning_signs.charts.prerendered._DRAWN_BY", ("domain_bar.py",))
    assert not prerendered.has_all(SAMPLE), "other drawing code"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"fingerprint": "x"', "\0"])
def test_a_missing_or_damaged_file_has_no_bars(tmp_path, content):
    path = tmp_path / "charts.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    prerendered = PrerenderedBars.load(path)
    assert not prerendered.has_all(SAMPLE) and not prerendered.has_all([])
    assert prerendered.svg(SAMPLE[0]) is None


def test_a_drawing_that_is_cut_is_none(tmp_path):
    path = tmp_path / "charts.json"
    prerender_bars(SAMPLE).save(path)
    cut = path.read_text(encoding="utf-8").replace("</svg>", "", 1)
    path.write_text(cut, encoding="utf-8")
    assert not PrerenderedBars.load(path).has_all(SAMPLE)


def test_reading_the_file_never_imports_matplotlib(tmp_path):
    prerender_bars(SAMPLE).save(tmp_path / "charts.json")
    code = (
        "import pathlib, sys; from warning_signs.charts.prerendered import PrerenderedBars;"
        "PrerenderedBars.load(pathlib.Path(sys.argv[1])).has_all([]);"
        "sys.exit(any(name.startswith(('matplotlib', 'numpy')) for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "charts.json"], check=True)
