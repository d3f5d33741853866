"""The phone: left to the child, except where it is the way in of somebody dangerous.

There it is neither taken away by force nor given back as if nothing were: what lets them in is
closed together, what is proof stays as it is, and a way to friends and help stays open.
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.support.answers.plans import EVERY_SET, answers_for, said, steps_for

TURNS = {"told_to_die", "blackmail", "meeting", "adult_author"}
"""The flags with which the device is the way in."""

HANDS_BACK = re.compile(
    r"[Ll]eave (?:them|the pupil|your child) their|[Gg]ive.{0,20} back|given back|comes? back|"
    r"get the(?:ir)? (?:phone|device)|not take the(?:ir)? (?:phone|device)|[Tt]aking it away"
)
"""How a text leaves the device with the child, or has it back."""

BEFORE_IT_COMES_BACK = "agree together what has to be closed first"


def texts(name, flags, done, *, redacted: bool) -> dict[str, str]:
    """What each step says where this was done, on the screen or on a sheet to hand over."""
    raw = answers_for(flags, **({"done": [done]} if done else {}))
    return said(steps_for(name, raw, redacted=redacted))


CASES = tuple(product(("parent", "teacher"), EVERY_SET, ("", "device_taken")))


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_where_the_device_is_the_way_in_nobody_is_told_to_leave_it_or_to_give_it_back(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            continue
        for step, text in texts(name, flags, done, redacted=redacted).items():
            lines = [one for one in text.split("\n") if BEFORE_IT_COMES_BACK not in one]
            assert not [one for one in lines if HANDS_BACK.search(one)], (flags, done, step)


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_there_the_way_in_is_closed_together_and_a_way_to_help_stays(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            continue
        text = texts(name, flags, done, redacted=redacted)["keep_the_device"]
        for wanted in ("unchanged", "proof", "friends", "crisis line", "orce "):
            assert wanted in text, (flags, done, wanted)
        assert ("no punishment" if done else "Only after the report") in text


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_elsewhere_the_phone_stays_with_the_child(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            text = texts(name, flags, done, redacted=redacted)["keep_the_device"]
            wanted = (
                "See that they get the device back" if done else "Do not take their device away"
            )
            if done and name == "teacher":  # who may hold the phone of whoever did it
                taken = "intimate_images" in flags
                wanted = "Do not give that phone back" if taken else "The hurt pupil’s own?"
            assert text.startswith(wanted), (flags, done)


def test_who_does_it_is_safe_for_the_pupil_and_no_teacher_takes_a_phone():
    for flags in EVERY_SET:
        if not TURNS.isdisjoint(flags):
            text = texts("teacher", flags, "", redacted=False)["keep_the_device"]
            assert "an adult who is safe for them" in text and "at home" not in text
