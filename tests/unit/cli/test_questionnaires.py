"""Starting a questionnaire, and the schema that an editor checks it with while it is written."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from tests.support.content.built_in import built_in_content
from tests.support.content.overrides import INVALID, VALID, invalid, valid
from warning_signs.content.authoring.schema import SCHEMAS, make_schema
from warning_signs.content.loading.overrides import add_overrides
from warning_signs.paths import QUESTIONNAIRES, ROOT

SEEN_BY_A_SCHEMA = {
    "advice_with_a_misspelt_condition",
    "contact_that_nobody_has",
    "empty_text",
    "id_with_a_hyphen",
    "misspelt_key",
    "missing_key",
    "no_without_quotes",
    "order_of_its_own",
}
"""Mistakes in a single place; the others show only beside something else."""

OURS = {
    path.relative_to(QUESTIONNAIRES).as_posix()
    for path in QUESTIONNAIRES.rglob("*.yaml")
    if path.parent.name not in ("law", "advice")
}
OTHER = {"rules.yaml", "letters.yaml", "platforms.yaml", "code_layouts.yaml"}


def kind_of(name: str) -> str:
    """Which schema a content file has, by its name in its folder."""
    if name == "advice.yaml" or name.startswith("advice/"):
        return "advice"
    return "help" if name.startswith("helplines/") else "questionnaire"


def fits(name: str, data) -> bool:
    """Whether an editor would find nothing wrong with a content file."""
    return validator(kind_of(name)).is_valid(data)


@functools.cache
def validator(kind: str) -> jsonschema_rs.Validator:
    """What judges a kind of content file as an editor does."""
    return jsonschema_rs.validator_for(make_schema(kind))


def read(folder: Path) -> dict[str, object]:
    """The content files of a folder, as plain data."""
    return {path.relative_to(folder).as_posix(): read_file(path) for path in folder.rglob("*.yaml")}


def read_file(path: Path) -> object:
    """A content file as plain data; by the parser in C, since the other takes ten times as long."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture
def new(runner, tmp_path):
    """Run `flask questionnaires new` in an empty folder; the result and the folder."""
    folder = tmp_path / "ours"

    def invoke(*arguments: str):
        return runner.invoke(
            args=["questionnaires", "new", *arguments, "--folder", str(folder)]
        ), folder

    return invoke


@pytest.mark.parametrize("audience", ["parent", "teacher", "family"])
def test_what_is_started_is_right_at_once_and_an_editor_knows_its_schema(new, audience):
    result, folder = new("coach", "--audience", audience, "--title", 'A “title”: yes, "so" #1')
    assert result.exit_code == 0, result.output
    coach = add_overrides(built_in_content(), folder).questionnaires["coach"]
    assert coach.title.msgid == 'A “title”: yes, "so" #1'
    assert coach.audience == audience and coach.scored == (audience != "family")
    first = (folder / "coach.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = folder / first.removeprefix("# yaml-language-server: $schema=")
    assert jsonschema_rs.is_valid(
        json.loads(schema.read_text(encoding="utf-8")), read(folder)["coach.yaml"]
    )


@pytest.mark.parametrize("audience", ["parent", "teacher"])
def test_what_is_started_asks_about_safety_in_our_words(new, audience):
    _, folder = new("coach", "--audience", audience)
    loaded = add_overrides(built_in_content(), folder).questionnaires
    assert loaded["coach"].questions["self_harm"] == loaded[audience].questions["self_harm"]


def test_the_site_has_to_be_told_of_the_folder(new):
    result, folder = new("coach")
    assert f"export WARNING_SIGNS_CONTENT={folder}" in result.output


def test_nothing_is_ever_overwritten(new):
    _, folder = new("coach")
    (folder / "coach.yaml").write_text("mine", encoding="utf-8")
    result, _ = new("coach")
    assert result.exit_code and "is there already" in result.output
    assert (folder / "coach.yaml").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(new, runner):
    _, folder = new("coach")
    (folder / "translations").write_text("a file is in the way", encoding="utf-8")
    inside = folder / "coach.yaml" / "mine"
    for command in (["new", "club", "--folder", inside], ["texts", "fr", "--folder", folder]):
        result = runner.invoke(args=["questionnaires", *map(str, command)])
        assert result.exit_code == 1
        assert re.fullmatch(r"Error: \S+ cannot be written: .+\.\n", result.output), result.output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("compare", "is the name of something else"),
        ("Rules", "is the name of something else"),
        ("campaigns", "is the name of something else"),
        ("parent", "is there already"),
        ("2nd", "cannot be an id"),
        ("my-coach", "cannot be an id"),
        ("../coach", "cannot be an id"),
    ],
)
def test_names_that_cannot_be_are_refused(new, name, words):
    result, folder = new(name)
    assert result.exit_code and words in result.output
    assert not folder.exists()


def test_it_has_to_be_said_where(runner):
    result = runner.invoke(args=["questionnaires", "new", "coach"])
    assert result.exit_code and "--folder my-content" in result.output


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schema_is_printed_as_json(runner, kind):
    result = runner.invoke(args=["questionnaires", "schema", kind])
    assert json.loads(result.output) == make_schema(kind)
    jsonschema_rs.meta.validate(make_schema(kind))


@pytest.mark.parametrize("name", sorted(OURS - OTHER))
def test_our_own_files_fit_their_schema(name):
    assert fits(name, read_file(QUESTIONNAIRES / name))


def test_the_advice_that_the_guide_shows_fits_its_schema():
    guide = (ROOT / "docs/tasks/adding-a-questionnaire.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(.*?^advice:.*?)```", guide, re.DOTALL | re.MULTILINE)
    assert fits("advice.yaml", yaml.safe_load(shown.rpartition("```yaml")[2]))


@pytest.mark.parametrize("case", VALID)
def test_what_is_right_fits_its_schema(case):
    assert all(fits(name, data) for name, data in read(valid(case)).items())


@pytest.mark.parametrize("case", INVALID)
def test_an_editor_marks_each_mistake_that_it_can_see(case):
    files = {name: data for name, data in read(invalid(case)).items() if name != "rules.yaml"}
    assert all(fits(name, data) for name, data in files.items()) == (case not in SEEN_BY_A_SCHEMA)


def test_an_editor_explains_each_key_of_a_questionnaire():
    schema = make_schema("questionnaire")
    for name in ("Section", "Question", "Option"):
        for key, described in schema["$defs"][name]["properties"].items():
            assert described.get("description"), (name, key)
    assert all(one.get("description") for one in schema["properties"].values())
