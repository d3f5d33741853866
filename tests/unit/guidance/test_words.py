"""The words of a result: none without a reason, and each answer changes some."""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import steps_for
from tests.unit.guidance.test_lengths import in_language, words

NOTHING = {"no", "none", "nothing", "never", "unknown"}
"""Values that tell nothing, or that nothing is wrong."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_child_did_and_what_a_level_means_is_said_in_few_words(language):
    for one in (*CONTENT.rules.roles, *CONTENT.rules.levels):
        assert words(in_language(language, one.text)) <= 25, one.id


QUIET = {
    name: {
        question.id: [
            next((v for v in ("never", "no", "none") if v in question.by_value), "unknown")
        ]
        for question in CONTENT.questionnaires[name].questions.values()
        if question.id not in ("age", "senders", "adult_is")
    }
    for name in SCORED
}
"""Nobody noticed anything, and every question is answered."""

FACT = {"disclosed": ["yes"], "told_by_other": ["no"], "messages_seen": ["no"]}
STARTS = [
    {},
    FACT,
    FACT | {"repeated": ["no"]},
    FACT | {"content": ["intimate_images"]},
    FACT | {"demands": ["secrecy"]},
    FACT | {"channels": ["social"]},
    FACT | {"senders": ["several"], "repeated": ["yes"]},
    FACT | {"done": ["school", "reported", "police"]},
    {"took_part": ["posted"]},
    {"low_mood": ["daily"], "sleep": ["daily"], "aches": ["daily"]},
    {
        sign: ["weekly"]
        for sign in ("low_mood", "aches", "school_results", "belongings", "self_worth")
    },
]
"""What else was answered: openers of the questions that are asked further, and some signs."""


@cache
def starts_for(name: str, question: str) -> tuple[dict[str, list[str]], ...]:
    """Answers to all other questions, under which one answer to this one may change the plan."""
    signs = [sign.id for sign in CONTENT.questionnaires[name].signs if sign.id != question]
    on_the_brink = {sign: ["rarely"] for sign in signs[-5:]}  # one point below the next level
    starts = (one for start in (*STARTS, on_the_brink) for one in ({**QUIET[name], **start}, start))
    return tuple(
        {key: values for key, values in start.items() if key != question} for start in starts
    )


def advised(name: str, raw) -> tuple:
    """What the result advises: steps, what they say and how, and kinds of help."""
    return tuple(
        (one.id, one.title, one.line, one.how, one.horizon, one.services)
        for one in steps_for(name, raw)
    )


@cache
def left_open(name: str, question: str, number: int) -> tuple:
    """What is advised under one of these starts where the question is left open."""
    return advised(name, starts_for(name, question)[number])


def changes_something(name: str, question: str, value: str) -> bool:
    """Whether some result is another one because of this answer."""
    return any(
        left_open(name, question, number) != advised(name, {**start, question: [value]})
        for number, start in enumerate(starts_for(name, question))
    )


@pytest.mark.parametrize("name", SCORED)
def test_each_answer_changes_what_is_advised(name):
    answers = (
        (question.id, value)
        for question in CONTENT.questionnaires[name].questions.values()
        for value in question.by_value
        if value not in NOTHING
    )
    assert [one for one in answers if not changes_something(name, *one)] == []


def test_what_is_in_place_at_home_is_not_advised_again():
    nothing = advised("family", {})
    questions = CONTENT.questionnaires["family"].questions
    assert [one for one in questions if advised("family", {one: ["yes"]}) == nothing] == []


BY_FAMILY = {**FACT, "senders": ["adult"], "adult_is": ["family"], "repeated": ["yes"]}
BY_FAMILY |= {"channels": ["phone", "social", "email"], "content": ["impersonation", "insults"]}
AT_SCHOOL = {**BY_FAMILY, "adult_is": ["school_or_club"]}


@pytest.mark.parametrize("redacted", [False, True], ids=["screen", "sheet"])
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_an_adult_of_the_family_notices_nothing(name, redacted):
    steps = {step.id: step for step in steps_for(name, BY_FAMILY, redacted=redacted)}
    said = {id_: f"{step.title.msgid} {step.line.msgid}" for id_, step in steps.items()}
    assert "In the app, report and block nothing" in said["suspend_and_report"]
    assert "Change no password for now" in said["secure_account"]
    assert "unblocked for now" in said["change_number"]
    assert "police before the provider" in said["inform_operator"]
    opened = {steps[id_].tool for id_ in ("suspend_and_report", "secure_account")}
    assert opened | {steps["inform_operator"].letter} == {None}


@pytest.mark.parametrize("answers", [BY_FAMILY, AT_SCHOOL], ids=["family", "school"])
def test_no_letter_to_the_school_where_it_may_reach_this_adult(answers):
    steps = {step.id: step for step in steps_for("parent", answers)}
    assert steps["alert_circle"].letter is None
    assert "school" not in steps["alert_circle"].line.msgid


def test_a_blackmailer_is_blocked_last():
    answers = {**FACT, "demands": ["money"], "channels": ["social", "phone"]}
    steps = {step.id: step for step in steps_for("parent", answers)}
    assert "last" in steps["suspend_and_report"].title.msgid
    assert "unblocked" in steps["change_number"].title.msgid


def test_nobody_is_asked_to_tell_who_did_not_answer_when_asked():
    raw = {"low_mood": ["daily"], "withdrawal": ["daily"], "circumstances": ["will_not_talk"]}
    talk = next(s for s in steps_for("parent", raw) if s.id == "invite_to_talk")
    assert "press for nothing" in talk.title.msgid
    assert any("another adult" in line.text.msgid for line in talk.how)
