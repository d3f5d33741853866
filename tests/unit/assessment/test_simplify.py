"""A condition cut down to one questionnaire is true of the same answers, and of no others."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.base import Condition, Context
from warning_signs.content.models.conditions.combined import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Constant,
    Not,
)
from warning_signs.content.models.conditions.parse import parse_condition

RULES = CONTENT.rules
WRITTEN = [
    *RULES.conditions.values(),
    *(rule.when for rule in (*RULES.flags, *RULES.floors, *RULES.roles)),
    RULES.unsure,
]
WORDED = {"any", "all", "not", "answered", "chosen", "signs", "unknown"}
EVERY_QUESTION = {
    question.id: sorted(question.by_value)
    for asked in CONTENT.questionnaires.values()
    for question in asked.questions.values()
}


def _answered(question: str) -> st.SearchStrategy:
    values = st.lists(st.sampled_from(EVERY_QUESTION[question]), min_size=1, max_size=3)
    return st.builds(lambda v: {"answered": {"question": question, "values": v}}, values)


def _counting(kind: str, **other) -> st.SearchStrategy:
    arguments = {"which": st.sampled_from(["all", "core"]), **other}
    return st.fixed_dictionaries(arguments).map(lambda argument: {kind: argument})


_leaf = st.one_of(
    st.sampled_from(sorted(EVERY_QUESTION)).flatmap(_answered),
    st.builds(
        lambda q, n: {"chosen": {"question": q, "at_least": n}},
        st.sampled_from(["channels", "content", "we_talk"]),
        st.integers(0, 16),
    ),
    _counting(
        "signs",
        frequency=st.sampled_from(["rarely", "weekly", "daily"]),
        at_least=st.integers(0, 20),
    ),
    _counting("unknown", at_least=st.integers(0, 20)),
    _counting("unknown", at_least_percent=st.integers(0, 110)),
    st.sampled_from(["always", *RULES.conditions]),
    st.sampled_from(["parent", "teacher", "family"]).map(lambda one: {"audience": [one]}),
    st.sampled_from(
        [
            *({"level": ["high"]}, {"flag": ["meeting"]}, {"foreign_language": True}),
            *({"to_do": "we_talk"}, {"country": ["EU"]}),
        ]
    ),
)
any_condition = st.recursive(
    _leaf,
    lambda inside: st.one_of(
        inside.map(lambda one: {"not": one}),
        st.lists(inside, min_size=1, max_size=3).map(lambda some: {"any": some}),
        st.lists(inside, min_size=1, max_size=3).map(lambda some: {"all": some}),
    ),
    max_leaves=6,
).map(parse_condition)
any_case = st.sampled_from(SCORED).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
)


def case_of(name: str, raw) -> Case:
    """The case of raw answers to the questionnaire of this name."""
    questionnaire = CONTENT.questionnaires[name]
    return Case(questionnaire, settle_answers(questionnaire, raw, RULES), RULES.conditions)


def simplified(condition: Condition, name: str) -> list[Condition]:
    """The condition for the questionnaire of this name, names kept and not."""
    questionnaire = CONTENT.questionnaires[name]
    return [
        condition.simplify(Context(questionnaire, RULES.conditions, keep_names))
        for keep_names in ((), RULES.conditions)
    ]


@cache
def rules_for(name: str) -> list[tuple[Condition, list[Condition]]]:
    """Each written condition with what it is simplified to, whatever is answered."""
    return [(condition, simplified(condition, name)) for condition in WRITTEN]


@given(any_case)
def test_the_rules_keep_their_meaning(answered):
    name, raw = answered
    case = case_of(name, raw)
    for condition, simple in rules_for(name):
        for one in simple:
            assert one.holds(case) == condition.holds(case)


@given(any_condition, any_case)
def test_any_condition_keeps_its_meaning(condition, answered):
    name, raw = answered
    case = case_of(name, raw)
    for one in simplified(condition, name):
        assert one.holds(case) == condition.holds(case)


@given(any_condition, st.sampled_from(SCORED))
def test_what_is_left_can_be_said_on_paper(condition, name):
    questionnaire = CONTENT.questionnaires[name]
    simple = condition.simplify(Context(questionnaire, RULES.conditions))
    if isinstance(simple, Constant):
        return
    for one in simple.walk():
        assert one.kind in WORDED
        if one.kind in ("answered", "chosen"):
            assert one.question in questionnaire.questions


@pytest.mark.parametrize("name", SCORED)
def test_a_question_that_is_not_asked_is_not_named(name):
    context = Context(CONTENT.questionnaires[name], RULES.conditions)
    not_asked = parse_condition({"answered": {"question": "we_talk", "values": ["yes"]}})
    told = parse_condition({"answered": {"question": "disclosed", "values": ["yes"]}})
    assert AnyOf((not_asked, told)).simplify(context) == told
    assert AllOf((not_asked, told)).simplify(context) == NEVER
    assert Not(not_asked).simplify(context) == ALWAYS
