"""Whoever saw another child being hurt reads how that child is protected, before anything else."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import anything, plan_for, said

ONLY_SAW = {
    "took_part": ["witness"],
    "disclosed": ["no"],
    "told_by_other": ["no"],
    "messages_seen": ["no"],
    "demands": ["none"],
    "self_harm": ["no"],
}
KEPT_BACK = (
    "nor their parents: it",
    "tell them, and decide it together",
    "The fewer people know",
    "Let them choose whom you tell",
    "let them choose who comes along",
)
"""What keeps help away from a child that may die."""


@pytest.mark.parametrize("sign", ["never", "rarely", "weekly"])
def test_a_page_for_a_witness_is_not_headed_as_if_all_were_about_the_own_child(sign):
    signs = {one: [sign] for one in ("sleep", "device_distress")}
    plan = plan_for("parent", ONLY_SAW | signs)
    assert plan.verdict.id == "verdict_saw_it"
    assert "took_part" in plan.reasons
    first = plan.steps[0]
    assert first.id == "support_the_target"
    for wanted in ("school", "that child’s parents", "police", "Name your child to nobody"):
        assert wanted in first.line.msgid


def test_a_witness_is_not_told_that_an_adult_must_hear_it_since_the_reader_is_one():
    for name in ("parent", "teacher"):
        assert (
            "They tell an adult"
            not in said(plan_for(name, ONLY_SAW).every_step)["support_the_target"]
        )


@cache
def lives_in_doubt() -> list[tuple[dict[str, list[str]], dict[str, str]]]:
    """Many witnesses where somebody may die: what they answered, and what each step says."""
    found = []
    draw = Random("another child")  # noqa: S311 - a sample that is the same every time, no secret
    questions = CONTENT.questionnaires["parent"].questions.values()
    for _ in range(400):
        raw = {q.id: anything(draw, q) for q in questions if draw.random() < 0.6}
        raw["took_part"] = ["witness"]
        if draw.random() < 0.3:
            raw |= {"messages_seen": ["yes"], "content": ["told_to_die"], "self_harm": ["no"]}
        else:
            raw["self_harm"] = [draw.choice(("yes", "unsure"))]
        found.append((raw, said(plan_for("parent", raw).every_step)))
    return found


def test_nothing_keeps_help_away_from_another_child_that_may_die():
    for raw, steps in lives_in_doubt():
        texts = "\n".join(steps.values())
        by_family = raw.get("adult_is") == ["family"]
        assert not [one for one in KEPT_BACK if one in texts and not by_family], raw


def test_the_call_comes_first_even_against_a_promise():
    for content, self_harm in (
        (["told_to_die"], "no"),
        (["unknown"], "unsure"),
        (["unknown"], "yes"),
    ):
        raw = {"messages_seen": ["yes"], "took_part": ["witness"], "content": content}
        for besides in ({}, {"demands": ["secrecy"], "senders": ["close"]}):
            first = plan_for("parent", raw | besides | {"self_harm": [self_harm]}).steps[0]
            texts = "\n".join(said([first]).values())
            assert "mergency number" in texts or "family" in texts, (raw, besides)
            assert "nother child" in texts or "other child’s" in texts, (raw, besides)


AS_IF_NOTHING_HAPPENED = {
    "low_is_not_no",
    "protect_contact_details",
    "inform_and_prevent",
    "teach_saving",
}
"""What a page says where nobody is hurt."""


@pytest.mark.parametrize("sign", ["never", "rarely", "weekly"])
def test_nobody_who_saw_it_reads_as_if_nothing_had_happened(sign):
    raw = ONLY_SAW | {"age": ["8_10"], "circumstances": ["forbids_telling"], "sleep": [sign]}
    plan = plan_for("parent", raw)
    texts = said(plan.every_step)
    assert not AS_IF_NOTHING_HAPPENED & set(texts)
    everything = "\n".join(texts.values())
    for unwanted in ("even without a reason", "nasty to you", "in two weeks", *KEPT_BACK[3:4]):
        assert unwanted not in everything
    assert "school" in plan.steps[0].first.msgid and "never name" in plan.steps[0].first.msgid
    assert "save_messages" in [step.id for step in plan.steps[:3]]
    assert "in a week" in texts["check_again"]


def test_where_any_child_may_die_it_is_looked_at_again_tomorrow():
    for raw, steps in lives_in_doubt():
        if raw["self_harm"] != ["no"]:
            assert "tomorrow" in steps["check_again"], raw


def test_the_emergency_number_is_a_button_where_another_child_may_die():
    raw = {"messages_seen": ["yes"], "took_part": ["witness"], "content": ["unknown"]}
    plan = plan_for("parent", raw | {"self_harm": ["unsure"]})
    assert plan.verdict.emergency
    assert plan.steps[0].first.msgid.startswith("Another child in danger? Emergency number")
