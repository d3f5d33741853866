"""The files by which editors, hooks and forms of a hosting site help people to contribute."""

import re

import pytest
import yaml

from warning_signs.paths import ROOT

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_something_and_each_question_has_its_own_id(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"] and form["description"]
    ids = [question["id"] for question in form["body"]]
    assert len(ids) == len(set(ids))
    assert any(one.get("validations", {}).get("required") for one in form["body"])
    assert all(isinstance(option, str) for one in form["body"] for option in options(one))


def options(question):
    return question["attributes"].get("options", [])


def test_a_wrong_number_has_a_form_of_its_own_that_asks_what_a_correction_needs():
    form = yaml.safe_load(FORMS[0].read_text(encoding="utf-8"))
    assert {one["id"] for one in form["body"]} == {
        "country", "number", "happened", "source", "date"
    }  # fmt: skip
    assert f"“{form['name']}”" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_hooks_run_what_is_installed_and_nothing_from_elsewhere():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        assert hook["language"] == "system" and hook["entry"].startswith(".venv/bin/python -m ")


def test_editors_and_ruff_agree_on_the_length_of_a_line():
    editor = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    ruff = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    limits = [re.search(r"line.length = (\d+)", text)[1] for text in (editor, ruff)]
    assert limits[0] == limits[1]
