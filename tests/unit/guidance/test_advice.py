"""Advice: each piece, variant and line is reached, each with its reason, and none contradicts."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from tests.support.answers.plans import SAW_IT, anything, steps_for, texts_of
from tools.lib.cases import read_cases
from warning_signs.assessment.answers import settle_answers
from warning_signs.content.models.questionnaire import Question

CATALOGUE = CONTENT.catalogue
SCREENSHOT = "screenshot"
COUNTRIES = (None, "FR", "US", "AU")

any_result = st.sampled_from(list(CONTENT.questionnaires)).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]), st.booleans())
)

SELDOM_TOGETHER = [
    # young people who set one another tasks, and a child who may want to die
    ("parent", {"messages_seen": ["yes"], "demands": ["secrecy"], "senders": ["several"],
                "channels": ["messaging"], "repeated": ["yes"], "self_harm": ["unsure"]}),
    # a rumour that must not reach home, and a school that only laughs
    ("teacher", {"disclosed": ["yes"], "content": ["rumours"], "channels": ["messaging"],
                 "repeated": ["yes"], "self_harm": ["no"], "done": ["school"],
                 "no_help": ["school"], "circumstances": ["home_may_harm"]}),
]  # fmt: skip
"""What many answers drawn by chance do not bring together."""


@lru_cache
def shown_somewhere() -> frozenset[tuple[str, str]]:
    """(advice id, gettext id) of every text that known cases or some of many answers brought up."""
    draw = Random(2013)  # noqa: S311 - a sample that is the same every time, no secret
    texts: set[tuple[str, str]] = set()
    for _ in range(5000):
        questionnaire = draw.choice(list(CONTENT.questionnaires.values()))
        calm, answered = draw.random() < 0.2, draw.choice((0.15, 0.5, 0.95))
        raw = {
            q.id: _calm(draw, q) if calm else anything(draw, q)
            for q in questionnaire.questions.values()
            if draw.random() < answered
        }
        if not calm and draw.random() < 0.2:
            raw |= SAW_IT
        foreign, country = draw.random() < 0.2, draw.choice(COUNTRIES)
        for step in steps_for(questionnaire.id, raw, foreign=foreign, country=country):
            texts.update((step.id, text) for text in texts_of(step))
    for name, raw in SELDOM_TOGETHER:
        for step in steps_for(name, raw):
            texts.update((step.id, text) for text in texts_of(step))
    for case, country in product(read_cases(), (*COUNTRIES, "CA", "GB", "IE")):
        answers = case.all_answers(CONTENT.questionnaires[case.questionnaire])
        raw = {q: [one] if isinstance(one, str) else one for q, one in answers.items()}
        for step in steps_for(case.questionnaire, raw, country=country):
            texts.update((step.id, text) for text in texts_of(step))
    return frozenset(texts)


def _calm(draw: Random, question: Question) -> list[str]:
    """What somebody answers who noticed next to nothing: signs at most once or twice, no facts."""
    rare = ["never"] * 9 + ["rarely"] if question.type == "frequency" else []
    quiet = rare or [v for v in ("no", "none", "nothing", "unknown") if v in question.by_value]
    return [draw.choice(quiet or sorted(question.by_value))]


@pytest.mark.parametrize("advice", CATALOGUE.advice, ids=lambda advice: advice.id)
def test_every_advice_is_reached_by_some_answers(advice):
    assert advice.id in {one for one, _text in shown_somewhere()}


@pytest.mark.parametrize("advice", CATALOGUE.advice, ids=lambda advice: advice.id)
def test_every_variant_and_every_added_line_is_reached_by_some_answers(advice):
    reached = {text for one, text in shown_somewhere() if one == advice.id}
    for variant in advice.variants:
        texts = {variant.title, variant.line, variant.first, *(variant.how or ())} - {None}
        assert {text.msgid for text in texts} <= reached, variant.when
    for part in advice.parts:
        assert {text.msgid for text in part.how} <= reached


def test_every_recommendation_of_the_document_is_carried_out():
    carried_out = {number for advice in CATALOGUE.advice for number in advice.recommendations}
    document = [f"G{i}" for i in range(1, 5)] + [f"C{i}" for i in range(1, 13)]
    assert [one.id for one in CATALOGUE.recommendations] == document
    assert set(document) == carried_out


@given(any_result)
def test_each_shown_advice_names_answers_that_were_given(result):
    name, raw, foreign = result
    given_answers = settle_answers(CONTENT.questionnaires[name], raw, CONTENT.rules)
    for step in steps_for(name, raw, foreign=foreign):
        assert set(step.reasons) <= set(given_answers)


@given(any_result)
def test_no_two_shown_texts_contradict_each_other(result):
    name, raw, foreign = result
    steps = {step.id for step in steps_for(name, raw, foreign=foreign)}
    for advice in CATALOGUE.advice:
        assert advice.id not in steps or not steps.intersection(advice.conflicts)


@given(any_result.filter(lambda result: result[0] in SCORED))
def test_with_intimate_pictures_nothing_asks_for_a_picture_of_the_screen(result):
    name, raw, foreign = result
    raw = {**raw, "disclosed": {"yes"}, "content": {"intimate_images"}}
    for step in steps_for(name, raw, foreign=foreign):
        for text in texts_of(step):
            assert SCREENSHOT not in text.lower(), (step.id, text)


@given(any_result)
def test_teachers_read_of_pupils_and_parents_of_their_child(result):
    name, raw, foreign = result
    wrong = "your child" if CONTENT.questionnaires[name].audience == "teacher" else "the pupil"
    for step in steps_for(name, raw, foreign=foreign):
        for text in texts_of(step):
            assert wrong not in text.lower(), (step.id, text)


def test_the_reason_for_advice_on_a_flag_is_the_answer_that_raised_it():
    raw = {"self_harm": {"no"}, "demands": {"money"}, "low_mood": {"daily"}}
    steps = {step.id: step for step in steps_for("parent", raw)}
    assert steps["pay_nothing"].reasons == ("demands",)
