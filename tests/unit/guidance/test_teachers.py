"""What only a teacher reads: of a phone that was taken, an absent pupil, a head who refused."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.plans import answers_for, page_of, plan_for, said

LEVELS_UP = answers_for([], content=["insults"], repeated=["yes"], senders=["several"])
PICTURE = answers_for(["intimate_images"], picture=["spreading", "sent_by_child"])
TAKEN = {"done": ["device_taken"]}
REFUSED = {"done": ["school"], "no_help": ["school"]}
SMALL = {
    "self_harm": ["no"],
    "disclosed": ["yes"],
    "content": ["mockery"],
    "senders": ["one"],
    "repeated": ["no"],
}


def page(raw, **reader) -> str:
    """All that a teacher's page says."""
    plan = plan_for("teacher", raw, **reader)
    return "\n".join([plan.verdict.title.msgid, *said(plan.every_step).values()])


def at_sight(raw) -> str:
    """What stands open of its first acts."""
    acts = plan_for("teacher", raw).steps[:3]
    return "\n".join(one.first.msgid for act in acts for one in (act, *act.joined))


@pytest.mark.parametrize(
    "whose",
    [
        PICTURE,
        answers_for([], took_part=["forwarded"], own_posts=["intimate_images"], disclosed=["no"]),
        answers_for(["blackmail", "intimate_images"]),
    ],
    ids=["of the pupil", "passed on", "blackmail"],
)
def test_a_phone_that_may_hold_an_intimate_picture_is_looked_at_by_nobody_and_not_given_back(whose):
    words = page(whose | TAKEN)
    assert "look at nothing, lock it away" in at_sight(whose | TAKEN)
    assert "Switch nothing on or off" in words and "person in charge" in words
    assert "get the device back" not in words and "Give it back" not in words


def test_another_phone_goes_back_if_it_is_that_of_the_hurt_pupil():
    assert "The hurt pupil’s own? Give it back" in page(LEVELS_UP | TAKEN)


@pytest.mark.parametrize("answer", ["unsure", "unknown"])
def test_a_pupil_whose_picture_goes_round_is_not_left_alone_for_a_procedure(answer):
    first = plan_for("teacher", PICTURE | {"self_harm": [answer]}).steps[0]
    assert first.first.msgid == "See that an adult is with the pupil now."
    assert "nobody goes home alone." in said([first])["school_protocol"]


@pytest.mark.parametrize(
    ("answer", "home"),
    [*product(("yes", "unsure"), ({}, {"circumstances": ["home_may_harm"]}))],
)
def test_an_absent_pupil_who_may_want_to_die_is_reached_at_once(answer, home):
    raw = LEVELS_UP | {"self_harm": [answer]} | home
    plan = plan_for("teacher", raw)
    opened = [one.first.msgid for step in plan.steps for one in (step, *step.joined)]
    assert "Absent or at home? Somebody looks in" in opened
    words = page(raw)
    assert "police look in" in words and "private phone" in words
    assert ("person in charge or family; nobody answers" in words) == (not home)


def test_take_it_down_is_the_pupil_s_own_tool():
    for besides in ({}, {"picture": ["made_up"]}, {"picture": ["spreading"], "done": ["reported"]}):
        raw = PICTURE | besides
        steps = plan_for("teacher", raw).every_step
        assert not any(step.tool == "removal" for step in steps)
        assert "never you" in said(steps)["image_removal"]
        assert "send it to nobody" in said(steps)["image_removal"]
        own = plan_for("parent", raw).every_step
        assert any(step.tool == "removal" for step in own) or besides


def test_what_a_teacher_knows_is_said_without_naming_who_told():
    raw = PICTURE | {"disclosed": ["no"], "told_by_other": ["yes"], "messages_seen": ["no"]}
    words = page(raw)
    assert "You seem sad lately" not in words and "If they tell you" not in words
    assert "It is not your fault. We help you make it stop." in words
    assert "name nobody" in words
    sad = plan_for("parent", raw | {"low_mood": ["weekly"]}).every_step
    assert "You seem sad lately" in "\n".join(said(sad).values())


