"""The core pack: which texts it has, as one file for a volunteer, and what may be missing."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest
from babel.messages.pofile import read_po

from tools.lib.languages import copy_catalogues
from warning_signs.i18n.languages import catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue, strings
from warning_signs.i18n.quality.core import by_importance, core, read_groups
from warning_signs.i18n.quality.pack import OFFICE, as_bytes
from warning_signs.i18n.quality.sync import catalogue_problems
from warning_signs.paths import TEMPLATE_CATALOGUE, TRANSLATIONS

GROUPS = read_groups(TRANSLATIONS)


@pytest.fixture(scope="module")
def located(extraction):
    """Today's texts, with the files that they stand in."""
    return read_catalogue(extraction)


@pytest.fixture(scope="module")
def ordered(located):
    """Today’s texts by importance."""
    return by_importance(located, GROUPS)


def test_every_text_has_its_place_once(located, ordered):
    assert ordered.keys() == keys(located).keys()


def test_the_core_is_about_a_third_of_the_words(ordered):
    words = {key: len(" ".join(key[1:2] if isinstance(key[1], str) else key[1]).split())
             for key in ordered}  # fmt: skip
    share = sum(words[key] for key in core(ordered)) / sum(words.values())
    assert 0.25 < share < 0.4


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_no_rule_of_a_group_is_left_over(group, located):
    messages = keys(located).values()
    for pattern in group.files:
        assert any(fnmatchcase(path, pattern) for one in messages for path, _ in one.locations)
    for pattern in group.contexts:
        assert any(fnmatchcase(one.context or "", pattern) for one in messages), pattern


def test_danger_comes_first_and_the_order_is_that_of_the_groups(ordered):
    numbers = [GROUPS.index(group) if group else len(GROUPS) for group in ordered.values()]
    assert numbers == sorted(numbers) and numbers[0] == 0
    contexts = {context for (context, _), group in ordered.items() if group is GROUPS[0]}
    assert {"immediate_danger", "ask_about_self_harm", "self_harm", "pay_nothing"} <= contexts


def test_both_questionnaires_and_every_reason_are_core(ordered, located):
    for key, message in keys(located).items():
        files = {path for path, _line in message.locations}
        if files & {"questionnaires/parent.yaml", "questionnaires/teacher.yaml"}:
            assert ordered[key], key
        if files == {"templates/pages/privacy.html"}:
            assert ordered[key] is None, key


def test_only_what_is_not_core_may_be_missing(ordered):
    template = TEMPLATE_CATALOGUE.read_bytes()
    catalog = read_catalogue(template, "so")
    problems = list(catalogue_problems(template, "so", template, core(ordered)))
    assert len(problems) == len(core(ordered)) < len(keys(catalog))
    assert all("is not translated" in one for one in problems)


@pytest.fixture
def run(tmp_path, monkeypatch, runner, extracted_before):
    """Run a command in a copy of the catalogues, and in a folder of its own."""
    folder = copy_catalogues(tmp_path / "translations")
    for module in ("cli.translations", "cli.translation_packs", "i18n.quality.sync"):
        monkeypatch.setattr(f"warning_signs.{module}.TRANSLATIONS", folder)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments, fails=False):
        result = runner.invoke(args=["translations", *arguments])
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert bool(result.exit_code) == fails, result.output
        return result.output

    return invoke


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-Hans"])
def test_a_variant_has_its_script_in_the_name_of_its_file(run, tmp_path, tag):
    name = f"{tag.replace('-', '_')}.po"
    assert run("pack", tag).startswith(f"{name}: ")
    assert keys(read_catalogue((tmp_path / name).read_bytes(), name.removesuffix(".po")))


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(run):
    said = run("pack", "so", "-o", "none/so.po", fails=True)
    assert said == "Error: none/so.po cannot be written: No such file or directory.\n"


def test_a_volunteer_gets_one_file_and_brings_it_back(run, tmp_path, ordered):
    assert f"{len(ordered)} texts" in run("pack", "so")
    file = tmp_path / "so.po"
    with file.open("rb") as opened:
        packed = read_po(opened, locale="so")
    assert list(keys(packed)) == list(ordered)
    first, second = list(keys(packed).values())[:2]
    assert any(note.startswith("French: ") for note in first.auto_comments)
    assert "Danger: what to do" in " ".join(first.auto_comments)
    words = file.read_text(encoding="utf-8")
    for message, translation in ((first, "Samee tan"), (second, "<b>broken")):
        start = f'msgid "{message.id}"\nmsgstr "'
        assert start in words
        words = words.replace(f'{start}"', f'{start}{translation}"', 1)
    file.write_text(words, encoding="utf-8")
    output = run("unpack", "so", "so.po")
    assert "1 texts are new" in output and "left out: " in output
    path = catalogue_path(tmp_path / "translations", "so")
    after = keys(read_catalogue(path.read_bytes(), "so"))
    assert list(after) == list(keys(read_catalogue(TEMPLATE_CATALOGUE.read_bytes())))
    assert next(one for one in after.values() if any(strings(one))).string == "Samee tan"


