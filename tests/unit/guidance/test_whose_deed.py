"""What the child did is not read as something that was done to the child."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.plans import outcome_of, plan_for, said, steps_for

TOLD_BY_SCHOOL = {"self_harm": ["no"], "told_by_other": ["yes"], "messages_seen": ["no"]}
PASSED_ON = TOLD_BY_SCHOOL | {"took_part": ["posted"], "own_posts": ["intimate_images"]}
PICTURES = (["made_up"], ["taken_secretly"], ["spreading", "made_up"], ["not_seen"], ["unknown"])
OF_THE_CHILD = (
    "did wrong, not",
    "What others do to you is not your fault",
    "seat away from those who passed it on",
    "nor their parents",
    "only they choose it",
    "on their own device",
)
"""Said to whoever is in a picture, or for them."""


@pytest.mark.parametrize("name", ["parent", "teacher"])
@pytest.mark.parametrize("senders", ["one", "several", "unknown"])
def test_a_picture_that_the_child_passed_on_is_not_one_of_the_child(name, senders):
    """Whoever is asked what it is about may tick the picture there as well."""
    for picture, done in product(PICTURES, ([], ["talked", "school"])):
        about = {"content": ["intimate_images"], "picture": picture, "senders": [senders]}
        raw = PASSED_ON | about | {"done": done}
        words = "\n".join(said(plan_for(name, raw).every_step).values())
        assert not [one for one in OF_THE_CHILD if one in words], raw


@pytest.mark.parametrize(
    "of_the_child",
    [
        {"disclosed": ["yes"]},
        {"disclosed": ["unsure"]},
        {"picture": ["sent_by_child"]},
        {"content": ["intimate_images", "blackmail"]},
        {"content": ["intimate_images", "threats"]},
        {"content": ["intimate_images", "stalking"]},
        {"demands": ["money"]},
        {"demands": ["pictures"], "senders": ["adult"]},
    ],
)
def test_a_picture_that_is_of_the_child_as_well_gets_the_service_for_those_in_it(of_the_child):
    raw = PASSED_ON | {"content": ["intimate_images"]} | of_the_child
    steps = {step.id: step for step in steps_for("parent", raw)}
    assert steps["image_removal"].tool == "removal"


@pytest.mark.parametrize("done", [["device_taken"], ["talked"], []])
@pytest.mark.parametrize("fact", [{}, {"told_by_other": ["yes"]}, {"messages_seen": ["yes"]}])
def test_the_device_with_the_picture_is_not_given_back(done, fact):
    """Nobody may delete the picture yet, so that whoever passed it on could do so again."""
    raw = {"self_harm": ["no"], "took_part": ["forwarded"], "own_posts": ["intimate_images"]}
    words = "\n".join(said(steps_for("parent", raw | fact | {"done": done})).values())
    assert "Put the device away" in words
    assert not [
        one for one in ("comes back", "Give it back", "not take their device") if one in words
    ]


def test_nor_is_it_where_the_child_is_hurt_as_well():
    both = PASSED_ON | {"disclosed": ["yes"], "done": ["device_taken"]}
    words = said(steps_for("parent", both))["keep_the_device"]
    assert "get the device back" not in words and "another way to friends" in words
    kept = said(steps_for("parent", both | {"done": ["talked"], "age": ["14_17"]}))
    assert "pause at night" not in kept["keep_the_device"]
    insulted = both | {"own_posts": ["insults"]}
    assert "get the device back" in said(steps_for("parent", insulted))["keep_the_device"]


def test_who_has_no_device_any_more_keeps_a_way_to_get_help():
    raw = {"self_harm": ["no"], "took_part": ["forwarded"], "own_posts": ["intimate_images"]}
    for fact in ({}, {"told_by_other": ["yes"]}):
        assert "another way to friends" in "\n".join(said(steps_for("parent", raw | fact)).values())


def test_a_teacher_sees_to_the_pupil_in_the_picture():
    words = said(steps_for("teacher", PASSED_ON))["stop_taking_part"]
    assert "whoever is in the picture" in words
    insults = PASSED_ON | {"own_posts": ["insults"]}
    assert "in the picture" not in said(steps_for("teacher", insults))["stop_taking_part"]


def test_who_is_to_answer_the_other_family_once_is_not_told_to_answer_nothing():
    posted = {
        "self_harm": ["no"], "messages_seen": ["yes"], "took_part": ["posted"],
        "own_posts": ["mockery"],
    }  # fmt: skip
    words = "\n".join(said(steps_for("parent", posted)).values())
    assert "answer once" in words and "Answer nothing, pass" not in words


def test_a_pupil_whose_posts_are_all_that_was_seen_is_not_called_hurt():
    posted = {
        "self_harm": ["no"], "messages_seen": ["yes"], "disclosed": ["no"],
        "took_part": ["posted"], "own_posts": ["insults"],
    }  # fmt: skip
    assert outcome_of("teacher", posted).involvement.id == "taking_part_pupil"
    assert outcome_of("parent", posted).involvement.id == "own_part_first"
    hurt = posted | {"disclosed": ["yes"]}
    assert outcome_of("teacher", hurt).involvement.id == "both_pupil"


def test_the_school_that_speaks_with_the_other_family_is_told_first():
    posted = {"self_harm": ["no"], "took_part": ["posted"], "own_posts": ["mockery"]}
    untold = said(steps_for("parent", posted))["stop_taking_part"]
    assert "Tell the school: it speaks with the other family" in untold
    told = said(steps_for("parent", posted | {"done": ["school"]}))["stop_taking_part"]
    assert "Tell the school" not in told and "The school, not you" in told
    for secret in ({"demands": ["money"]}, {"circumstances": ["forbids_telling"]}):
        assert (
            "Tell the school" not in said(steps_for("parent", posted | secret))["stop_taking_part"]
        )
