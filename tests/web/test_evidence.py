"""The page of the log: rows come back as they were typed, whatever is done with them."""

import io
import re
from collections import defaultdict
from dataclasses import astuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.support.examples import WHOLE_PAGES
from tests.support.pages.checks import parse
from warning_signs.evidence.csv_file import read_csv, write_csv
from warning_signs.evidence.log import COLUMNS, LONGEST_TEXT, MOST_BYTES, MOST_ROWS, LogRow, row_of
from warning_signs.web.evidence.form import FORGED_FROM

PAGE = "/en/evidence/?country=FR"
FIRST = LogRow(
    "21 November, 20:15", "a game", "@nobody", "https://x.example/=1", "One\ntwo", "a.png"
)
SECOND = LogRow("22 November", "WhatsApp", "+33 6 00", "", "=1+1", "")
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><b>", "{{ 7*7 }}",
    "=cmd|' /C calc'!A0", "\x00\x1b[2J", "\u202egpj.exe", "\ufeff", "\r\n\r\n", "%s %(x)s", "&amp;",
]  # fmt: skip


def fields(rows, **others):
    """The form with these rows, as a browser sends it."""
    texts = ((c, re.sub(r"\r\n?|\n", "\r\n", row[c])) for row in rows for c in COLUMNS)
    data = MultiDict(texts)
    data.update(others)
    return data


def post(client, rows=(), status=200, address=PAGE, file=None, **others):
    """Send the form; with `file`, bytes of a chosen file."""
    data = fields(rows, **others)
    if file is not None:
        data["file"] = FileStorage(io.BytesIO(file), "log.csv", "file")
    boundary, body = encode_multipart(data)  # the client itself would leave files open
    kind = f"multipart/form-data; boundary={boundary}"
    answer = client.post(address, data=body, content_type=kind)
    assert answer.status_code == status, answer.text[:500]
    return answer


def shown(answer) -> list[LogRow]:
    """The rows on the page, empty ones too."""
    texts = typed(answer)
    rows = zip(*(texts[column] for column in COLUMNS), strict=True)
    return [row_of(dict(zip(COLUMNS, row, strict=True))) for row in rows]


def typed(answer) -> dict[str, list[str]]:
    """The texts of the form, by name."""
    texts = defaultdict(list)
    for field in parse(answer.text).query("textarea, input[name]"):
        text = field.raw_text() if field.name == "textarea" else field.attrs.get("value", "")
        texts[field.attrs.get("name", "")].append(text)
    return texts


def errors(answer) -> str:
    return " ".join(e.to_text() for e in parse(answer.text).query(".errors"))


# What the page says


def test_first_of_all_it_says_what_is_never_captured(client):
    text = parse(client.get(PAGE).text).query("main")[0].to_text()
    never, rows, how = (text.index(w) for w in ("Do not open", "Date and time", "(a screenshot)"))
    assert never < rows < how
    for words in ("Delete nothing", "account names, the dates and the threats", "another phone",
                  "full header", "whole conversation", "together with the child"):  # fmt: skip
        assert words in text


def test_a_row_is_a_fieldset_with_a_label_for_each_text(client):
    page = parse(client.get(PAGE).text)
    (row,) = page.query("fieldset.entry")
    assert row.query("legend")[0].to_text() == "Line 1"
    assert [e.attrs["name"] for e in row.query("input, textarea")] == list(COLUMNS)


def test_in_a_long_log_what_is_filled_in_is_folded_and_what_is_open_has_hints(client):
    too_long = LogRow(place="a game", what="x" * (LONGEST_TEXT + 1))
    page = parse(post(client, [FIRST, too_long, SECOND, LogRow(what="a threat")]).text)
    folded, wrong, third, last = page.query("fieldset.entry")
    assert folded.query("summary")[0].to_text() == FIRST.summary()
    assert not (folded.query(".hint") or third.query(".hint"))
    for row in (wrong, last):
        assert not row.query("details")
        hints = {hint.attrs["id"] for hint in row.query(".hint")}
        described = [e.attrs["aria-describedby"] for e in row.query("input, textarea")]
        assert len(hints) == len(COLUMNS) and all(one.split()[0] in hints for one in described)
    (error,) = wrong.query(".error")
    (field,) = wrong.query("[aria-invalid=true]")
    assert field.attrs["name"] == "what"
    assert error.attrs["id"] in field.attrs["aria-describedby"].split()


