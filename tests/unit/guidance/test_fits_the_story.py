"""A result fits its story: a voice message, a grandparent, a small child, an accused one."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import said, steps_for

KNOWN = {"self_harm": ["no"], "disclosed": ["yes"], "repeated": ["yes"]}


def words_of(name, answers) -> dict[str, str]:
    return said(steps_for(name, KNOWN | answers))


@pytest.mark.parametrize("name", SCORED)
def test_a_voice_message_is_kept_where_apps_for_messages_were_ticked(name):
    voice = "voice messages"
    assert voice in words_of(name, {"channels": ["messaging"]})["save_messages"]
    assert voice in words_of(name, {"channels": ["phone", "messaging"]})["save_messages"]
    assert voice not in words_of(name, {"channels": ["social"]})["save_messages"]
    pictures = {"channels": ["messaging"], "content": ["intimate_images"]}
    assert voice not in words_of(name, pictures)["save_messages"]


def test_whoever_is_not_the_parent_reads_what_to_do_if_the_parents_play_it_down():
    for adult, is_told in (
        ({}, True),
        ({"senders": ["adult"], "adult_is": ["stranger"]}, True),
        ({"senders": ["adult"], "adult_is": ["unknown"]}, False),
        ({"senders": ["adult"], "adult_is": ["family"]}, False),
        ({"senders": ["several"]}, True),
        ({"senders": ["several"], "content": ["threats"], "self_harm": ["yes"]}, False),
    ):
        words = words_of("parent", adult)["alert_circle"]
        assert ("Others at home play it down?" in words) == is_told, adult
    assert "Others at home play it down?" not in words_of("teacher", {})["alert_circle"]
    sheet = said(steps_for("parent", KNOWN, redacted=True))
    assert "Others at home play it down?" not in sheet["alert_circle"], "they may read it"


@pytest.mark.parametrize("sign", ["sleep", "aches"])
def test_a_doctor_sees_a_small_child_whose_body_suffers(sign):
    fact, nothing = {"disclosed": ["yes"]}, {"disclosed": ["no"], "self_harm": ["no"]}
    urgent = {"disclosed": ["yes"], "content": ["threats"]}
    for known, often in product((fact, nothing, urgent), ("weekly", "daily")):
        words = said(steps_for("parent", known | {"age": ["under_8"], sign: [often]}))
        assert "doctor" in words["check_again"], (known, often)
        older = said(steps_for("parent", known | {"age": ["14_17"], sign: [often]}))
        assert "wet bed" not in older["check_again"]


def test_who_is_said_to_take_part_is_asked_how_it_was_for_both_sides():
    for done in (["nothing"], ["talked"]):
        words = said(steps_for("parent", {"took_part": ["accused"], "done": done}))
        assert "from where you stood" in words["invite_to_talk"]
        assert "What did you see?" in words["stop_taking_part"]
        assert "sorry" in words["stop_taking_part"]


def test_on_a_ward_somebody_is_named_and_the_phone_is_settled():
    in_care = {"self_harm": ["yes"], "circumstances": ["in_care"]}
    words = words_of("parent", in_care)
    assert "nurse in charge" in words["tell_who_treats_them"]
    assert "when it is on" in words["keep_the_device"]


def test_on_a_ward_what_is_to_be_done_at_home_is_said_once():
    words = words_of("parent", {"self_harm": ["yes"], "circumstances": ["in_care"]})
    for step in ("immediate_danger", "ask_about_self_harm"):
        assert words[step].count("At home") == 1


def test_who_is_sick_every_day_and_in_danger_is_sent_to_a_doctor():
    sick = {"content": ["threats"], "aches": ["daily"]}
    assert "doctor this week" in words_of("parent", sick)["check_again"]
    assert "doctor" not in words_of("parent", sick | {"aches": ["weekly"]})["check_again"]


def test_whoever_needs_an_interpreter_reads_in_every_step_that_it_is_never_the_child():
    (advice,) = (one for one in CONTENT.catalogue.advice if one.id == "your_own_language")
    assert advice.first is not None and "never the child" in advice.first.msgid