def test_a_teacher_whom_the_school_refused_is_not_sent_back_to_it():
    for besides, where in product(({}, {"self_harm": ["unsure"]}), (None, "GB", "US", "IE")):
        words = page(LEVELS_UP | REFUSED | besides, country=where)
        for circle in ("go to the head", "Ask again", "head, ", "every record", "your letter"):
            assert circle not in words, (besides, circle)
        assert "Child protection says how the family is told" in words
    assert "The school refused: go above it" in page(LEVELS_UP | REFUSED)
    assert "must report" in page(LEVELS_UP | REFUSED)


def test_without_a_person_in_charge_there_is_the_head():
    words = at_sight(LEVELS_UP)
    assert "Tell the person in charge, else the head, today." in words
    assert "the head" in plan_for("teacher", LEVELS_UP).verdict.title.msgid


def test_a_pupil_who_begs_for_secrecy_hears_a_sentence():
    for home in ([], ["home_may_harm"]):
        raw = LEVELS_UP | {"circumstances": ["forbids_telling", *home]}
        assert "No secrecy: “I must tell. Choose who comes along.”" in at_sight(raw)
        assert "because you matter" in page(raw)


def test_a_small_mockery_sets_no_machinery_going():
    plan = plan_for("teacher", SMALL)
    words = page(SMALL)
    first = plan.steps[0]
    assert (first.id, first.services, first.first.msgid) == (
        "school_protocol",
        (),
        "Say: “That was not okay. I am here.”",
    )
    for heavy in ("oblige", "one by one", "two days", "voice messages", "how parents are told"):
        assert heavy not in words, heavy


def test_nobody_interprets_for_the_own_family():
    for raw in (LEVELS_UP, answers_for(["violence"]), {"self_harm": ["no"], "low_mood": ["daily"]}):
        assert "Never the pupil." in page(raw)
    home = LEVELS_UP | {"circumstances": ["home_may_harm"]}
    assert "Never the pupil." not in page(home), "nobody there is told"


def test_talk_of_self_harm_is_spoken_of_whatever_was_answered_so_that_it_tells_nothing():
    for answer in ("no", "unknown", "unsure"):
        words = page(LEVELS_UP | {"self_harm": [answer], "low_mood": ["daily"]})
        assert "After talk of self-harm" in words


def test_where_home_may_harm_the_line_on_top_and_the_police_say_so():
    raw = LEVELS_UP | {"content": ["hate"], "circumstances": ["home_may_harm"]}
    plan = plan_for("teacher", raw)
    assert plan.verdict.title.msgid == "Nothing goes home before child protection answers"
    police = said(plan.every_step)["contact_police"]
    assert "Ask child protection before the police" in police and "Report the hate" not in police
    sheet = plan_for("teacher", raw, redacted=True)
    assert "child protection" not in sheet.verdict.title.msgid.lower()


@pytest.mark.parametrize(
    ("small", "words"),
    [
        ({"age": ["8_10"]}, "Listen for words about dying"),
        ({"circumstances": ["disability"]}, "Ask in plain words"),
    ],
)
def test_whoever_is_small_or_disabled_is_not_asked_in_hard_words(small, words):
    raw = answers_for([], demands=["money"], senders=["several"]) | small
    assert words in page(raw)
    assert "“Do you sometimes not want to live any more?”" not in page(raw)


def test_a_picture_that_goes_round_is_not_left_to_those_who_refused():
    round_it_goes = {
        "told_by_other": ["yes"], "self_harm": ["unknown"], "age": ["14_17"],
        "content": ["intimate_images"], "picture": ["spreading"], "done": ["school"],
    }  # fmt: skip
    assert "report it with the person in charge" in page_of("teacher", round_it_goes)
    refused = page_of("teacher", round_it_goes | {"no_help": ["school"]})
    assert "Give the address to the service and to a hotline today" in refused
    for theirs in ("report it with the person", "The person in charge gives", "in charge tells"):
        assert theirs not in refused