@pytest.mark.parametrize("rows", [[], [FIRST, SECOND]])
def test_enter_updates_the_log_and_removes_nothing(client, rows):
    page = parse(post(client, rows, remove="7").text)
    buttons = page.query("button")
    own = [b for b in buttons if "type" not in b.attrs and b.attrs.get("form", "log-form")]
    assert own[0].to_text() == "Show it, to print or hand over" and "name" not in own[0].attrs


def test_nothing_that_was_typed_is_in_an_address_or_kept(client):
    answer = post(client, [FIRST])
    assert answer.headers["Cache-Control"] == "no-store"
    page = parse(answer.text)
    for element in page.query("[href], [action], [formaction]"):
        for name in ("href", "action", "formaction"):
            assert "nobody" not in element.attrs.get(name, "")


# Rows


@given(rows=st.lists(st.builds(LogRow, *[st.text(max_size=20)] * 6), max_size=4), data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=WHOLE_PAGES)
def test_whatever_is_typed_comes_back(client, rows, data):
    wanted = [row_of({c: row[c] for c in COLUMNS}) for row in rows]
    wanted = [row for row in wanted if row]
    answer = post(client, rows)
    assert [row for row in shown(answer) if row] == wanted
    assert shown(post(client, shown(answer))) == shown(answer)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("show", ["rows", "add", "sheet"])
def test_hostile_text_is_only_text(client, text, show):
    row = row_of(dict.fromkeys(COLUMNS, f"a{text}b"))
    answer = post(client, [LogRow(*[f"a{text}b"] * 6)], show=show)
    if show != "sheet":
        assert shown(answer)[0] == row
    cells = [cell.raw_text() for cell in parse(answer.text).query("table.log td")]
    assert len(cells) == 6
    assert not parse(answer.text).query("main img, main b, main script")


def test_what_cannot_be_shown_is_left_out_with_a_word(client):
    answer = post(client, [LogRow(what="a\x00\x1bb")])
    assert shown(answer) == [LogRow(what="ab")]
    assert "cannot be shown were left out" in answer.text
    assert "cannot be shown" not in post(client, [FIRST]).text


def test_a_row_more(client):
    assert shown(client.get(PAGE)) == [LogRow()]
    assert shown(post(client, [FIRST], show="add")) == [FIRST, LogRow()]
    assert shown(post(client, [FIRST, LogRow(), SECOND], show="add")) == [FIRST, SECOND, LogRow()]
    assert shown(post(client, [LogRow(), LogRow()])) == [LogRow()]


def test_a_removed_row_can_be_put_back_where_it_was(client):
    answer = post(client, [FIRST, SECOND], remove="0")
    assert shown(answer) == [SECOND]
    back = {"back_at": typed(answer)["back_at"][0]}
    data = fields([SECOND], show="back", **back)
    data.setlist("back", typed(answer)["back"])
    again = client.post(PAGE, data=data, content_type="multipart/form-data")
    assert shown(again) == [FIRST, SECOND]
    assert "back" not in typed(again)


@pytest.mark.parametrize("number", ["9", "-1", "x", ""])
def test_removing_a_row_that_is_not_there_removes_nothing(client, number):
    assert shown(post(client, [FIRST, SECOND], remove=number)) == [FIRST, SECOND]


