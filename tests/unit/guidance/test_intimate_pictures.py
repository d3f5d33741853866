"""Intimate pictures are noted, reported and blocked last; whoever passed one on is not in it."""

from __future__ import annotations

import re
from functools import cache
from random import Random

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import answers_for, anything, both_plans, plan_for, said

SAVED_FIRST = re.compile(
    r"once it is saved|after saving|save (it|each|them|what|everything)\b", re.IGNORECASE
)
PASSED_ON = {"self_harm": ["no"], "took_part": ["forwarded"], "own_posts": ["intimate_images"]}


@cache
def told_to_save() -> dict[str, list]:
    """The steps of many such results that say so, on the screen and on a sheet to hand over."""
    found: dict[str, list] = {"screen": [], "sheet": []}
    draw = Random("pictures")  # noqa: S311 - a sample that is the same every time, no secret
    for _ in range(600):
        questionnaire = CONTENT.questionnaires[draw.choice(("parent", "teacher"))]
        questions = questionnaire.questions.values()
        raw = {q.id: anything(draw, q) for q in questions if draw.random() < 0.7}
        if draw.random() < 0.5:
            raw |= {"messages_seen": ["yes"], "content": ["intimate_images", "insults"]}
        else:
            raw |= PASSED_ON
        for edition, plan in zip(found, both_plans(questionnaire.id, raw), strict=True):
            texts = said(plan.every_step)
            if steps := {id_ for id_, text in texts.items() if SAVED_FIRST.search(text)}:
                found[edition].append((steps, raw))
    return found


@pytest.mark.parametrize("edition", ["screen", "sheet"])
def test_nobody_is_told_to_save_where_intimate_pictures_are_involved(edition):
    assert not told_to_save()[edition]


def test_whoever_passed_a_picture_on_gets_no_service_for_those_who_are_in_it():
    plan = plan_for("parent", PASSED_ON | {"done": ["talked", "deleted", "school"]})
    steps = {step.id: step for step in plan.every_step}
    texts = said(plan.every_step)
    assert steps["image_removal"].tool != "removal"
    for wanted in ("Do not look", "unopened", "who received it"):
        assert wanted in texts["image_removal"]
    assert "Do not call the other family yourself" in texts["alert_circle"]
    assert "leaving somebody out" not in texts["inform_and_prevent"]


@pytest.mark.parametrize("picture", ["spreading", "made_up", "not_seen", "unknown"])
@pytest.mark.parametrize("senders", ["one", "several", "close", "anonymous"])
def test_whoever_is_in_a_picture_that_goes_round_is_not_looked_into(picture, senders):
    raw = answers_for(["intimate_images"], senders=[senders])
    for pictures in ([picture], [picture, "spreading"]):
        text = said(plan_for("parent", raw | {"picture": pictures}).every_step)["contact_police"]
        assert "look into your child" not in text
    took_part = plan_for("parent", raw | PASSED_ON).every_step
    assert "look into your child" in said(took_part)["contact_police"] or senders == "anonymous"
