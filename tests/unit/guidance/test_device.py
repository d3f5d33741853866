"""The phone: left to the child, except where it is the way in of somebody dangerous.

There it is neither taken away by force nor given back as if nothing were: what lets them in is
closed together, what is proof stays as it is, and a way to friends and help stays open.
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.unit.guidance.test_advice import steps_for
from tests.web.test_sheets import EVERY_SET, answers_for, texts_of

TURNS = {"told_to_die", "blackmail", "meeting", "adult_author"}
"""The flags with which the device is the way in."""

HANDS_BACK = re.compile(
    r"[Ll]eave (?:them|the pupil|your child) their|[Gg]ive.{0,20} back|given back|comes? back|"
    r"get their phone|not take the phone|[Tt]aking it away"
)
"""How a text leaves the device with the child, or has it back."""

BEFORE_IT_COMES_BACK = "agree together what has to be closed first"


def said(name, flags, done, *, redacted: bool) -> dict[str, str]:
    """What each step says where this was done, on the screen or on a sheet to hand over."""
    raw = answers_for(flags) | ({"done": [done]} if done else {})
    return {one.id: "\n".join(texts_of(one)) for one in steps_for(name, raw, redacted=redacted)}


CASES = tuple(product(("parent", "teacher"), EVERY_SET, ("", "device_taken")))


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_where_the_device_is_the_way_in_nobody_is_told_to_leave_it_or_to_give_it_back(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            continue
        for step, text in said(name, flags, done, redacted=redacted).items():
            lines = [one for one in text.split("\n") if BEFORE_IT_COMES_BACK not in one]
            assert not [one for one in lines if HANDS_BACK.search(one)], (flags, done, step)


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_there_the_way_in_is_closed_together_and_a_way_to_help_stays(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            continue
        text = said(name, flags, done, redacted=redacted)["keep_the_device"]
        for wanted in ("switched on and unchanged", "proof", "friends", "crisis line", "orce "):
            assert wanted in text, (flags, done, wanted)
        if done:
            assert "no punishment" in text
        else:
            assert text.index("saved and reported") < text.index("pause the account together")


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
def test_elsewhere_the_phone_stays_with_the_child(redacted):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            title = said(name, flags, done, redacted=redacted)["keep_the_device"].split("\n")[0]
            wanted = "get their phone or computer back" if done else "Leave them their phone"
            assert wanted in title, (flags, done)


def test_who_does_it_is_safe_for_the_pupil_and_no_teacher_takes_a_phone():
    for flags in EVERY_SET:
        if not TURNS.isdisjoint(flags):
            text = said("teacher", flags, "", redacted=False)["keep_the_device"]
            assert "an adult who is safe for them" in text and "at home" not in text
