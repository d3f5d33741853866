"""The log itself: what a row may hold, and the file that spreadsheets and this site both open."""

import csv
import io
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.csv_safe import protect, unprotect
from warning_signs.evidence.csv_file import NotALog, read_csv, write_csv
from warning_signs.evidence.log import (
    COLUMNS,
    LONGEST_TEXT,
    MOST_ROWS,
    LogRow,
    filled,
    fits,
    is_nearly_full,
    row_of,
    size,
    too_long,
)
from warning_signs.showable import is_showable

HOSTILE = st.text(st.sampled_from("=+-@'\",;\t\r\n|ab \x00\x1b\u202e＝é"))
TEXTS = st.one_of(st.text(), HOSTILE)
ROWS = st.lists(st.dictionaries(st.sampled_from(COLUMNS), TEXTS).map(row_of), max_size=6)
DELIMITERS = st.sampled_from(",;")
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''@x",
    '=cmd|"/C calc"!A0',
    "＝1",
]
FULL = LogRow(
    "21 November", "a game", "@nobody", "https://example.org/post/1", "Two\nlines", "a.png"
)


# Files


@given(ROWS, DELIMITERS)
def test_a_file_gives_back_the_rows_it_was_made_from(rows, delimiter):
    assert read_csv(write_csv(rows, delimiter)) == filled(rows)


@given(ROWS, DELIMITERS, st.sampled_from(",;\t|"))
def test_no_cell_begins_with_a_formula_sign_in_any_spreadsheet(rows, written, expected):
    """Also in one that expects another list separator than the file has."""
    text = write_csv(rows, written).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=expected):
        signs = FORMULA_SIGNS if expected == written else tuple("=+-@＝＋－＠")
        assert not [cell for cell in line if cell.startswith(signs)]


@given(TEXTS)
def test_protection_comes_off_again(text):
    assert unprotect(protect(text)) == text
    assert not protect(text).startswith(FORMULA_SIGNS)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_only_text(formula):
    assert protect(formula) == f"'{formula}".replace("\t=", "\t'=").replace("\r=", "\r'=")
    assert unprotect(protect(formula)) == formula


@pytest.mark.parametrize("text", ["'quoted'", "a-b", "@", "1 - 2", "me@example.org", ""])
def test_text_that_is_no_formula_stays(text):
    assert protect(text) == (f"'{text}" if text == "@" else text)


def test_the_file_says_its_columns_and_how_its_letters_are_written():
    data = write_csv([FULL])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0] == (
        '"date_time","place","account","address","what","kept"'
    )


def saved_anew(rows, encoding="utf-8", delimiter=",", order=COLUMNS, line_end="\r\n"):
    """The file as a spreadsheet writes it: quotation marks only where needed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(order)
    cells = [dict(zip(COLUMNS, map(protect, astuple(row)), strict=True)) for row in rows]
    writer.writerows([cell[column] for column in order] for cell in cells)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize(
    "way",
    [
        {},
        {"encoding": "utf-8-sig", "delimiter": ";"},
        {"encoding": "utf-16", "delimiter": "\t"},
        {"order": COLUMNS[::-1]},
        {"line_end": "\n"},
        {"order": (*COLUMNS[:3], *COLUMNS[4:], COLUMNS[3])},
    ],
)
def test_a_file_that_a_spreadsheet_saved_anew_is_read(way):
    rows = [FULL, LogRow(what="é ; , \t x"), LogRow(account="'=1")]
    assert read_csv(saved_anew(rows, **way)) == rows


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "not_ours"),
        (b"name,age\r\nLea,12\r\n", "not_ours"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_ours"),
        (b"%PDF-1.7\n\xe2\xe3", "not_ours"),
        (",".join(COLUMNS[:5]).encode(), "not_ours"),
        (",".join((*COLUMNS, "witness")).encode(), "not_ours"),
        (b"date_time\0,place,account,address,what,kept", "not_ours"),
        (b"\xff\xfe\x00", "not_ours"),
        (f"{','.join(COLUMNS)}\r\n1,2,3,4,5,6,7\r\n".encode(), "damaged"),
        (f"{','.join(COLUMNS)},\r\n1,2,3,4,5,6,7\r\n".encode(), "damaged"),
        (f'{",".join(COLUMNS)}\r\n"1,2\r\n'.encode(), "damaged"),
        (f"{','.join(COLUMNS)}\r\n{'x' * 140_000}\r\n".encode(), "damaged"),
        (f"{','.join(COLUMNS)}\r\né,,,,,\r\n".encode("latin-1"), "not_text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, fault):
    with pytest.raises(NotALog) as raised:
        read_csv(data)
    assert raised.value.fault == fault


@given(st.binary(max_size=300))
def test_any_file_at_all_is_read_or_refused(data):
    header = ",".join(COLUMNS).encode() + b"\r\n"
    for one in (data, header + data):
        try:
            read_csv(one)
        except NotALog:
            continue


def test_an_empty_log_and_empty_lines_give_no_rows():
    assert read_csv(write_csv([])) == []
    assert read_csv(write_csv([LogRow(), FULL, LogRow()]) + b"\r\n,,\r\n") == [FULL]


# Rows


@given(st.dictionaries(st.sampled_from(COLUMNS), TEXTS))
def test_a_row_can_be_shown_and_sent_any_number_of_times(texts):
    row = row_of(texts)
    sent = dict(zip(COLUMNS, astuple(row), strict=True))
    assert row_of(sent) == row
    assert row_of({column: text.replace("\n", "\r\n") for column, text in sent.items()}) == row
    assert all(is_showable(text) and text == text.strip() for text in astuple(row))
    assert all(
        "\n" not in text
        for text in (row.date_time, row.place, row.account, row.screenshot_location)
    )


def test_only_what_cannot_be_shown_is_left_out():
    assert row_of({"what": " a\x00b\x1b\r\nc\ufffe "}) == LogRow(what="ab\nc")
    assert row_of({"account": "a \n\t b  c"}) == LogRow(account="a b  c")
    assert not is_showable("a\x00") and is_showable("a\r\n\tb 😀 \u202e")


def test_what_is_in_a_row_is_counted_as_a_browser_sends_it():
    boundary = "-" * 60
    part = f'{boundary}\r\nContent-Disposition: form-data; name="date_time"\r\n\r\n{{}}\r\n'
    row = row_of(dict.fromkeys(COLUMNS, "é\n😀"))
    sent = sum(len(part.format(text.replace("\n", "\r\n")).encode()) for text in astuple(row))
    assert size([row]) >= sent


def test_a_log_says_when_it_is_nearly_full_and_when_it_is():
    assert fits([FULL] * MOST_ROWS) and not is_nearly_full([FULL] * 160)
    assert is_nearly_full([FULL] * 161)
    heavy = [LogRow(what="x" * LONGEST_TEXT)]
    assert not is_nearly_full(heavy * 26) and is_nearly_full(heavy * 27)
    assert fits(heavy * 33) and not fits(heavy * 34)


def test_a_text_that_a_spreadsheet_would_cut_off_is_named():
    rows = [LogRow(what="x" * LONGEST_TEXT), LogRow(screenshot_location="x" * (LONGEST_TEXT + 1))]
    assert list(too_long(rows)) == [(1, "kept")]


def test_a_row_is_summed_up_by_when_where_and_whom_or_else_by_what_is_known():
    assert FULL.summary() == " · ".join((FULL.date_time, FULL.place, FULL.account))
    assert LogRow(place="a game", what="a threat").summary() == "a game"
    assert LogRow(address="example.org", what="a threat").summary() == "a threat"
    assert LogRow(screenshot_location="phone").summary() == "phone"
