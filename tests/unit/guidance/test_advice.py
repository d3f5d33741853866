"""Next steps: each reached, each with its reason, in an order that holds for all answers."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.any_answers import CONTENT, SCORED, answers_to
from tools.lib.cases import read_cases
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.assessment.preparedness import assess_preparedness
from warning_signs.content.models.questionnaire import Question
from warning_signs.guidance.advise import Step, advise

CATALOGUE = CONTENT.catalogue
HORIZONS = ("now", "today", "this_week", "later")
BEFORE = [
    ("save_messages", "suspend_and_report"),
    ("save_messages", "change_number"),
    ("save_messages", "school_protocol"),
    ("save_messages", "do_not_reply"),
    ("pay_nothing", "alert_circle"),
]
SAW_IT = {
    "messages_seen": ["yes"],
    "took_part": ["witness"],
    "disclosed": ["no"],
    "told_by_other": ["no"],
    "demands": ["none"],
}
"""A witness, and nothing says that it happens to this child: by chance that is too rare."""

SCREENSHOT = "screenshot"

any_result = st.sampled_from(list(CONTENT.questionnaires)).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]), st.booleans())
)


def steps_for(name, raw, *, foreign: bool = False, redacted: bool = False) -> tuple[Step, ...]:
    """The steps that raw answers to the questionnaire of this name lead to."""
    questionnaire = CONTENT.questionnaires[name]
    answers = settle_answers(questionnaire, raw, CONTENT.rules)
    find = assess if questionnaire.scored else assess_preparedness
    found = find(questionnaire, CONTENT.rules, answers)
    return advise(CATALOGUE, found, foreign_language=foreign, redacted=redacted)


@lru_cache
def shown_somewhere() -> frozenset[tuple[str, str]]:
    """(advice id, gettext id) of every text that some of many answers brought up."""
    draw = Random(2013)  # noqa: S311 - a sample that is the same every time, no secret
    texts: set[tuple[str, str]] = set()
    for _ in range(4000):
        questionnaire = draw.choice(list(CONTENT.questionnaires.values()))
        calm, answered = draw.random() < 0.2, draw.choice((0.15, 0.5, 0.95))
        raw = {
            q.id: _calm(draw, q) if calm else anything(draw, q)
            for q in questionnaire.questions.values()
            if draw.random() < answered
        }
        if not calm and draw.random() < 0.2:
            raw |= SAW_IT
        for step in steps_for(questionnaire.id, raw, foreign=draw.random() < 0.2):
            lines = (line.text for line in step.lines)
            texts.update((step.id, text.msgid) for text in (step.title, step.text, *lines))
    return frozenset(texts)


def anything(draw: Random, question: Question) -> list[str]:
    """One to three values of a question, as somebody might tick them."""
    count = draw.randint(1, 3) if question.type == "many" else 1
    return draw.sample(sorted(question.by_value), count)


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
        texts = {variant.text, variant.title} - {None}
        assert {text.msgid for text in texts} & reached or not texts
    for part in advice.parts:
        assert {text.msgid for text in part.steps} <= reached


def test_every_recommendation_of_the_document_is_carried_out():
    carried_out = {number for advice in CATALOGUE.advice for number in advice.recommendations}
    document = [f"G{i}" for i in range(1, 5)] + [f"C{i}" for i in range(1, 13)]
    assert [one.id for one in CATALOGUE.recommendations] == document
    assert set(document) == carried_out


@given(any_result)
def test_each_shown_advice_names_its_reason(result):
    name, raw, foreign = result
    given_answers = settle_answers(CONTENT.questionnaires[name], raw, CONTENT.rules)
    for step in steps_for(name, raw, foreign=foreign):
        assert step.why.msgid.startswith("Because")
        assert set(step.trigger_questions) <= set(given_answers)


@given(any_result)
def test_order_rules_hold(result):
    name, raw, foreign = result
    steps = steps_for(name, raw, foreign=foreign)
    ids = [step.id for step in steps]
    for first, second in BEFORE:
        assert first not in ids or second not in ids or ids.index(first) < ids.index(second)
    stages = [CATALOGUE.stages.index(step.stage) for step in steps]
    assert stages == sorted(stages)
    horizons = [HORIZONS.index(step.horizon) for step in steps]
    assert horizons == sorted(horizons)


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
        for text in (step.text, *(line.text for line in step.lines)):
            assert SCREENSHOT not in text.msgid.lower(), (step.id, text.msgid)


@given(any_result)
def test_teachers_read_of_pupils_and_parents_of_their_child(result):
    name, raw, foreign = result
    wrong = "your child" if CONTENT.questionnaires[name].audience == "teacher" else "the pupil"
    for step in steps_for(name, raw, foreign=foreign):
        for text in (step.title, step.text, *(line.text for line in step.lines)):
            assert wrong not in text.msgid.lower(), (step.id, text.msgid)


def test_what_was_done_is_not_asked_for_again():
    case = next(case for case in read_cases() if case.id == "everything_was_done_already")
    questionnaire = CONTENT.questionnaires[case.questionnaire]
    raw = {
        question: [value] if isinstance(value, str) else value
        for question, value in case.all_answers(questionnaire).items()
    }
    steps = {step.id: step for step in steps_for(case.questionnaire, raw)}
    assert steps["save_messages"].title.msgid == "Keep saving"
    repaired = " ".join(line.text.msgid for line in steps["review_what_was_done"].lines)
    assert "given back" in repaired and "confronted" in repaired


def test_the_reason_for_advice_on_a_flag_is_the_answer_that_raised_it():
    raw = {"self_harm": {"no"}, "demands": {"money"}, "low_mood": {"daily"}}
    steps = {step.id: step for step in steps_for("parent", raw)}
    assert steps["pay_nothing"].trigger_questions == ("demands",)
