"""Figures as files: other programs read the same numbers as the page, and no formula."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.statistics.test_figures import exactly
from warning_signs.csv_safe import unprotect
from warning_signs.statistics.dimensions import CampaignDimensions
from warning_signs.statistics.export import as_csv, as_json
from warning_signs.statistics.publication import Count

MONDAY = date(2026, 9, 7)
SCOPE = CampaignDimensions({"parent": ["low", "high"], "family": []}, ["fr", "en"], begins=MONDAY)
RESULTS = [
    Count(MONDAY, "parent", "fr", "low", 12),
    Count(MONDAY, "parent", "en", "high", 4),
    Count(MONDAY, "family", "en", None, 5),
]
OPENED = [Count(MONDAY, "parent", "fr", None, 30)]
FIGURES = exactly(SCOPE, RESULTS, OPENED, MONDAY + timedelta(weeks=1))
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
HOSTILE = st.text(st.sampled_from("=+-@'\",;\t\r\n|ab é＝"))


def lines(data: bytes, delimiter=",") -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter, strict=True))


def test_the_file_says_what_it_is_and_every_number():
    data = as_csv(FIGURES, "back-to-school", "Back to school")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").replace('"', "").splitlines() == [
        "kind,by,value,number,week",
        "campaign,slug,back-to-school,,",
        "campaign,name,Back to school,,",
        "campaign,until,2026-09-07,,",
        "campaign,smallest,,5,",
        "results,total,,21,",
        "results,week,2026-09-07,21,",
        "results,level,low,12,",
        "results,level,high,,",
        "results,level,(not told),5,",
        "results,language,fr,12,",
        "results,language,en,9,",
        "results,questionnaire,parent,16,",
        "results,questionnaire,family,5,",
        "opened,total,,30,",
        "opened,week,2026-09-07,30,",
        "opened,language,fr,30,",
        "opened,language,en,,",
        "opened,questionnaire,parent,30,",
        "opened,questionnaire,family,,",
        "results,level,low,12,2026-09-07",
        "results,level,high,,2026-09-07",
        "results,level,(not told),5,2026-09-07",
    ]


def test_json_has_the_lines_of_the_file_and_null_for_what_is_withheld():
    told = json.loads(json.dumps(as_json(FIGURES, "back-to-school", "Back to school")))
    assert told["campaign"] == {"slug": "back-to-school", "name": "Back to school"}
    assert (told["until"], told["smallest"]) == ("2026-09-07", 5)
    withheld = {"kind": "results", "by": "level", "value": "high", "number": None, "week": None}
    assert withheld in told["numbers"]
    of_file = lines(as_csv(FIGURES, "back-to-school", "Back to school"))[4:]
    as_text = [
        {key: "" if value is None else str(value) for key, value in line.items()}
        for line in told["numbers"]
    ]
    assert as_text == of_file


def test_a_campaign_that_has_just_begun_has_a_file_without_numbers():
    nothing = exactly(SCOPE, RESULTS, OPENED, MONDAY)
    assert as_json(nothing, "a", "A")["until"] is None
    assert {line["number"] for line in lines(as_csv(nothing, "a", "A"))} == {"", "5"}


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("https://example.org";"x")',
        "@SUM(A1)",
        "+1",
        "-1",
        "\t=1",
        "\n=1",
        "a;=1",
        "＝1",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_name_of_a_campaign_is_never_a_formula(name, delimiter):
    for expected in ",;\t|":
        text = as_csv(FIGURES, "a", name, delimiter).decode("utf-8-sig")
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=expected):
            signs = FORMULA_SIGNS if expected == delimiter else tuple("=+-@＝＋－＠")
            assert not [cell for cell in line if cell.startswith(signs)]


@given(HOSTILE, st.sampled_from(",;"))
def test_no_name_upsets_the_table(name, delimiter):
    told = lines(as_csv(FIGURES, "a", name, delimiter), delimiter)
    assert unprotect(told[1]["value"]) == name
    assert told[2:] == lines(as_csv(FIGURES, "a", "A"))[2:]


@given(HOSTILE)
def test_json_gives_back_any_name(name):
    assert json.loads(json.dumps(as_json(FIGURES, "a", name)))["campaign"]["name"] == name
