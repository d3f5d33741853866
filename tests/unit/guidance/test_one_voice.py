"""A result speaks with one voice: nothing that another line, or an answer, gainsays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import answers_for, anything, outcome_of, plan_for, said, steps_for
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.parse import parse_condition

QUESTIONS = CONTENT.questionnaires["parent"].questions


def some_of(condition: str, given: dict[str, list[str]]) -> Iterator[tuple[Case, str]]:
    """Parents’ cases by chance in which the condition holds, each with all that it is told."""
    draw = Random(condition)  # noqa: S311 - a sample that is the same every time, no secret
    found = 0
    for _ in range(1500):
        raw = {q.id: anything(draw, q) for q in QUESTIONS.values() if draw.random() < 0.4} | given
        case = outcome_of("parent", raw).case
        if parse_condition(condition).holds(case):
            found += 1
            yield case, "\n".join(said(steps_for("parent", raw)).values())
        if found == 60:
            return
    assert found > 10, condition


POSTED = {"took_part": ["posted"], "disclosed": ["no"], "messages_seen": ["yes"]}
POSTED |= {"demands": ["none"], "senders": ["several"], "offline_too": ["no"]}
SECRET = {"disclosed": ["no"], "messages_seen": ["yes"], "demands": ["secrecy"]}
SECRET |= {"content": ["unknown"], "own_posts": ["unknown"]}
ONCE = {"disclosed": ["yes"], "demands": ["none"], "content": ["mockery"], "senders": ["close"]}
ONCE |= {"self_harm": ["no"], "repeated": ["no"], "change": ["no"], "took_part": ["none"]}
ONCE |= {"offline_too": ["no"], **{q: ["never"] for q in QUESTIONS if QUESTIONS[q].domain}}
MONEY = {"disclosed": ["yes"], "demands": ["money", "secrecy"], "senders": ["several"]}
NEVER = [
    ("own_part_first", POSTED, "What others do to you|then block|nor their parents"),
    ("own_part_first", POSTED, "rumour in public|that it was no punishment|what was kept"),
    ("unspoken_with_adult", SECRET, "Say what you know|together with your child"),
    ("unspoken_with_adult", SECRET, "Pause the account together|Ask in that talk about dying"),
    ("once_between_two", ONCE, "nor their parents|then block|Mute or block|An answer, a like"),
    ("money_among_young", MONEY, "threats are often|this adult|An adult may|warn nobody"),
]


@pytest.mark.parametrize(("condition", "given", "words"), NEVER)
def test_what_an_answer_gainsays_is_not_said(condition, given, words):
    for case, told in some_of(condition, given):
        assert not re.search(words, told), dict(case.answers)


def test_a_stolen_account_and_a_fake_one_each_have_their_way_whoever_is_blamed():
    for blamed in ([], ["accused"]):
        raw = {"self_harm": ["no"], "disclosed": ["yes"], "content": ["impersonation"]}
        raw |= {"took_part": blamed or ["none"], "channels": ["social"], "repeated": ["yes"]}
        for circumstances in ({}, {"no_help": ["service"]}, {"low_mood": ["weekly"]}):
            plan = plan_for("parent", raw | circumstances | {"done": ["reported"]})
            account = next(step for step in plan.steps[:3] if step.id == "secure_account")
            told = said([account])["secure_account"]
            assert blamed == [] or ("Stolen" in told and "Fake" in told)
            assert "the account is fake" not in told


@pytest.mark.parametrize("police", [[], ["police"]])
@pytest.mark.parametrize("flag", ["meeting", "violence", "blackmail", "intimate_images"])
def test_report_means_the_app_wherever_the_police_are_called_too(flag, police):
    for homes in ([], ["two_homes"]):
        raw = answers_for([flag], senders=["adult"], adult_is=["family"], circumstances=homes)
        told = said(steps_for("parent", raw | {"done": police}))["adult_author"]
        for line in told.splitlines():
            assert "report" not in line or "in the app" in line.lower(), line
        assert "This is not okay" not in told


def test_injuries_are_what_a_step_is_called_after_only_where_there_are_some():
    for injuries in ("never", "unknown", "rarely", "daily"):
        raw = answers_for(["physical"], injuries=[injuries])
        (step,) = (one for one in plan_for("parent", raw).steps if one.id == "safe_from_violence")
        assert ("njur" in step.title.msgid) == (injuries in ("rarely", "daily"))
        assert "octor" in step.line.msgid or "seen and written" in step.line.msgid
