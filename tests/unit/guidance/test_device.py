"""The phone: left to the child, except where it is the way in of somebody dangerous.

There it is neither taken away by force nor given back as if nothing were: what lets them in is
closed together, what is proof stays as it is, and a way to friends and help stays open.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest

from tests.support.answers.plans import EVEN_SETS, EVERY_SET, answers_for, both_plans, said

TURNS = {"told_to_die", "blackmail", "meeting", "adult_author"}
"""The flags with which the device is the way in."""

HANDS_BACK = re.compile(
    r"[Ll]eave (?:them|the pupil|your child) their|[Gg]ive.{0,20} back|given back|comes? back|"
    r"get the(?:ir)? (?:phone|device)|not take the(?:ir)? (?:phone|device)|[Tt]aking it away"
)
"""How a text leaves the device with the child, or has it back."""

BEFORE_IT_COMES_BACK = "agree together what has to be closed first"


class Phone(NamedTuple):
    """What a plan says of the phone: kept: how it stays; handed_back: the steps that allow more."""

    kept: str
    handed_back: set[str]


NAMES = ("parent", "teacher")
CASES = (*product(NAMES, EVERY_SET, [""]), *product(NAMES, EVEN_SETS, ["device_taken"]))


SCREEN, SHEET = 0, 1
BOTH = pytest.mark.parametrize("edition", [SCREEN, SHEET], ids=["screen", "sheet"])


@cache
def hands_back(text: str) -> list[str]:
    """The lines of a text that leave the device with the child, or have it back."""
    lines = [one for one in text.split("\n") if BEFORE_IT_COMES_BACK not in one]
    return [one for one in lines if HANDS_BACK.search(one)]


@cache
def about_the_phone(name: str, flags: tuple[str, ...], done: str) -> tuple[Phone, Phone]:
    """What the screen and a sheet to hand over say of it where this was done."""
    plans = both_plans(name, answers_for(flags, **({"done": [done]} if done else {})))
    texts = [said(plan.every_step) for plan in plans]
    screen, sheet = (
        Phone(one["keep_the_device"], {step for step, text in one.items() if hands_back(text)})
        for one in texts
    )
    return screen, sheet


@BOTH
def test_where_the_device_is_the_way_in_nobody_is_told_to_leave_it_or_to_give_it_back(edition):
    for case in CASES:
        if not TURNS.isdisjoint(case[1]):
            assert not about_the_phone(*case)[edition].handed_back, case


@BOTH
def test_there_the_way_in_is_closed_together_and_a_way_to_help_stays(edition):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            continue
        text = about_the_phone(name, flags, done)[edition].kept
        for wanted in ("unchanged", "proof", "friends", "crisis line", "orce "):
            assert wanted in text, (flags, done, wanted)
        assert ("no punishment" if done else "Only after the report") in text


@BOTH
def test_elsewhere_the_phone_stays_with_the_child(edition):
    for name, flags, done in CASES:
        if TURNS.isdisjoint(flags):
            text = about_the_phone(name, flags, done)[edition].kept
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
            text = about_the_phone("teacher", flags, "")[SCREEN].kept
            assert "an adult who is safe for them" in text and "at home" not in text