def test_a_form_of_another_kind_and_a_broken_one_are_read_as_far_as_they_go(client):
    plain = client.post(PAGE, data="what=a%20b&place=c%FFd&what=e")
    assert plain.status_code == 200
    typed = {
        "data": "what=a%20b&place=c&what=e",
        "content_type": "application/x-www-form-urlencoded",
    }
    assert shown(client.post(PAGE, **typed)) == [LogRow(place="c", what="a b"), LogRow(what="e")]
    for body in (b"", b"--x", b"--x\r\nnonsense\r\n", b"\x00\xff" * 50):
        for kind in ("multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""):
            assert client.post(PAGE, data=body, content_type=kind).status_code == 200


# How much


def many(count):
    return [LogRow(what=f"message {number}") for number in range(count)]


def test_the_page_counts_and_warns_before_the_log_is_full(client):
    few = post(client, many(12)).text
    assert "12 of 200 lines" in few and "nearly full" not in few
    assert "nearly full" in post(client, many(161)).text


def test_row_201_is_refused_in_words_and_everything_stays(client):
    full = post(client, many(MOST_ROWS), show="add")
    assert shown(full) == many(MOST_ROWS)
    assert "at most 200 lines" in errors(full)
    assert post(client, many(MOST_ROWS), show="csv").mimetype == "text/csv"
    over = post(client, many(MOST_ROWS + 1))
    assert shown(over) == many(MOST_ROWS + 1)
    assert "at most 200 lines" in errors(over)


def test_a_forged_flood_of_rows_is_cut(client):
    flood = "&".join(["what=x"] * 5000)
    answer = client.post(PAGE, data=flood, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert len(shown(answer)) == FORGED_FROM


def test_a_text_too_long_for_a_spreadsheet_is_named_and_stays(client):
    long = LogRow(what="x" * (LONGEST_TEXT + 1), place="here")
    for show in ("rows", "csv", "sheet"):
        answer = post(client, [FIRST, long], show=show)
        assert shown(answer) == [FIRST, long]
        assert "Line 2, “What happened”" in errors(answer)
        assert parse(answer.text).query("#row-2-what[aria-invalid=true]")
        assert parse(answer.text).query('.errors a[href="#row-2-what"]')


def test_a_log_just_below_one_megabyte_goes_through(client):
    rows = [LogRow(what="x" * LONGEST_TEXT)] * 33
    answer = post(client, rows)
    assert shown(answer) == rows
    assert "nearly full" in answer.text


def test_a_file_over_one_megabyte_is_refused_in_words_and_everything_typed_stays(client):
    answer = post(client, [FIRST, SECOND], 413, file=b"x" * (MOST_BYTES + 1), show="open")
    assert shown(answer) == [FIRST, SECOND]
    assert "larger than one megabyte" in errors(answer)
    assert parse(answer.text).query("main[data-page=evidence]")


def test_a_log_over_one_megabyte_keeps_all_that_fits(client):
    rows = [*many(100), LogRow(what="x" * MOST_BYTES)]
    answer = post(client, rows, 413)
    assert shown(answer)[:100] == many(100)
    assert "grown larger than one megabyte" in errors(answer)


def test_a_stream_over_one_megabyte_is_refused_too(client):
    kind = "application/x-www-form-urlencoded"
    for length, status in ((MOST_BYTES + 1, 413), (MOST_BYTES, 200)):
        environ = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
        environ["wsgi.input"] = io.BytesIO(b"what=".ljust(length, b"y"))
        answer = client.post(PAGE, content_type=kind, environ_overrides=environ)
        assert answer.status_code == status
        assert shown(answer)[0].what.startswith("yyy")
        assert ("grown larger than one megabyte" in errors(answer)) == (status == 413)


def test_other_pages_take_no_more_than_before(client):
    answers = {"self_harm": "no", "x": "y" * 70_000}
    assert client.post("/en/parent/", data=answers).status_code == 413


# Files


def test_the_log_as_csv_for_the_readers_spreadsheet(client):
    for language, first in (("en", b'"date_time","place"'), ("fr", b'"date_time";"place"')):
        answer = post(client, [FIRST, SECOND], address=f"/{language}/evidence/", show="csv")
        assert answer.mimetype == "text/csv"
        assert answer.data.startswith(b"\xef\xbb\xbf" + first)
        name = answer.headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="log-\d{4}-\d\d-\d\d\.csv"', name)
        assert read_csv(answer.data) == [FIRST, SECOND]


def test_a_saved_log_is_continued_in_another_language(client):
    saved = post(client, [FIRST, SECOND], address="/fr/evidence/", show="csv").data
    third = LogRow(what="new")
    answer = post(client, [third], file=saved, show="open")
    assert shown(answer) == [third, FIRST, SECOND]
    assert "2 lines were added" in answer.text
    again = post(client, [third, FIRST], file=saved)
    assert shown(again) == [third, FIRST, SECOND]
    assert "1 line was added from the file. 1 line was in the log already." in again.text


@pytest.mark.parametrize("show", ["open", "add", "csv", "rows"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"a;b\r\n1;2", "not a log that was saved on this page"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "not a log"),
        (",".join(COLUMNS).encode() + b"\r\n1,2,3,4,5,6,7", "damaged"),
        (",".join(COLUMNS).encode() + b"\r\n\xe9,,,,,", "CSV UTF-8"),
    ],
)
def test_a_file_that_is_none_of_ours_is_named_and_everything_typed_stays(client, file, words, show):
    answer = post(client, [FIRST], file=file, show=show)
    assert shown(answer)[0] == FIRST
    assert words in errors(answer)


def test_open_without_a_file_asks_for_one(client):
    assert "Choose the file first" in errors(post(client, [FIRST], file=b"", show="open"))
    assert errors(post(client, [FIRST], file=b"", show="rows")) == ""


def test_a_file_for_which_there_is_no_room_is_not_opened_in_part(client):
    for rows in (many(150), [LogRow(what=f"{n:05}{'x' * 29_995}") for n in range(33)]):
        answer = post(client, [FIRST] * 60, file=write_csv(rows))
        assert shown(answer) == [FIRST] * 60
        assert "no room" in errors(answer)


def test_an_empty_log_is_no_file(client):
    for show in ("csv", "sheet"):
        assert "The log is still empty" in errors(post(client, show=show))


def test_the_sheet_is_one_file_with_the_log_and_nothing_else(client):
    answer = post(client, [FIRST, SECOND], show="sheet")
    assert answer.headers["Content-Disposition"].endswith('.html"')
    page = parse(answer.text)
    assert not page.query("a, form, script, input, button, img")
    cells = [cell.to_text() for cell in page.query("td")]
    assert cells[:6] == [FIRST.date_time, "a game", "@nobody", FIRST.address, FIRST.what, "a.png"]


def test_the_log_as_text_names_each_thing(client):
    text = typed(post(client, [FIRST, SECOND], address="/en/evidence/"))[""][0]
    assert "1.\nDate and time: 21 November, 20:15\nWhere: a game" in text
    assert "Web address" not in text.partition("2.\n")[2]


def test_country_and_language_can_be_changed_with_everything_typed(client):
    answer = post(client, [FIRST], address="/fr/evidence/", country="BE", show="rows")
    assert shown(answer) == [FIRST]
    assert parse(answer.text).query('option[value="BE"][selected]')
    assert parse(answer.text).query('form#log-form[action^="/fr/evidence/?country=BE"]')


def test_a_file_of_a_hundred_thousand_rows_is_counted_and_left_alone(client):
    file = write_csv([FIRST]) + b"x\r\n" * 100_000
    answer = post(client, [SECOND], file=file)
    assert shown(answer) == [SECOND]
    assert "The file has 100001 lines, and there is no room" in errors(answer)


@pytest.mark.parametrize("place", ["9" * 23, "9" * 4000, "-1", "١", "1e3", "\0", " 1", ""])
def test_a_row_comes_back_whatever_place_it_is_said_to_have_had(client, place):
    fields = {"show": "back", "back_at": place, "back": list(astuple(SECOND))}
    answer = client.post("/en/evidence/", data={**fields, "what": ["first", "third"]})
    assert SECOND in shown(answer)
    answer = client.post("/en/evidence/", data={"what": ["first", "third"], "remove": place})
    assert answer.status_code == 200
