"""The line “Because: …”: it names what this reader ticked, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from warning_signs.assessment.answers import settle_answers
from warning_signs.guidance.because import MOST_CLAUSES, because

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
    found = because(questionnaire, answers, questions or ticked, to_hand_over=to_hand_over)
    return [text.msgid for text in found]


@pytest.mark.parametrize(
    "option",
    [option for _, _, option in FACTS if not option.neutral and option.value != "no"],
    ids=lambda option: option.value,
)
def test_each_answer_that_tells_something_has_a_short_clause(option):
    assert option.because
    assert len(option.because.msgid.split()) <= 7
    assert not option.because.msgid.endswith(".")


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
        "your child told you",
        "wants to die or hurts themself",
        "someone blackmails them",
    ]


def test_a_sheet_to_hand_over_names_nothing_sensitive():
    ticked = {
        "self_harm": {"yes"},
        "demands": {"meeting", "money"},
        "circumstances": {"disability"},
        "content": {"intimate_images", "insults"},
    }
    assert line(to_hand_over=True, **ticked) == ["someone asks for money", "is insulted"]


@given(
    st.sampled_from(sorted(SCORED)).flatmap(
        lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
    )
)
def test_a_line_is_short_and_in_page_order_whatever_was_ticked(case):
    name, raw = case
    questionnaire = CONTENT.questionnaires[name]
    answers = settle_answers(questionnaire, raw, CONTENT.rules)
    found = because(questionnaire, answers, reversed(list(answers)))
    contexts = [text.context for text in found]
    assert len(found) <= MOST_CLAUSES
    assert len(set(found)) == len(found)
    assert contexts == sorted(contexts, key=list(questionnaire.questions).index)
