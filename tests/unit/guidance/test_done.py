"""What was done already is not asked for as if it were new, whatever else was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import anything, both_plans, texts_of
from warning_signs.guidance.advise import Step

AS_IF_NEW = {
    "talked": r"^Invite them to talk|before you speak$",
    "saved": r"^Save before|^Save it|^Save what is|save everything|to save it",
    "replied": r"^Answer nothing|^An answer, a like",
    "deleted": r"^Save before|^Save it (?:first|together)|save everything",
    "blocked": r"then block|Block the|can block the|block the numbers on|[Nn]ow block",
    "reported": r"[Rr]eport it,|report it with|can report it|Report a fake|ask the app or",
    "school": r"[Tt]ell the school|school comes first|[Tt]ell the person in charge|school is where",
    "police": r"[Gg]o to the police|[Tt]ell the police(?! so)|calls the police|against the law",
    "paid": r"^Pay nothing, |your child pays nothing|, pay nothing",
    "sent_more": r"^(?!.*([Ff]rom now on|more|further)).*sends? nothing",
    "confronted": r"^Do not confront|Do not contact those|Do not question or accuse",
    "device_taken": r"^Do not take their device|^It feels like|will not take the phone",
}
"""How each thing is asked for where nobody did it yet."""

REPAIRED = {
    "replied": "Answer no more",
    "deleted": "delete nothing more",
    "paid": "Pay nothing more",
    "sent_more": "send nothing more",
    "confronted": "Write down what was said",
    "device_taken": "no punishment",
}
"""What undermines the way out, and a word of how it is put right."""


MATTERS = (
    {"disclosed": ["yes"]},
    {"messages_seen": ["yes"]},
    {"took_part": ["posted"]},
    {"messages_seen": ["yes"], "took_part": ["witness"], "disclosed": ["no"]},
    {"took_part": ["accused", "witness"], "disclosed": ["unsure"]},
)
"""Answers that have the question about what was done asked, for each role."""


def drawn_after(done: list[str], draw: Random) -> Iterator[Step]:
    """The steps after this was done, and after anything else."""
    name = draw.choice(("parent", "teacher"))
    questions = CONTENT.questionnaires[name].questions.values()
    raw = {q.id: anything(draw, q) for q in questions if draw.random() < 0.6}
    raw |= draw.choice(MATTERS) | {"done": done}
    # on the page, and in the other words of a sheet that gives no sensitive answer away
    for plan in both_plans(name, raw):
        yield from plan.every_step


@cache
def shown_after() -> dict[str, dict[str, set[str]]]:
    """All that each step says in some two hundred results in which this was done, for each thing;
    one to three things were done each time, or nothing.
    """
    draw = Random("done")  # noqa: S311 - a sample that is the same every time, no secret
    found: dict[str, dict[str, set[str]]] = {one: {} for one in (*AS_IF_NEW, "nothing")}
    several = (draw.sample(list(AS_IF_NEW), draw.randint(1, 3)) for _ in range(1200))
    for done in (*several, *[["nothing"]] * 200):
        for step in drawn_after(done, draw):
            for one in done:
                found[one].setdefault(step.id, set()).update(texts_of(step))
    return found


def asking(wanted: str, done: str) -> set[str]:
    """The texts that ask for what is `wanted`, in results in which `done` was done."""
    texts = set().union(*shown_after()[done].values())
    return {text for text in texts if re.search(AS_IF_NEW[wanted], text)}


@pytest.mark.parametrize("done", AS_IF_NEW)
def test_nothing_that_was_done_is_asked_for_as_if_it_were_new(done):
    assert asking(done, done) == set()


@pytest.mark.parametrize("done", [one for one in AS_IF_NEW if one != "sent_more"])
def test_the_same_is_asked_for_where_nobody_did_it(done):
    assert asking(done, "nothing")


@pytest.mark.parametrize("done", AS_IF_NEW)
def test_each_thing_done_is_acknowledged(done):
    assert "review_what_was_done" in shown_after()[done]


@pytest.mark.parametrize("done", REPAIRED)
def test_what_undermines_the_way_out_is_put_right(done):
    texts = set().union(*shown_after()[done].values())
    assert any(REPAIRED[done] in text for text in texts)
