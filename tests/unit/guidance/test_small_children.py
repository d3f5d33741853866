"""What small children are spared, and who is told for them."""

from __future__ import annotations

import re

import pytest

from tests.support.answers.plans import answers_for, page_of, plan_for, said

UNKNOWN = {"senders": ["anonymous"], "channels": ["game"]}


@pytest.mark.parametrize("flags", [["told_to_die"], ["blackmail"], ["adult_author"], ["meeting"]])
def test_a_very_young_child_without_a_sign_of_it_needs_no_medicines_locked_nor_a_crisis_line(flags):
    told = page_of("parent", answers_for(flags, age=["under_8"]))
    assert not re.search(r"medicines|and to a crisis line|your child chooses", told)
    feared = page_of("parent", answers_for(flags, age=["under_8"]) | {"self_harm": ["yes"]})
    assert "medicines" in feared


@pytest.mark.parametrize("flags", [["blackmail"], ["adult_author"], ["intimate_images"]])
def test_whoever_is_not_the_parent_of_a_very_young_child_tells_the_parents(flags):
    steps = plan_for("parent", answers_for(flags, age=["under_8"])).every_step
    assert "Tell the parents today, unless one of them" in said(steps)["alert_circle"]
    ids = [step.id for step in steps]
    assert ids.index("alert_circle") < ids.index("save_messages")


@pytest.mark.parametrize("age", ["under_8", "8_10"])
def test_a_young_child_is_asked_about_dying_in_simple_words(age):
    raw = answers_for([], age=[age]) | {"self_harm": ["unsure"]}
    assert "so sad that you want to die" in page_of("parent", raw)


@pytest.mark.parametrize(
    ("besides", "named"),
    [
        ({"age": ["under_8"], **UNKNOWN}, True),
        ({"age": ["8_10"], **UNKNOWN, "senders": ["unknown"]}, True),
        ({"age": ["8_10"], "channels": ["messaging"], "content": ["impersonation"]}, True),
        ({"age": ["11_13"], **UNKNOWN}, False),
        ({"age": ["8_10"], **UNKNOWN, "senders": ["one"]}, False),
    ],
)
def test_somebody_unknown_who_plays_with_a_young_child_may_be_an_adult(besides, named):
    assert ("may be an adult: ask gently" in page_of("parent", answers_for([]) | besides)) == named


@pytest.mark.parametrize("senders", ["one", "several", "close"])
def test_what_very_young_children_say_to_each_other_is_for_school_and_helpline(senders):
    raw = answers_for([], age=["under_8"], senders=[senders], repeated=["yes"], content=["hate"])
    assert "Ask a helpline about the police" in page_of("parent", raw)
    assert "Report the hate to the police" not in page_of("parent", raw)
