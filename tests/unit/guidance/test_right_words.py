"""Words that readers found said to the wrong person, at the wrong time or about the wrong thing."""

from __future__ import annotations

import pytest

from tests.support.answers.plans import page_of, said, steps_for

KNOWN = {"self_harm": ["no"], "disclosed": ["yes"]}
THREATS = KNOWN | {"content": ["threats"], "senders": ["one"], "age": ["14_17"]}


def words_of(name, answers) -> dict[str, str]:
    return said(steps_for(name, answers))


@pytest.mark.parametrize("demand", ["private_information", "pictures"])
def test_a_small_child_whom_somebody_asked_for_something_hears_that_nobody_may(demand):
    small = KNOWN | {"age": ["under_8"], "demands": [demand], "senders": ["unknown"]}
    words = page_of("parent", small)
    assert "Nobody may ask you that" in words and "They are being mean" not in words
    assert "They are being mean" in page_of("parent", KNOWN | {"age": ["under_8"]})


def test_a_teacher_whom_those_in_charge_refused_may_call_the_police_alone():
    refused = {"done": ["school"], "no_help": ["school"]}
    assert "You may call without them." in words_of("teacher", THREATS | refused)["contact_police"]
    assert "You may call without them." not in page_of("teacher", THREATS)
    assert "You may call without them." not in page_of("parent", THREATS | refused)


def test_while_threats_are_open_a_teacher_hears_neither_author_nor_class():
    words = page_of("teacher", THREATS)
    assert "without an audience" not in words and "with the whole class" not in words
    mocked = THREATS | {"content": ["mockery"], "repeated": ["yes"]}
    assert "without an audience" in page_of("teacher", mocked)
    assert "with the whole class" in page_of("teacher", mocked)


@pytest.mark.parametrize("sign", ["low_mood", "sleep", "aches", "self_worth"])
def test_what_is_so_almost_every_day_is_seen_by_a_doctor_this_week(sign):
    grave = {"school_avoidance": ["weekly"], "device_distress": ["weekly"], "isolation": ["weekly"]}
    daily, weekly = (
        words_of("parent", KNOWN | grave | {sign: [often]})["check_again"]
        for often in ("daily", "weekly")
    )
    assert "A doctor sees them this week" in daily
    assert "no better by then" in weekly


def test_help_is_minutes_away_where_a_pupil_wants_to_die_and_an_hour_elsewhere():
    dying = words_of("teacher", KNOWN | {"self_harm": ["yes"]})["school_protocol"]
    assert "within minutes?" in dying and "within the hour?" not in dying
    threatened = words_of("teacher", THREATS)["school_protocol"]
    assert "within the hour?" in threatened and "within minutes?" not in threatened


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_nobody_who_came_for_help_is_told_not_to_play_it_down(name):
    for answers in (THREATS, KNOWN | {"self_harm": ["yes"]}):
        assert "play it down." not in page_of(name, answers)


def test_what_others_spread_is_repeated_to_nobody_and_the_child_chooses_who_hears_more():
    outed = KNOWN | {"content": ["private_details", "hate"], "circumstances": ["forbids_telling"]}
    assert "unless your child agrees" in page_of("parent", outed)
    assert "unless your child agrees" not in page_of("parent", KNOWN | {"content": ["insults"]})
    assert "adult of your child’s choice" in page_of("parent", outed)


def test_a_stranger_who_knows_the_address_is_not_let_in():
    known = {"content": ["private_details", "stalking"], "senders": ["adult"]}
    at_the_door = KNOWN | known | {"adult_is": ["stranger"], "demands": ["meeting"]}
    assert "open the door to nobody" in page_of("parent", at_the_door)


def test_on_a_ward_nobody_agrees_on_a_place_to_run_to():
    on_a_ward = {"self_harm": ["yes"], "circumstances": ["in_care"]}
    assert "safe place where somebody expects them" not in page_of("parent", on_a_ward)
    assert "safe place where somebody expects them" in page_of("parent", {"self_harm": ["yes"]})


def test_a_target_who_also_sent_on_a_picture_is_not_told_to_put_the_device_away_and_to_keep_it():
    both = KNOWN | {"content": ["mockery"], "own_posts": ["intimate_images"]}
    words = page_of("parent", both)
    assert "Put the device away" not in words or "Do not take their device away" not in words
