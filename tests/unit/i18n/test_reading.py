"""A language for its readers: the sheet, what they write into it, and what is remembered of it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
import yaml

from tests.support.pages.elements import parse, words
from tools.lib.languages import copy_catalogues
from warning_signs.i18n.languages import catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue
from warning_signs.i18n.review.records import BACK, READ, Reading, read_readings
from warning_signs.i18n.review.sheet import COLUMNS


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the catalogues, and a folder to write sheets into."""
    copied = copy_catalogues(tmp_path / "translations")
    for module in ("translations", "translation_packs", "translation_reviews"):
        monkeypatch.setattr(f"warning_signs.cli.{module}.TRANSLATIONS", copied)
    monkeypatch.chdir(tmp_path)
    return copied


@pytest.fixture
def run(folder, runner, extracted_before):
    """Run a command: `run("sheet", "uk")`. Returns what it says."""

    def invoke(*arguments):
        result = runner.invoke(args=["translations", *arguments])
        assert result.exit_code == 0, result.output
        return result.output

    return invoke


def rows(tag="uk"):
    """The rows of a sheet that was written."""
    with open(f"{tag}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def send_back(answered, delimiter=","):
    """Save a sheet as a reader’s spreadsheet does."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(answered)
    with open("back.csv", "w", encoding="utf-8", newline="") as file:
        file.write(text.getvalue())


def text_of(folder, row, tag="uk"):
    catalog = read_catalogue(catalogue_path(folder, tag).read_bytes(), tag)
    return keys(catalog)[row["place"] or None, row["English"]].string


def plain(number):
    """A row of a text without plural forms, placeholders and marks."""
    found = [row for row in rows() if "%" not in row["English"] and "<" not in row["English"]]
    return found[number]


def test_the_sheet_has_the_core_with_danger_first_and_room_for_an_opinion(run):
    run("sheet", "uk")
    found = rows()
    assert tuple(found[0]) == COLUMNS and found[0]["part"] == "danger"
    assert {row["part"] for row in found} >= {"help", "young", "questions"}
    assert "later" not in {row["part"] for row in found}
    assert all(row["English"] and row["French"] and row["translation"] for row in found)
    assert not any(row["right"] or row["wrong"] or row["better"] for row in found)
    assert len({row["mark"] for row in found}) == len(found)


def test_the_sheet_to_print_says_the_same(run):
    run("sheet", "ar")
    with open("ar.html", encoding="utf-8") as file:
        page = parse(file.read())
    cells = page.query("td[lang=ar]")
    assert [words(cell) for cell in cells] == [
        " ".join(row["translation"].split()) for row in rows("ar")
    ]
    assert {cell.attrs["dir"] for cell in cells} == {"rtl"}


def test_what_it_says_when_translated_back_stands_there_until_it_changes(run, folder):
    run("sheet", "uk")
    mark = rows()[0]["mark"]
    (folder / "uk" / BACK).write_text(f"mark,back\n{mark},Another child may be in danger\n")
    run("sheet", "uk")
    assert rows()[0]["translated back"] == "Another child may be in danger"


def test_better_words_are_taken_and_noted_without_a_name(run, folder):
    before = yaml.safe_load((folder / "REVIEW.yaml").read_text(encoding="utf-8"))
    run("sheet", "uk")
    row = plain(0)
    send_back([{**row, "wrong": "Stiff.", "better": "Краще так"}], ";")
    run("corrections", "uk", "back.csv")
    assert text_of(folder, row) == "Краще так"
    after = yaml.safe_load((folder / "REVIEW.yaml").read_text(encoding="utf-8"))
    assert after[: len(before)] == before
    assert after[len(before) :] == [
        {
            "language": "uk",
            "context": row["place"] or None,
            "what": row["translation"],
            "taken": True,
            "why": "Stiff.",
        }
    ]
    assert set(read_readings(folder, "uk").values()) == {Reading(date.today(), "")}


def test_what_is_wrong_without_better_words_is_noted_and_stays(run, folder):
    run("sheet", "uk")
    row = plain(1)
    send_back([{**row, "wrong": "Nobody says that."}])
    assert "1 were wrong" in run("corrections", "uk", "back.csv")
    assert text_of(folder, row) == row["translation"]
    last = yaml.safe_load((folder / "REVIEW.yaml").read_text(encoding="utf-8"))[-1]
    assert last["taken"] is False and "Nobody says that." in last["why"]
    assert read_readings(folder, "uk") == {}


def test_words_that_would_break_a_page_are_left_out(run, folder):
    run("sheet", "uk")
    row = next(one for one in rows() if "%(" in one["English"])
    send_back([{**row, "better": "Без нього"}, {**plain(0), "better": "<b>Так"}])
    assert run("corrections", "uk", "back.csv").count("left out: ") >= 2
    assert text_of(folder, row) == row["translation"]


def test_a_text_that_was_read_is_not_asked_again_until_it_changes(run, folder):
    run("sheet", "uk")
    first, second, *_ = all_rows = rows()
    send_back([{**row, "right": "x"} for row in (first, second)])
    run("corrections", "uk", "back.csv", "--by", "Олена", "--on", "2026-12-01")
    assert set(read_readings(folder, "uk").values()) == {Reading(date(2026, 12, 1), "Олена")}
    run("sheet", "uk", "--unread")
    assert len(rows()) == len(all_rows) - 2
    path = catalogue_path(folder, "uk")
    text = path.read_text(encoding="utf-8")
    old, new = (f'msgstr "{words}"' for words in (first["translation"], "Нове"))
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    run("sheet", "uk", "--unread")
    assert next(row["translation"] for row in rows()) == "Нове"
    assert f"1 of {len(all_rows)} texts" in run("status")


def test_an_answer_about_a_text_that_has_changed_since_is_left_out(run, folder):
    run("sheet", "uk")
    send_back([{**rows()[0], "mark": "000000000000", "better": "Пізно"}])
    assert "left out: 000000000000" in run("corrections", "uk", "back.csv")
    assert not any((folder / "uk" / READ).read_text().splitlines()[1:])


def test_a_language_that_counts_as_reviewed_has_every_text_marked(run, folder):
    run("reviewed", "uk")
    run("sheet", "uk", "--unread", "--all")
    assert rows() == []
