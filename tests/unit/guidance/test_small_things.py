"""A small thing stays small, and what has nothing to capture asks for no capture."""

from __future__ import annotations

from random import Random

import pytest

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import anything, outcome_of, plan_for, said, steps_for

CALM = {"self_harm": ["no"], "demands": ["none"], "took_part": ["none"], "age": ["8_10"]}
LEFT_OUT = CALM | {
    "disclosed": ["yes"],
    "content": ["exclusion"],
    "channels": ["messaging"],
    "senders": ["several"],
    "repeated": ["yes"],
    "offline_too": ["left_out"],
    "low_mood": ["weekly"],
}
ONCE = CALM | {
    "disclosed": ["yes"],
    "content": ["insults"],
    "channels": ["game"],
    "repeated": ["no"],
    "offline_too": ["no"],
    "done": ["talked"],
}
QUARREL = ONCE | {"senders": ["close"], "took_part": ["answered_back"]}


def everything_said(name: str, raw) -> str:
    """All that a result says in English."""
    return "\n".join(said(steps_for(name, raw)).values())


def holds(condition: str, name: str, raw) -> bool:
    """Whether a condition of rules.yaml holds for these answers."""
    return outcome_of(name, raw).case.named_reasons(condition) is not None


@pytest.mark.parametrize("done", ["talked", "school", "blocked"])
def test_who_is_left_out_has_nothing_to_capture_report_block_or_tell_the_police(done):
    raw = LEFT_OUT | {"done": [done]}
    told = everything_said("parent", raw)
    for word in ("screenshot", "Report it", "intimate", "nasty messages", "pause the game"):
        assert word not in told, word
    assert "contact_police" not in said(steps_for("parent", raw))
    assert plan_for("parent", raw).verdict.id == "verdict_left_out"


def test_school_and_other_friends_come_first_for_who_is_left_out():
    steps = plan_for("parent", LEFT_OUT).steps
    assert [step.id for step in steps[:2]] == ["invite_to_talk", "alert_circle"]
    assert "friend" in next(one for one in steps[0].joined if one.id == "no_guilt").first.msgid


GRAVER = [
    {"content": ["exclusion", "threats"]},
    {"content": ["exclusion", "insults"]},
    {"demands": ["pictures"]},
    {"self_harm": ["unsure"]},
    {"senders": ["adult"]},
    {"took_part": ["posted"]},
]


@pytest.mark.parametrize("more", GRAVER)
def test_that_is_said_only_where_nothing_else_was_ticked(more):
    assert holds("left_out_alone", "parent", LEFT_OUT)
    assert not holds("left_out_alone", "parent", LEFT_OUT | more)


def test_one_insult_is_five_steps_without_a_file():
    plan = plan_for("parent", ONCE)
    assert len(plan.steps) <= 5
    assert "review_what_was_done" not in {step.id for step in plan.every_step}
    assert "how to mute, block" in everything_said("parent", ONCE)


def test_a_quarrel_between_friends_is_told_from_bullying_and_says_nothing_of_dying():
    for name in SCORED:
        for raw in (QUARREL, QUARREL | {"offline_too": ["left_out"]}):
            told = everything_said(name, raw)
            assert "A quarrel: both hurt each other" in told
            assert "self-harm" not in told
            assert "whom they love" not in told
            assert "We " in said(steps_for(name, raw))["no_confrontation"].replace("“", "")


def test_whom_they_love_is_named_only_where_hate_or_something_private_was_ticked():
    raw = {"self_harm": ["no"], "disclosed": ["yes"]}
    for content in ("hate", "private_details", "insults", "mockery"):
        told = everything_said("teacher", raw | {"content": [content]})
        assert ("whom they love" in told) == (content in ("hate", "private_details"))


def test_pictures_taken_in_secret_are_spoken_of_only_where_they_were_ticked():
    draw = Random("secretly")  # noqa: S311 - a sample that is the same every time, no secret
    for _ in range(400):
        name = draw.choice(SCORED)
        questions = CONTENT.questionnaires[name].questions.values()
        raw = {one.id: anything(draw, one) for one in questions if draw.random() < 0.6}
        raw["took_part"] = ["posted"]
        case = outcome_of(name, raw).case
        if "taken_secretly" not in case.values("picture"):
            assert "taken in secret" not in said(steps_for(name, raw)).get("stop_taking_part", "")


def test_who_was_told_by_another_starts_from_what_they_see():
    raw = {"self_harm": ["no"], "disclosed": ["no"], "messages_seen": ["no"]}
    raw |= {"told_by_other": ["yes"], "content": ["insults"], "repeated": ["yes"]}
    talk = said(steps_for("parent", raw))["invite_to_talk"]
    assert "Start from what you see yourself" in talk and "Do not name a child" in talk
    assert "Say what you know" not in talk


def test_a_child_who_stays_at_home_is_not_sent_back_tomorrow():
    raw = LEFT_OUT | {"content": ["insults"], "school_avoidance": ["daily"]}
    assert "Do not force them" in everything_said("parent", raw)
    told = everything_said("parent", raw | {"offline_too": ["physical"]})
    assert "From tomorrow" not in told and "before they return" in told


def test_who_has_been_low_for_long_sees_a_doctor_among_the_first_steps():
    raw = LEFT_OUT | {"content": ["insults"], "low_mood": ["daily"], "change": ["no"]}
    first = plan_for("parent", raw).steps[:4]
    assert any("doctor" in step.title.msgid for step in first)


def test_the_telephone_is_never_searched_in_secret_where_only_signs_at_the_screen_are_known():
    raw = {"self_harm": ["no"], "device_jumpy": ["daily"], "device_distress": ["daily"]}
    for circumstances in ({}, {"circumstances": ["will_not_talk"]}):
        assert "search the phone in secret" in everything_said("parent", raw | circumstances)


def test_where_not_to_answer_is_the_advice_nobody_is_told_never_to_say_ignore_it():
    for more in ({"content": ["blackmail"]}, {"senders": ["adult"]}, {"content": ["stalking"]}):
        assert "just ignore it" not in everything_said("parent", LEFT_OUT | more)
