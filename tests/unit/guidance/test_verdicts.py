"""The line on top of a result: what was raised, in words that are true for this reader."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import EVERY_SET, RAISED, SAW_IT, answers_for, outcome_of, plan_for
from tests.unit.guidance.test_advice import any_result

TOLD = {"self_harm": ["no"], "disclosed": ["yes"]}
IN_CARE = {"circumstances": ["in_care"]}
HIGH = TOLD | {"content": ["images"]}
BLAMED = {"content": ["impersonation"], "took_part": ["accused"], "repeated": ["yes"]}
SIGNS = {
    "self_harm": ["no"],
    **{one: ["daily"] for one in ("withdrawal", "low_mood", "sleep", "aches", "isolation")},
}

OWN_PART = {"disclosed": ["no"], "messages_seen": ["yes"], "took_part": ["posted"]}
SECRET_AT_CLUB = {"senders": ["adult"], "adult_is": ["school_or_club"], "demands": ["secrecy"]}

LINES = [
    ("parent", answers_for(["self_harm"]), "verdict_self_harm"),
    ("parent", answers_for(["self_harm"]) | IN_CARE, "verdict_self_harm_in_care"),
    ("parent", answers_for(["told_to_die"]), "verdict_told_to_die"),
    ("parent", answers_for(["told_to_die"], took_part=["witness"]), "verdict_whose_life"),
    ("parent", answers_for(["violence"]), "verdict_violence"),
    ("parent", answers_for(["blackmail"], self_harm=["unsure"]), "verdict_blackmail_feared"),
    ("parent", answers_for(["violence", "blackmail"]), "verdict_blackmail_and_threats"),
    ("parent", answers_for(["physical"]), "verdict_physical"),
    ("parent", answers_for(["meeting"]), "verdict_adult"),
    ("parent", answers_for(["adult_author"]), "verdict_adult"),
    ("parent", TOLD | {"demands": ["secrecy"]}, "verdict_adult"),
    ("parent", answers_for(["adult_author"], adult_is=["stranger"]), "verdict_adult_named"),
    ("parent", TOLD | SECRET_AT_CLUB, "verdict_no_misunderstanding"),
    ("parent", answers_for(["adult_author"], adult_is=["family"]), "verdict_family_words"),
    ("parent", TOLD | {"demands": ["meeting", "private_information"]}, "verdict_may_come"),
    ("parent", answers_for(["blackmail"]), "verdict_blackmail"),
    ("teacher", answers_for(["blackmail"]), "verdict_blackmail_pupil"),
    ("parent", answers_for(["intimate_images"]), "verdict_pictures"),
    ("parent", {"took_part": ["posted"], "own_posts": ["threats"]}, "verdict_own_threat"),
    ("parent", {"took_part": ["posted"], "own_posts": ["intimate_images"]}, "verdict_own_picture"),
    ("parent", SAW_IT | {"content": ["told_to_die"]}, "verdict_witness"),
    ("parent", SAW_IT | {"self_harm": ["unsure"]}, "verdict_whose_life_feared"),
    ("parent", SAW_IT | {"content": ["images"]}, "verdict_saw_it"),
    ("parent", {"self_harm": ["unsure"]}, "verdict_self_harm_feared"),
    ("parent", HIGH | BLAMED, "verdict_fake"),
    ("parent", HIGH | OWN_PART, "verdict_own_part"),
    ("parent", HIGH, "verdict_known"),
    ("parent", HIGH | {"done": ["school"], "no_help": ["school"]}, "verdict_not_helped"),
    ("teacher", HIGH | {"content": ["exclusion"], "repeated": ["yes"]}, "verdict_left_out"),
    ("teacher", HIGH, "verdict_pupil"),
    ("teacher", HIGH | {"done": ["school"]}, "verdict_pupil_told"),
    ("teacher", HIGH | {"circumstances": ["home_may_harm"]}, "verdict_pupil_home"),
    ("teacher", HIGH | {"done": ["school"], "no_help": ["school"]}, "verdict_pupil_refused"),
    ("parent", {"self_harm": ["no"], "injuries": ["rarely"]}, "verdict_injuries"),
    ("parent", SIGNS, "verdict_high"),
    ("parent", {"self_harm": ["no"], "took_part": ["accused"]}, "verdict_accused"),
    ("teacher", {"self_harm": ["no"], "took_part": ["accused"]}, "verdict_accused_pupil"),
    ("parent", {"self_harm": ["no"], "took_part": ["posted"]}, "verdict_takes_part"),
    ("parent", TOLD | {"circumstances": ["will_not_talk"]}, "verdict_some_silent"),
    ("teacher", {"self_harm": ["no"], "told_by_other": ["unsure"]}, "verdict_some_hint"),
    ("parent", TOLD, "verdict_some_fact"),
    ("parent", {"self_harm": ["no"], "low_mood": ["daily"]}, "verdict_some"),
    ("family", {}, "verdict_family"),
]


@pytest.mark.parametrize(("name", "raw", "line"), LINES, ids=[one[2] for one in LINES])
def test_what_was_raised_has_a_line_of_its_own(name, raw, line):
    assert plan_for(name, raw).verdict.id == line


def test_every_line_is_met_or_is_what_is_left():
    left = {"verdict_urgent", "verdict_unsure", "verdict_low"}
    assert {one[2] for one in LINES} | left == {one.id for one in CONTENT.catalogue.verdicts}


def test_who_is_blackmailed_hears_at_once_that_they_are_not_to_blame():
    for name, flags in ((name, flags) for name in ("parent", "teacher") for flags in EVERY_SET):
        verdict = plan_for(name, answers_for(flags)).verdict
        assert (verdict.say is not None) == verdict.id.startswith("verdict_blackmail")
        assert verdict.say is None or "not to blame" in verdict.say.msgid


def test_a_teacher_promises_nothing_for_those_at_home():
    said = plan_for("teacher", answers_for(["blackmail"])).verdict.say
    assert said is not None and "punished" not in said.msgid


def test_a_line_about_a_red_flag_names_what_raised_it_and_not_who_told():
    known = {"disclosed", "told_by_other", "messages_seen"}
    for name, flag in ((name, flag) for name in ("parent", "teacher") for flag in RAISED):
        plan = plan_for(name, answers_for([flag]))
        assert plan.reasons and known.isdisjoint(plan.reasons), (name, flag)


@pytest.mark.parametrize("secret", ["self_harm", "meeting", "intimate_images", "adult_author"])
def test_the_line_of_a_sheet_to_hand_over_says_nothing_secret(secret):
    for name in ("parent", "teacher"):
        verdict = plan_for(name, answers_for([secret]), redacted=True).verdict
        assert verdict.id == "verdict_urgent"


@given(any_result)
def test_the_answers_behind_the_line_were_given(result):
    name, raw, _foreign = result
    plan = plan_for(name, raw)
    assert set(plan.reasons) <= set(outcome_of(name, raw).case.answers)


@pytest.mark.parametrize("flag", RAISED)
def test_the_line_of_a_flag_names_the_answer_that_raised_it(flag):
    plan = plan_for("parent", answers_for([flag]))
    assert set(plan.reasons) & set(RAISED[flag])
