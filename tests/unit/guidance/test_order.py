"""The order of a plan: danger first, then the same order for all answers, in numbers and times."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import (
    EVEN_SETS,
    EVERY_SET,
    RAISED,
    answers_for,
    both_plans,
    cases,
    outcome_of,
    plan_for,
    steps_for,
)
from tests.unit.guidance.test_advice import any_result
from warning_signs.content.models.advice import HORIZONS
from warning_signs.content.models.conditions.parse import parse_condition
from warning_signs.guidance.advise import advise
from warning_signs.guidance.order import as_lines
from warning_signs.guidance.plan import Plan

ORDER = CONTENT.catalogue.order
BESIDES = {
    "nothing": {},
    "young": {"age": ["8_10"]},
    "feared": {"self_harm": ["unsure"]},
    "family": {"adult_is": ["family"]},
    "all_done": {
        "done": ["talked", "saved", "reported", "school", "police", "paid", "device_taken"],
        "no_help": ["school", "service", "police"],
        "circumstances": ["disability", "in_care"],
    },
    "own_part": {"took_part": ["posted", "witness"], "own_posts": ["threats", "intimate_images"]},
    "low": {"low_mood": ["daily"], "injuries": ["weekly"], "repeated": ["yes"]},
}
CASES = cases(BESIDES)


def ids_of(name, raw, **reader) -> list[str]:
    """The ids of all advice in page order, without the button."""
    return [step.id for step in steps_for(name, raw, **reader) if step.id != "call_helpline"]


def numbered(name, raw) -> list[str]:
    """The ids of the steps that have a number."""
    return [step.id for step in plan_for(name, raw).steps]


FIRST = {
    "self_harm": ["immediate_danger", "ask_about_self_harm", "running_away"],
    "told_to_die": ["immediate_danger", "ask_about_self_harm", "contact_police"],
    "violence": ["immediate_danger", "contact_police"],
    "physical": ["safe_from_violence", "contact_police"],
    "meeting": ["adult_author", "contact_police"],
    "adult_author": ["adult_author", "contact_police"],
    "blackmail": ["pay_nothing", "contact_police", "ask_about_self_harm"],
    "intimate_images": ["image_removal", "contact_police", "ask_about_self_harm"],
}


@pytest.mark.parametrize("flag", FIRST)
def test_each_danger_has_its_acts_first(flag):
    assert ids_of("parent", answers_for([flag]))[: len(FIRST[flag])] == FIRST[flag]


def test_several_dangers_follow_each_other_each_act_once():
    assert numbered("parent", answers_for(FIRST))[:7] == [
        *("immediate_danger", "ask_about_self_harm", "contact_police", "safe_from_violence"),
        *("adult_author", "pay_nothing", "image_removal"),
    ]


@pytest.mark.parametrize(
    ("besides", "danger"),
    [
        ({"age": ["8_10"]}, False),
        ({"age": ["8_10"], "low_mood": ["weekly"]}, True),
        ({"age": ["14_17"]}, True),
        ({}, True),
    ],
)
def test_after_blackmail_the_question_of_dying_is_danger_only_where_it_must_be(besides, danger):
    ids = numbered("parent", answers_for(["blackmail"], **besides))
    assert (ids.index("ask_about_self_harm") < ids.index("invite_to_talk")) == danger


def test_a_feared_wish_to_die_is_asked_about_after_the_acts_of_the_danger_fourth_at_the_latest():
    for name, flags in product(("parent", "teacher"), EVERY_SET):
        if {"self_harm", "told_to_die"}.isdisjoint(flags):
            raw = answers_for(flags) | {"self_harm": ["unsure"]}
            steps = numbered(name, raw)
            place = steps.index("ask_about_self_harm")
            acts = 2 if name == "teacher" else 0
            assert place == min(3, place) and (place >= acts), flags
            if len(flags) == 1 and name == "parent":
                want = [one for one in FIRST[flags[0]] if one != "ask_about_self_harm"]
                assert steps[:place] == want[:3]


def test_an_adult_of_the_family_alone_leads_to_the_police_at_the_later_place():
    raw = answers_for(["adult_author"], adult_is=["family"])
    ids = ids_of("parent", raw)
    assert ids[0] == "adult_author"
    assert ids.index("contact_police") > ids.index("save_messages")
    assert ids_of("parent", raw | {"content": ["threats"]})[:2] == [
        "immediate_danger",
        "contact_police",
    ]


def test_a_teacher_goes_to_the_person_in_charge_first_unless_a_life_is_in_danger():
    for flags in EVERY_SET:
        ids = numbered("teacher", answers_for(flags))
        before = ["immediate_danger"] if {"self_harm", "told_to_die", "violence"} & {*flags} else []
        before += ["ask_about_self_harm"] if {"self_harm", "told_to_die"} & {*flags} else []
        assert ids[: len(before) + 2] == [*before, "school_protocol", "protect_confidence"], flags


BEFORE = [
    ("before_you_react", "invite_to_talk"),
    ("before_you_react", "stop_taking_part"),
    ("stop_taking_part", "invite_to_talk"),
    ("invite_to_talk", "no_guilt"),
    ("no_guilt", "whole_story"),
    ("save_messages", "do_not_reply"),
    ("save_messages", "no_confrontation"),
    ("save_messages", "keep_the_device"),
    ("save_messages", "suspend_and_report"),
    ("save_messages", "change_number"),
    ("pay_nothing", "save_messages"),
    ("pay_nothing", "alert_circle"),
    ("suspend_and_report", "alert_circle"),
    ("suspend_and_report", "check_again"),
    ("no_guilt", "save_messages"),
]


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_whoever_is_blamed_and_whose_address_is_known_reports_before_looking_again(name):
    known = {"content": ["impersonation", "private_details"], "took_part": ["accused"]}
    known |= {"messages_seen": ["yes"], "channels": ["messaging"], "repeated": ["yes"]}
    ids = ids_of(name, known)
    assert ids.index("suspend_and_report") < ids.index("check_again")
    assert ids.index("save_messages") < ids.index("suspend_and_report")


@given(any_result)
def test_order_rules_hold(result):
    name, raw, foreign = result
    plan = plan_for(name, raw, foreign=foreign)
    ids = [step.id for step in plan.every_step]
    lines = {line.id for step in plan.steps for line in step.joined}
    crowded = lines - {*ORDER.lines}
    case = outcome_of(name, raw).case
    early = ("threatened", "school_and_pictures", "may_come", "only_school_refused")
    early += ("told_for_them", "other_home_first")
    if any(parse_condition(one).holds(case) for one in early):
        crowded = crowded | {"alert_circle"}  # whoever is threatened goes there tomorrow
    for first, second in BEFORE:
        if {first, second} <= {*ids} - crowded:
            assert ids.index(first) < ids.index(second), (first, second)


@given(any_result)
def test_nothing_is_left_out_and_a_plan_keeps_its_numbers(result):
    name, raw, foreign = result
    outcome = outcome_of(name, raw)
    plan = plan_for(name, raw, foreign=foreign)
    case = outcome.case.knowing(foreign_language=foreign)
    called_for = advise(CONTENT.catalogue, replace(outcome, case=case))
    assert sorted(step.id for step in plan.every_step) == sorted(step.id for step in called_for)
    assert len(plan.steps) <= ORDER.numbered.get(outcome.case.level, len(plan.steps))
    assert plan.call is None or plan.every_step[0] == plan.call
    for step in plan.steps:
        assert not any(line.joined for line in step.joined)


def test_nothing_is_left_out_however_few_steps_may_have_a_number():
    raw = answers_for(tuple(RAISED)) | BESIDES["all_done"]
    case = outcome_of("parent", raw).case
    steps = plan_for("parent", raw).steps
    ids = {one.id for step in steps for one in (step, *step.joined)}
    for most in range(1, len(steps)):
        kept = as_lines(ORDER, case, steps, most)
        assert len(kept) <= most
        assert {one.id for step in kept for one in (step, *step.joined)} == ids


ACTS = {act for group in ORDER.danger for act in group.advice}
ACTS -= {"running_away", "protect_confidence", "tell_who_treats_them"}
"""What is to be done about a danger, which is no line of anything else."""


def goes_back(plan: Plan) -> bool:
    """Whether a time goes back, too much is due now, or a line is not due with its step."""
    due = [HORIZONS.index(step.horizon) for step in plan.steps]
    together = all(one.horizon == step.horizon for step in plan.steps for one in step.joined)
    return due != sorted(due) or due.count(0) > ORDER.now or not together


def starts_later(plan: Plan) -> bool:
    """Whether the first step is not due now."""
    return plan.steps[0].horizon != "now"


def hides_an_act(plan: Plan) -> bool:
    """Whether an act of a danger is a line of something else."""
    return not ACTS.isdisjoint(line.id for step in plan.steps for line in step.joined)


@cache
def broken() -> dict[str, list]:
    """The cases that break each rule. One pass for all rules: to make the plans is what takes long,
    and to keep them all takes longer.
    """
    found: dict[str, list] = {rule: [] for rule in ("screen", "sheet", "later", "hidden")}
    for case in CASES:
        name, flags, besides = case
        screen, sheet = both_plans(name, answers_for(flags) | BESIDES[besides])
        found["screen"] += [case] if goes_back(screen) else []
        found["sheet"] += [case] if goes_back(sheet) else []
        found["later"] += [case] if flags and starts_later(screen) else []
        found["hidden"] += [case] if hides_an_act(screen) else []
    return found


@pytest.mark.parametrize("edition", ["screen", "sheet"])
def test_times_never_go_back_and_four_steps_are_due_now_at_most(edition):
    assert not broken()[edition]


def test_the_first_act_of_a_danger_is_due_now():
    assert not broken()["later"]


def test_no_act_of_a_danger_is_a_line_of_something_else():
    assert not broken()["hidden"]


LAST = {
    "school": {"school_protocol", "protect_confidence", "alert_circle"},
    "service": {"image_removal", "suspend_and_report", "secure_account"},
    "police": {"contact_police"},
}


def test_who_says_that_the_school_does_nothing_reads_right_after_the_danger_whom_to_turn_to():
    raw = answers_for(["physical"], done=["talked", "saved", "school"], no_help=["school"])
    assert numbered("parent", raw)[:3] == ["safe_from_violence", "contact_police", "if_nobody_acts"]
    refused = {"done": ["school"], "no_help": ["school"], "repeated": ["yes"]}
    (first, *_others) = plan_for("parent", answers_for([]) | refused).steps
    assert (first.id, first.joined[0].id) == ("if_nobody_acts", "alert_circle")


def test_who_treats_a_child_that_wants_to_die_hears_of_it_right_after_the_talk():
    raw = answers_for(["self_harm"], circumstances=["in_care"], repeated=["yes"])
    ids = numbered("parent", raw | {"content": ["insults"]})
    assert ids[:2] == ["immediate_danger", "ask_about_self_harm"]
    assert ids[2:4] == ["invite_to_talk", "tell_who_treats_them"]


def test_whoever_came_for_an_account_or_a_name_reads_of_it_among_the_first_three():
    stolen = {"content": ["impersonation"], "senders": ["unknown"]}
    assert numbered("parent", answers_for([]) | stolen)[0] == "secure_account"
    for name, content in product(
        ("parent", "teacher"), (["impersonation"], ["impersonation", "hate"])
    ):
        raw = answers_for([]) | {"content": content, "took_part": ["accused"]}
        assert "secure_account" in numbered(name, raw)[:3], (name, content)


@pytest.mark.parametrize("threat", ["intimidation", "stalking", "threats"])
def test_what_to_do_at_the_door_comes_early_where_the_address_is_public_and_somebody_threatens(
    threat,
):
    raw = answers_for([]) | {"content": ["private_details", threat], "repeated": ["yes"]}
    assert "protect_contact_details" in numbered("parent", raw)[:4]


def test_the_police_hear_what_goes_on_although_a_child_wants_to_die_once_it_is_saved():
    raw = answers_for(["self_harm"], repeated=["yes"], content=["insults"])
    ids = numbered("parent", raw)
    assert ids.index("contact_police") == ids.index("save_messages") + 1


def test_school_and_neighbours_are_warned_as_soon_as_the_police_where_a_stranger_may_come():
    raw = answers_for(["adult_author"], adult_is=["stranger"], demands=["private_information"])
    ids = numbered("parent", raw)
    assert ids.index("alert_circle") == ids.index("contact_police") + 1


def test_what_comes_after_a_refusal_follows_the_last_step_that_was_refused():
    danger = {act for group in ORDER.danger for act in group.advice}
    told = {"done": ["school", "reported", "police"], "repeated": ["yes"]}
    for name in ("parent", "teacher"):  # two steps about the police would be one too many
        plan = plan_for(name, answers_for(["violence"]) | told | {"no_help": ["police"]})
        police = next(step for step in plan.steps if step.id == "contact_police")
        assert "if_nobody_acts" in {line.id for line in police.joined}
    refusals = ["school", "service", "all"]
    for name, flags, refused in product(("parent", "teacher"), EVEN_SETS, refusals):
        none = list(LAST) if refused == "all" else [refused]
        raw = answers_for(flags) | told | {"no_help": none}
        plan = plan_for(name, raw)
        ids = [step.id for step in plan.steps]
        steps = {one for instance in none for one in LAST[instance]} & {*ids}
        place = ids.index("if_nobody_acts")
        urgent = outcome_of(name, raw).level == "urgent"
        early = refused == "all" and name == "parent" and not urgent  # they did all of it
        assert early or all(ids.index(one) < place for one in steps), (name, flags, refused)
        if name == "parent" and flags:
            assert set(ids[:2]) <= danger, (flags, refused)
        if name == "teacher" and "protect_confidence" in ids:
            both = ids.index("school_protocol"), ids.index("protect_confidence")
            assert both[1] == both[0] + 1, (flags, refused)


def test_other_causes_come_right_after_the_talk_where_much_was_noticed():
    signs = ("school_avoidance", "isolation", "withdrawal", "low_mood", "sleep", "device_distress")
    raw = {"self_harm": ["no"], "injuries": ["rarely"], **{sign: ["daily"] for sign in signs}}
    ids = ids_of("parent", raw)
    assert ids[:3] == ["invite_to_talk", "injuries_seen", "other_causes"]
    some = ids_of("parent", {"self_harm": ["no"], "low_mood": ["daily"]})
    assert some.index("other_causes") > some.index("ask_about_self_harm")
