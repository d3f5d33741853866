"""The page for professionals on what the rules do: in step with the rules, and not for parents."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED
from tools.stress_test.__main__ import PAGE, PICTURE, in_short, part
from tools.stress_test.children import make_children
from tools.stress_test.inputs import SCENARIOS
from tools.stress_test.run import LEVELS, to_whole_children
from warning_signs.paths import TEMPLATES

TEXT = PAGE.read_text(encoding="utf-8")


def test_inputs_version_and_levels_are_those_of_the_rules_today():
    assert part(TEXT, "in short") == "\n".join(in_short(CONTENT)), "run: make stress-test"


def test_it_says_first_that_the_children_are_made_up_and_that_nobody_has_tested_it():
    headline = TEXT.index("Made-up children, published rates")
    assert headline < TEXT.index("Nobody has tested that") < TEXT.index(PICTURE.name)


def test_no_page_of_the_site_leads_there():
    for file in TEMPLATES.rglob("*.html"):
        assert "validation.md" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize("bullied", [True, False])
@pytest.mark.parametrize("name", SCORED)
def test_a_made_up_parent_gives_only_answers_that_are_offered_and_always_the_same(name, bullied):
    questionnaire = CONTENT.questionnaires[name]
    first, again = (
        list(islice(make_children(questionnaire, SCENARIOS[0], bullied=bullied), 50))
        for _ in range(2)
    )
    assert first == again
    for child in first:
        for question, values in child.items():
            assert values <= questionnaire.questions[question].by_value.keys()


@given(st.lists(st.integers(0, 10_000), min_size=5, max_size=5).filter(any), st.integers(1, 1000))
def test_children_are_whole_and_add_up(counts, total):
    levels = dict(zip(LEVELS, counts, strict=True))
    whole = to_whole_children(levels, total)
    assert sum(whole.values()) == total
    for level, number in levels.items():
        assert abs(whole[level] - number * total / sum(counts)) < 1