BROKEN = {
    "no catalogue": (b"Dear translator,\n", "so.po:1: This is not a line of a catalogue."),
    "no UTF-8": ('msgid "é"\nmsgstr ""\n'.encode("latin-1"), "so.po cannot be read."),
    "no charset": (
        b'msgid ""\nmsgstr ""\n"Content-Type: text; charset=ours\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        "so.po cannot be read.",
    ),
    "no plural forms": (
        b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=x; plural=n;\\n"\n',
        "so.po cannot be read.",
    ),
}


@pytest.mark.parametrize(("content", "told"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_came_back_broken_is_told_in_a_sentence(run, tmp_path, content, told):
    (tmp_path / "so.po").write_bytes(content)
    output = run("unpack", "so", "so.po", fails=True)
    assert output.startswith(f"Error: {told} ")
    assert output.endswith(" Nothing was changed.\n")
    assert not catalogue_path(tmp_path / "translations", "so").exists()


@pytest.fixture
def without_five(run, tmp_path, monkeypatch, ordered):
    """Polish without five texts that are not core, and how they are complained about.

    The rules, which judge what is there, are left out.
    """
    monkeypatch.setattr("warning_signs.cli.translations.lint", lambda *_: ())
    monkeypatch.setattr("warning_signs.cli.translations._language_rule", dict)
    path = catalogue_path(tmp_path / "translations", "pl")
    catalog = read_catalogue(path.read_bytes(), "pl")
    later = [key for key, group in ordered.items() if not group and isinstance(key[1], str)][:5]
    for key in later:
        keys(catalog)[key].string = ""
    path.write_bytes(as_bytes(catalog))
    return [f"pl: {text!r} is not translated." for _context, text in later]


@pytest.mark.usefixtures("without_five")
def test_a_language_with_its_core_alone_passes_the_check(run, tmp_path):
    table = tmp_path / "translations" / "STATUS"
    whole, in_part = re.compile(r"^pl +whole +100%", re.MULTILINE), "pl core 99%"
    table.write_text(whole.sub(in_part, table.read_text(encoding="utf-8")), encoding="utf-8")
    assert run("check", "pl").endswith("0 to be looked at in pl.\n")


def test_a_language_that_is_offered_whole_does_not_without_all_of_it(run, without_five):
    found = run("check", "pl", fails=True).splitlines()
    assert {*without_five} <= {*found}
    assert found[-1] == "5 to be looked at in pl."


def test_a_text_that_names_an_office_asks_whether_there_is_one(run, tmp_path):
    run("pack", "so", "--core")
    with (tmp_path / "so.po").open("rb") as opened:
        packed = keys(read_po(opened, locale="so")).values()
    asked = [one for one in packed if OFFICE in " ".join(one.auto_comments)]
    assert any("child protection" in str(one.id) for one in asked)
    assert not any("Skip to the content" in str(one.id) for one in asked)


def test_what_was_there_before_stays(run, tmp_path):
    before = catalogue_path(TRANSLATIONS, "de").read_bytes()
    run("pack", "de", "-o", "mine.po")
    assert "0 texts are new" in run("unpack", "de", "mine.po")
    after = catalogue_path(tmp_path / "translations", "de").read_bytes()
    old, new = (keys(read_catalogue(one, "de")) for one in (before, after))
    assert {key: strings(one) for key, one in old.items()} == {
        key: strings(one) for key, one in new.items()
    }
    assert before == after, "bringing a file back changes nothing else"


def test_what_is_missing_is_listed_the_core_first(run):
    output = run("pending", "so").splitlines()
    assert output[0].startswith("so: danger: ") and "so: later: " in output[-2]
    assert "danger " in output[-1] and "later " in output[-1]


def test_the_ten_languages_lack_nothing(run):
    lines = run("pending").splitlines()
    assert lines and all(": 0 of " in line for line in lines)
