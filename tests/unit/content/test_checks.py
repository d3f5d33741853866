"""A mistake in the content is found before any reader does, with file, line and a way out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pytest
from pydantic import BaseModel

from tests.support.content.built_in import built_in_content
from warning_signs.content.checks import check_content
from warning_signs.content.content import Content
from warning_signs.content.loading.load import load_content, read_sources
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.conditions.combined import Named
from warning_signs.content.yaml_source import ContentError
from warning_signs.paths import QUESTIONNAIRES


@pytest.fixture
def folder(tmp_path):
    """A copy of the content, to break."""
    return shutil.copytree(QUESTIONNAIRES, tmp_path / "content")


def change(folder, name, old, new):
    """Replace `old` by `new` in a content file; return the line on which `old` stood."""
    path = folder / name
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found, f"{old!r} is not in {name}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def problems(folder):
    """What loading complains about."""
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_content_of_the_site_is_sound():
    content = load_content(QUESTIONNAIRES)
    assert {"parent", "teacher"} <= set(content.questionnaires)


MISTAKES = [
    ("parent.yaml", "domain: school", "domain: scool", "“scool” is no domain"),
    ("parent.yaml", "core: true", "cor: true", "not a known key"),
    ("parent.yaml", "value: 'no', label: 'No'", "value: no, label: 'No'", "Put it in quotes"),
    ("parent.yaml", "id: disclosed\n", "id: age\n", "stands here twice"),
    ("parent.yaml", "short: Age\n", "hint: Age\n", "short” is missing"),
    ("parent.yaml", "asked_when: took_part", "asked_when: tookpart", "is not defined"),
    ("parent.yaml", "disclosed, values: [", "disclosed, valeus: [", "not a known key"),
    ("parent.yaml", "{question: disclosed, values: ['yes', unsure]}", "yes", "Mend “asked_when."),
    ("parent.yaml", "version: 2", "version: one", "Mend “version”"),
    ("parent.yaml", "title: School life", "title: 3", "must be a text"),
    ("teacher.yaml", "type: many\n", "type: lots\n", "Mend “sections.0.questions.3.type”"),
    ("rules.yaml", "values: [told_to_die]", "values: [told_to_dy]", "No questionnaire has"),
    ("rules.yaml", "when: hint", "when: hints", "“hints” is no condition"),
    (
        "rules.yaml",
        "{question: disclosed, v",
        "{question: disclosed, x: 1, v",
        "“answered.x” of this",
    ),
    ("rules.yaml", "{signs: {which: core", "{sings: {which: core", "“sings” is no condition"),
    (
        "advice/order.yaml",
        "advice: [safe_from_violence, ",
        "advice: [save, ",
        "save: no such advice",
    ),
    (
        "advice/order.yaml",
        "advice: [pay_nothing, image_removal, adult_author]",
        "advice: [pay_nothing, image_removal, adult]",
        "adult: no such advice",
    ),
    ("advice/verdicts.yaml", "flag: [told_to_die]", "flag: [told]", "told: no such red flag"),
    (
        "advice/steps/police.yaml",
        "    letter: police",
        "    letter: polices",
        "polices: no such letter",
    ),
    (
        "advice/steps/police.yaml",
        "        letter: complaint",
        "        letter: complaints",
        "complaints: no such letter",
    ),
    (
        "advice/steps/messages.yaml",
        "recommendations: [C6]",
        "recommendations: [C66]",
        "no such recommendation",
    ),
    (
        "advice/steps/help.yaml",
        "conflicts: [low_is_not_no]",
        "conflicts: [low]",
        "no such advice",
    ),
    ("advice/steps/danger.yaml", "horizon: now", "horizon: soon", "Mend “advice.0.horizon”"),
    (
        "advice/steps/danger.yaml",
        "      - when: about_another\n        line: Call",
        "      - when: about_another\n        sensitive: true\n        line: Call",
        "add “on_sheet”",
    ),
    (
        "advice/steps/messages.yaml",
        "title: Note what you know, delete nothing",
        "title: Leave the intimate pictures alone",
        "gives away what the sheet leaves out",
    ),
    (
        "advice/steps/accounts.yaml",
        "        sensitive: true\n        how:\n          - Attach no",
        "        how:\n          - Attach no",
        "Only what is sensitive needs it",
    ),
    ("helplines/FR.yaml", "contact: call", "contact: fax", "helplines/FR.yaml"),
    ("law/FR.yaml", "place: police", "place: prison", "Mend “laws.2.place”"),
    ("law/AU.yaml", "twitch", "twich", "twich: no guide in platforms.yaml has this id"),
    ("law/EU.yaml", "except_in: [PL]", "except_in: [GB]", "in countries of the Union"),
    ("law/FR.yaml", "id: fr_report", "id: fr_recording", "Two laws have the id fr_recording"),
    ("law/FR.yaml", 'country: "FR"', 'country: "XK"', "“country” must be the file’s name"),
    ("law/FR.yaml", 'seen: "2025-12"', 'seen: "2026-01"', "name a source of 2026-01"),
    (
        "parent.yaml",
        "version: 2",
        "version: 3",
        "Add to code_layouts.yaml: - {questionnaire: parent",
    ),
    ("parent.yaml", "domain: body", "domain: school", "Version 2 had other questions"),
    ("rules.yaml", "value: daily, points: 3", "value: daily, points: 4", "only hold 3 points"),
    (
        "rules.yaml",
        "points: 3, label: Very much",
        "points: 4, label: Very much",
        "only hold 3 points",
    ),
    ("rules.yaml", "[device_distress, device_jumpy,", "[devise_jumpy,", "has “devise_jumpy”"),
    ("parent.yaml", "scale: change", "scale: changes", "Mend “sections.2.questions.1.scale”"),
    ("code_layouts.yaml", "questionnaire: teacher", "questionnaire: coach", "There is no “coach”"),
    ("code_layouts.yaml", "number: 1", "number: 0", "Number 0, version 1 stands here twice"),
    ("code_layouts.yaml", "body: 1", "bodies: 1", "bodies: no such domain"),
    ("code_layouts.yaml", "school: 5", "school: 50", "do not fit into a code"),
    ("code_layouts.yaml", "number: 1", "number: 4", "Mend “shapes.2.number”"),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), MISTAKES, ids=[m[2] for m in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_a_way_out(folder, name, old, new, words):
    change(folder, name, old, new)
    found = problems(folder)
    assert any(words in problem and problem.startswith(name) for problem in found), found


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("parent.yaml", "domain: screen", "domain: screens"),
        ("advice/order.yaml", "when: way_in", "when: ways_in"),
        ("advice/order.yaml", "sexual_abuse: {any: [", "sexual_abuse: {any: [abuse, "),
    ],
)
def test_a_mistake_is_named_with_its_line(folder, name, old, new):
    line = change(folder, name, old, new)
    assert any(p.startswith(f"{name}:{line}: ") for p in problems(folder))


def misspelt(part: Any, names: list[str]) -> Any:
    """The same part of the content, each condition in it under a name of its own that none has."""
    if isinstance(part, Condition):
        names.append(f"misspelt_{len(names)}")
        return Named(name=names[-1])
    if isinstance(part, BaseModel):
        own = type(part).model_fields
        return part.model_copy(update={one: misspelt(getattr(part, one), names) for one in own})
    if isinstance(part, Mapping):
        return {key: misspelt(value, names) for key, value in part.items()}
    return tuple(misspelt(one, names) for one in part) if isinstance(part, tuple) else part


def test_no_condition_anywhere_is_left_unchecked():
    content, names = built_in_content(), []
    parts = {one.name: misspelt(getattr(content, one.name), names) for one in fields(content)}
    sources = read_sources(QUESTIONNAIRES, QUESTIONNAIRES.rglob("*.yaml"), [])
    found = check_content(Content(**parts), sources)
    told = {name for one in found for name in re.findall(r"“(misspelt_\d+)”", one.message)}
    assert names and told == set(names)


def test_all_mistakes_of_all_files_come_at_once(folder):
    change(folder, "parent.yaml", "version: 2", "version: one")
    change(folder, "teacher.yaml", "audience: teacher", "audience: everybody")
    change(folder, "helplines/FR.yaml", "contact: call", "contact: fax")
    files = {problem.partition(":")[0] for problem in problems(folder)}
    assert files == {"parent.yaml", "teacher.yaml", "helplines/FR.yaml"}


def test_a_key_that_stands_twice_is_no_silent_loss(folder):
    change(folder, "parent.yaml", "version: 2\n", "version: 2\nversion: 3\n")
    assert any("“version” stands here twice" in problem for problem in problems(folder))


def test_broken_yaml_is_named_with_its_line(folder):
    (folder / "parent.yaml").write_text("id: parent\ntitle: [oops\n", encoding="utf-8")
    assert any(p.startswith("parent.yaml:") and "not valid YAML" in p for p in problems(folder))


@pytest.mark.parametrize(
    ("name", "said"), [("rules.yaml", "rules.yaml"), ("advice/verdicts.yaml", "files of advice/")]
)
def test_a_missing_file_is_named(folder, name, said):
    (folder / name).unlink()
    assert any(said in problem for problem in problems(folder))


def test_advice_that_stands_in_two_files_is_named_where_it_comes_again(folder):
    first, again = (folder / f"advice/steps/{name}.yaml" for name in ("danger", "violence"))
    again.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    twice = [problem for problem in problems(folder) if "stands here twice" in problem]
    assert twice and all(problem.startswith("advice/steps/violence.yaml:") for problem in twice)


def test_a_follow_up_can_only_look_back(folder):
    change(
        folder,
        "parent.yaml",
        "        text: How old",
        "        asked_when: took_part\n        text: How old",
    )
    assert any("comes before" in problem for problem in problems(folder))


def test_the_command_says_that_all_is_good(runner):
    result = runner.invoke(args=["questionnaires", "check"])
    assert result.exit_code == 0 and "All good" in result.output


def test_the_site_refuses_to_start_on_a_mistake(folder, monkeypatch):
    from warning_signs import create_app, factory

    change(folder, "rules.yaml", "when: hint", "when: hints")
    monkeypatch.setattr(factory, "QUESTIONNAIRES", folder)
    with pytest.raises(ContentError, match="hints"):
        create_app()
