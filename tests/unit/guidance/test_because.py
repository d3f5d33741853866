"""The line “Because: …”: it names what this reader ticked, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from tests.support.answers.plans import outcome_of, plan_for
from warning_signs.assessment.answers import settle_answers
from warning_signs.content.models.base import RANK
from warning_signs.guidance.because import MOST_CLAUSES, PLAIN_FACTS, because

PARENT = CONTENT.questionnaires["parent"]

FACTS = [
    (questionnaire, question, option)
    for questionnaire in map(CONTENT.questionnaires.get, SCORED)
    for question in questionnaire.questions.values()
    if question.type != "frequency"
    for option in question.options
]


def line(questions=(), questionnaire=PARENT, *, to_hand_over: bool = False, **ticked):
    """The clauses for answers that were all behind a result, if it does not name `questions`."""
    answers = {question: frozenset(values) for question, values in ticked.items()}
    found = because(
        CONTENT.rules, questionnaire, answers, questions or ticked, to_hand_over=to_hand_over
    )
    return [text.msgid for text in found]


def test_each_answer_that_tells_something_has_a_short_clause():
    for questionnaire, question, option in FACTS:
        if not option.neutral and option.value != "no":
            where = questionnaire.id, question.id, option.value
            assert option.because, where
            assert len(option.because.msgid.split()) <= 7, where
            assert not option.because.msgid.endswith("."), where


def test_an_answer_that_tells_nothing_is_never_a_reason():
    for _, question, option in FACTS:
        if option.neutral or (option.value == "no" and question.id != "change"):
            assert option.because is None, (question.id, option.value)


def test_a_parent_and_a_teacher_read_the_same_clause_for_the_same_answer():
    told = {"disclosed"}  # your child, the pupil
    clauses = {}
    for _, question, option in FACTS:
        if question.id not in told:
            clauses.setdefault((question.id, option.value), set()).add(option.because)
    assert all(len(texts) == 1 for texts in clauses.values())


def test_only_what_was_ticked_and_only_what_led_there_is_named():
    assert line(demands={"money"}, repeated={"yes"}) == [
        "someone asks for money",
        "it happened again",
    ]
    assert line(["demands"], demands={"money"}, repeated={"yes"}) == ["someone asks for money"]
    assert line(disclosed={"no"}, senders={"unknown"}) == []


def test_a_sign_that_was_seen_has_the_name_of_its_question():
    assert line(low_mood={"daily"}) == ["Sad, anxious or irritable"]
    assert line(low_mood={"never"}, sleep={"unknown"}) == []


def test_each_question_keeps_its_gravest_answer_where_there_are_too_many():
    mild = {"mockery", "insults", "rumours", "exclusion"}
    found = line(disclosed={"yes"}, self_harm={"yes"}, content=mild | {"blackmail"})
    assert found == [
        "wants to die or hurts themself",
        "someone blackmails them",
        "is shut out of groups or games",
    ]


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_what_weighs_less_is_asked(name):
    assert CONTENT.questionnaires[name].questions.keys() >= PLAIN_FACTS


def test_what_raises_a_red_flag_comes_first_of_its_question_though_others_stand_after_it():
    found = line(content={"told_to_die", "images"}, disclosed={"yes"}, repeated={"yes"})
    assert found[0] == "is told to die or hurt themself"
    assert line(demands={"money", "secrecy"})[0] == "someone asks for money"


def test_signs_stand_by_how_often_they_were_seen():
    found = line(
        school_avoidance={"rarely"}, device_distress={"rarely"}, secretive={"weekly"},
        low_mood={"daily"}, sleep={"weekly"},
    )  # fmt: skip
    assert found == ["Sad, anxious or irritable", "Hiding the screen", "Sleeping badly"]


def test_a_sheet_to_hand_over_names_nothing_sensitive():
    ticked = {
        "self_harm": {"yes"},
        "demands": {"meeting", "money"},
        "circumstances": {"disability"},
        "content": {"intimate_images", "insults"},
    }
    assert line(to_hand_over=True, **ticked) == ["someone asks for money", "is insulted"]


ANYTHING = st.sampled_from(sorted(SCORED)).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
)
CLAUSES = {
    text: (question.id, value)
    for name in SCORED
    for question in CONTENT.questionnaires[name].questions.values()
    for text, value in (
        [(question.short, None)]
        if question.type == "frequency"
        else [(option.because, option.value) for option in question.options if option.because]
    )
}
"""Which answer each clause names; None for a sign."""


@given(ANYTHING)
def test_no_sign_stands_before_a_fact_or_before_one_that_was_seen_more_often(case):
    name, raw = case
    questionnaire = CONTENT.questionnaires[name]
    answers = settle_answers(questionnaire, raw, CONTENT.rules)
    found = because(CONTENT.rules, questionnaire, answers, answers)
    named = [CLAUSES[text] for text in found]
    often = [
        9 if value else max(RANK.get(one, 0) for one in answers[question])
        for question, value in named
    ]
    assert len(set(found)) == len(found) <= MOST_CLAUSES
    assert often == sorted(often, reverse=True)
    left_out = {
        question.id: max(RANK.get(one, 0) for one in answers[question.id])
        for question in questionnaire.questions.values()
        if question.type == "frequency" and question.id in answers
        if (question.id, None) not in named
    }
    if len(found) == MOST_CLAUSES:
        assert max(left_out.values(), default=0) <= often[-1]


@given(ANYTHING)
def test_the_line_of_a_result_begins_with_the_danger_if_there_is_one(case):
    name, raw = case
    outcome = outcome_of(name, raw)
    found = because(
        CONTENT.rules,
        CONTENT.questionnaires[name],
        outcome.case.answers,
        plan_for(name, raw).reasons,
    )
    grave = {question for asked in outcome.case.flags.values() for question in asked}
    if outcome.case.answers.get("self_harm", frozenset()) & {"yes", "unsure"}:
        grave |= {"self_harm"}
    if grave:
        question, value = CLAUSES[found[0]]
        assert value and question in grave
