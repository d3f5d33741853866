"""How far each language is: the table, the commands that keep it, and what the site makes of it."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites import make_site
from tools.lib.languages import add_copies, copy_catalogues
from warning_signs.i18n.languages import LANGUAGES, catalogue_path
from warning_signs.i18n.quality.status_table import write_status
from warning_signs.i18n.review_status import FILE, Status, read_status, unreviewed

BY = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9)
STATUSES = st.builds(
    Status,
    st.sampled_from(sorted(LANGUAGES)),
    st.sampled_from(["whole", "core"]),
    st.integers(0, 100),
    st.sampled_from(["master", "machine-assisted", "by-people", "reviewed"]),
    st.dates(),
    st.lists(BY, max_size=3).map(" ".join),
)


@given(st.lists(STATUSES, unique_by=lambda one: one.tag))
def test_what_is_written_is_what_is_read(tmp_path_factory, statuses):
    folder = tmp_path_factory.mktemp("table")
    table = {one.tag: one for one in statuses}
    write_status(folder, table)
    assert read_status(folder) == table


@pytest.mark.parametrize(
    "line",
    [
        "de",
        "de whole 100% reviewed",
        "de 100% reviewed 2026-11-24",
        "de whole all reviewed 2026-11-24",
        "de whole 100% perfect 2026-11-24",
        "de whole 100% reviewed yesterday",
    ],
)
def test_a_line_that_cannot_be_read_stops_the_site(make_app, monkeypatch, tmp_path, line):
    (copy_catalogues(tmp_path) / FILE).write_text(f"# language\n{line}\n")
    monkeypatch.setattr("warning_signs.factory.TRANSLATIONS", tmp_path)
    with pytest.raises(ValueError, match="STATUS:2: This is no line of the table"):
        make_app({})


def test_a_language_is_checked_only_where_the_table_says_so():
    day = date(2026, 11, 24)
    locales = [LANGUAGES[tag] for tag in ("en", "fr", "de", "pl", "nl", "uk")]
    statuses = {
        "fr": Status("fr", "whole", 100, "master", day),
        "de": Status("de", "whole", 100, "machine-assisted", day),
        "pl": Status("pl", "whole", 100, "reviewed", day),
        "nl": Status("nl", "whole", 100, "by-people", day),
    }
    unknown = "machine-assisted"
    assert unreviewed(locales, statuses) == {"de": unknown, "nl": "by-people", "uk": unknown}
    assert unreviewed(locales, {}).keys() == {"fr", "de", "pl", "nl", "uk"}


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """A folder of catalogues in which Bosnian lacks one text, and Catalan none."""
    folder = tmp_path_factory.mktemp("unchanged")
    add_copies(folder, ("bs", "ca"), without=("ar", "de", "es", "it", "nl", "pl", "pt", "uk"))
    bosnian = catalogue_path(folder, "bs")
    words = bosnian.read_text(encoding="utf-8")
    bosnian.write_text(words.replace('"Ne pas répondre"', '""', 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def runner(unchanged):
    """Runs the commands of a site of these languages, which is all that they ask the site for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warning_signs.factory.TRANSLATIONS", unchanged)
        return make_site().test_cli_runner()


@pytest.fixture
def folder(unchanged, tmp_path, monkeypatch):
    """A folder of these catalogues that commands may change."""
    shutil.copytree(unchanged, tmp_path, dirs_exist_ok=True)
    for module in ("translations", "translation_reviews"):
        monkeypatch.setattr(f"warning_signs.cli.{module}.TRANSLATIONS", tmp_path)
    return tmp_path


@pytest.fixture
def run(runner, folder, extracted_before):
    """Run a command: `run("status")`. Returns its exit code and what it says."""

    def invoke(*words):
        result = runner.invoke(args=["translations", *words])
        return result.exit_code, result.output

    return invoke


def test_the_command_counts_and_keeps_states(run, folder):
    assert run("status")[0] == 0
    table = read_status(folder)
    assert (table["bs"].percent, table["bs"].state) == (99, "machine-assisted")
    assert (table["ca"].percent, table["ca"].state) == (100, "machine-assisted")
    assert table["fr"].state == table["en"].state == "master"
    assert table["ca"].since == date.today()


def test_a_review_is_noted_with_its_day_and_outlives_the_next_count(run, folder):
    assert run("reviewed", "ca", "--on", "2026-12-01", "--by", "Ana Pérez")[0] == 0
    run("status")
    assert read_status(folder)["ca"] == Status(
        "ca", "whole", 100, "reviewed", date(2026, 12, 1), "Ana Pérez"
    )


def test_who_made_a_language_is_noted_until_it_is_reviewed(run, folder):
    for maker, state in (("people", "by-people"), ("computer", "machine-assisted")):
        assert run("made-by", "bs", maker)[0] == 0
        assert read_status(folder)["bs"].state == state
    for checked in ("fr", "ca"):
        run("reviewed", "ca")
        before = read_status(folder)
        assert run("made-by", checked, "people")[0] == 1
        assert read_status(folder) == before


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("bs", "Only 99% of bs"),
        ("fr", "fr is a master"),
        ("en", "Use one of"),
        ("xx", "Use one of"),
    ],
)
def test_what_cannot_have_been_reviewed(run, language, words):
    code, output = run("reviewed", language)
    assert code == 1 and words in output


def test_a_volunteer_sees_what_the_tests_would_find(run):
    code, output = run("check", "bs")
    assert code == 1
    assert "is not translated" in output
    assert "(quotes): the marks of this language are „ ”, not « »." in output
    assert "(language): this looks like French" in output


def test_without_lingua_the_other_checks_are_run(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "lingua", None)
    code, output = run("check", "fr")
    assert code == 0 and output.startswith("NOT RUN: whether texts are in the right language")
    assert output.endswith(".\n0 to be looked at in fr.\n")
