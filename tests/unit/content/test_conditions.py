"""Every kind of condition is whole: read, described, judged, cut down and put into words."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.paper_scorer import KeyInterpreter
from tests.support.pages.checks import parse
from warning_signs.assessment.assess import assess
from warning_signs.assessment.case import Case
from warning_signs.content.authoring.schema import make_schema
from warning_signs.content.loading.load import load_content
from warning_signs.content.models.base import RANKED_LEVELS
from warning_signs.content.models.conditions.base import Condition, Context
from warning_signs.content.models.conditions.parse import KINDS, parse_condition
from warning_signs.content.yaml_source import ContentError
from warning_signs.paths import QUESTIONNAIRES

RULES = CONTENT.rules
EXAMPLES = {
    "any": ["fact", {"signs": {"which": "core", "frequency": "daily", "at_least": 2}}],
    "all": ["fact", "worse"],
    "not": "fact",
    "answered": {"question": "content", "values": ["threats", "hate"]},
    "chosen": {"question": "channels", "at_least": 2},
    "signs": {"which": "all", "frequency": "weekly", "at_least": 2},
    "unknown": {"which": "all", "at_least_percent": 50},
    "level": ["high", "urgent"],
    "flag": ["blackmail"],
    "audience": ["teacher"],
    "foreign_language": True,
    "country": ["EU", "US"],
    "to_do": "we_talk",
}
ALL = pytest.mark.parametrize("kind", KINDS)


def test_every_kind_has_an_example_here():
    assert EXAMPLES.keys() == KINDS.keys()


def condition_of(kind: str) -> Condition:
    return parse_condition({kind: EXAMPLES[kind]})


@ALL
@pytest.mark.parametrize("name", CONTENT.questionnaires)
def test_it_can_be_judged_and_cut_down(kind, name):
    questionnaire = CONTENT.questionnaires[name]
    case = Case(questionnaire, {}, RULES.conditions)
    assert condition_of(kind).holds(case) in (True, False)
    assert condition_of(kind).simplify(Context(questionnaire, RULES.conditions))


@ALL
def test_it_is_described_to_editors(kind):
    forms = make_schema("advice")["$defs"]["Condition"]["anyOf"]
    (argument,) = (one["properties"][kind] for one in forms if kind in one.get("properties", ()))
    assert argument["description"]


@pytest.fixture(scope="module")
def with_rules(tmp_path_factory):
    """Makes a copy of the content that has further rules, and says on which line they begin."""

    def copy(rules: list) -> tuple:
        folder = shutil.copytree(QUESTIONNAIRES, tmp_path_factory.mktemp("rules") / "content")
        file = folder / "rules.yaml"
        before, floors, after = file.read_text(encoding="utf-8").partition("\nfloors:")
        heading, newline, floors_after = after.partition("\n")
        more = "".join(f"  - {json.dumps(one)}\n" for one in rules)
        file.write_text(before + floors + heading + newline + more + floors_after, encoding="utf-8")
        return folder, before.count("\n") + 3

    return copy


def rule(kind: str) -> dict:
    """A rule on this kind of condition, as rules.yaml has them."""
    return {"id": f"by_{kind}", "level": "some", "text": kind, "when": {kind: EXAMPLES[kind]}}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].advice_only])
def test_what_no_rule_can_look_at_is_named_at_the_start_with_its_line(kind, with_rules):
    folder, line = with_rules([rule(kind)])
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(f"rules.yaml:{line}: No rule may look at “{kind}”")


def test_what_a_rule_can_look_at_is_put_into_words_on_paper(with_rules, monkeypatch):
    from warning_signs import create_app, factory

    kinds = [kind for kind in KINDS if not KINDS[kind].advice_only]
    folder, _line = with_rules([rule(kind) for kind in kinds])
    monkeypatch.setattr(factory, "QUESTIONNAIRES", folder)
    client = create_app({"TESTING": True}).test_client()
    for name in SCORED:
        page = parse(client.get(f"/en/{name}/paper/").text)
        found = {one.attrs["data-rule"]: one for one in page.query("[data-rule]")}
        reader = KeyInterpreter(page, {})
        read = {kind for kind in kinds if f"by_{kind}" in found}
        assert set(kinds) - read <= {"audience"}, "which says nothing to one questionnaire alone"
        assert [reader.is_so(found[f"by_{kind}"].query("div")[0]) for kind in read - {"audience"}]


def test_a_rule_that_asks_for_no_level_is_named_at_the_start(with_rules):
    folder, line = with_rules([rule("answered") | {"level": "unsure"}])
    with pytest.raises(ContentError, match=rf"rules\.yaml:{line}: Mend “floors\.0\.level”"):
        load_content(folder)


@pytest.mark.parametrize("name", SCORED)
def test_a_level_without_any_rule_is_the_mildest(name):
    rules = RULES.model_copy(
        update={
            "flags": (),
            "floors": (),
            "bands": (),
            "unsure": parse_condition({"not": "always"}),
        }
    )
    assert assess(CONTENT.questionnaires[name], rules, {}).level == RANKED_LEVELS[0]
