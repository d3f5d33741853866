"""What a teacher reads is about a pupil; nothing points at that pupil."""

from __future__ import annotations

import pytest

from tests.support.answers.plans import RAISED, answers_for, plan_for, said

NOT_FOR_THE_CLASS = [
    {"self_harm": ["yes"]},
    {"self_harm": ["unsure"]},
    {"circumstances": ["home_may_harm"]},
    {"circumstances": ["forbids_telling"]},
    {"content": ["hate"]},
    {"content": ["private_details"]},
    {"content": ["intimate_images"]},
]


@pytest.mark.parametrize("why", NOT_FOR_THE_CLASS, ids=lambda why: str(*why.values()))
def test_the_class_is_not_spoken_with_where_it_would_point_at_the_pupil(why):
    raw = answers_for([], content=["insults"], repeated=["yes"]) | why
    texts = "\n".join(said(plan_for("teacher", raw).every_step).values()).lower()
    assert "talk with the whole class" not in texts and "with the whole class" not in texts


def test_the_class_is_spoken_with_elsewhere():
    raw = answers_for([], content=["insults"], repeated=["yes"])
    text = said(plan_for("teacher", raw).every_step)["inform_and_prevent"]
    assert "talk with the whole class" in text


FEARED = {"self_harm": ["unsure"]}


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (FEARED, "within the hour"),
        (FEARED | {"circumstances": ["home_may_harm"]}, "within the hour"),
        ({"circumstances": ["home_may_harm"]}, "acts today"),
    ],
)
def test_no_answer_is_not_waited_for_two_days_where_the_pupil_may_be_in_danger(raw, wanted):
    texts = said(plan_for("teacher", answers_for([], repeated=["yes"]) | raw).every_step)
    both = f"{texts['school_protocol']}\n{texts['alert_circle']}"
    assert wanted in both
    assert "two days" not in both and "within a week" not in both


@pytest.mark.parametrize(
    ("besides", "told"),
    [
        ({"adult_is": ["stranger"]}, True),
        ({"adult_is": ["unknown"]}, False),
        ({"adult_is": ["family"]}, False),
        ({"adult_is": ["stranger"], "circumstances": ["home_may_harm"]}, False),
    ],
    ids=["stranger", "unknown", "family", "home_may_harm"],
)
def test_the_parents_hear_it_before_the_pupil_goes_home_unless_home_may_be_the_danger(
    besides, told
):
    plan = plan_for("teacher", answers_for(["adult_author"]) | besides)
    text = said(plan.every_step)["school_protocol"]
    assert ("nobody at home" in text) != told
    assert ("before the pupil goes home" in text) == told


def test_where_home_may_harm_child_protection_is_asked_early_and_before_the_police():
    raw = answers_for([], repeated=["yes"], circumstances=["home_may_harm"])
    plan = plan_for("teacher", raw)
    texts = said(plan.every_step)
    assert "Not safe tonight?" in texts[plan.steps[0].id]
    assert "child protection before the police" in texts["contact_police"]


def test_the_emergency_number_is_for_grave_injuries_of_a_pupil():
    for home in ({}, {"circumstances": ["home_may_harm"]}):
        text = said(plan_for("teacher", answers_for(["self_harm"]) | home).every_step)
        assert "Badly hurt" in text["immediate_danger"]
        assert "If they are hurt" not in text["immediate_danger"]


def test_a_pupil_is_heard_and_not_questioned():
    for raised in RAISED:
        texts = said(plan_for("teacher", answers_for([raised])).every_step)
        assert "whole story" not in texts.get("whole_story", "")
        assert "Do not ask for details" in texts.get("whole_story", "Do not ask for details")


def test_one_sentence_says_who_speaks_with_whom():
    texts = said(plan_for("teacher", answers_for(["physical"])).every_step)
    assert "decides who speaks with whom" in texts["school_protocol"]
    assert "speaks with whom" not in texts["no_confrontation"]


def test_pictures_that_were_deleted_have_no_address_to_list():
    raw = answers_for([], content=["images"], channels=["social"])
    there, deleted = (
        "\n".join(said(plan_for("teacher", raw | done).every_step).values())
        for done in ({}, {"done": ["deleted"]})
    )
    assert "address of every picture" in there
    assert "address of every picture" not in deleted
