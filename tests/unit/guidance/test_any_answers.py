"""What every result keeps to: many of them, drawn by chance, are each asked all of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import anything, both_plans, outcome_of
from tests.unit.guidance.test_lengths import in_language, much
from tests.unit.guidance.test_said_only_if_so import LEAVE, rows_for
from warning_signs.content.models.text import Text
from warning_signs.guidance.advise import Outcome
from warning_signs.guidance.plan import Plan


class Drawn(NamedTuple):
    """A result: what was answered, what it comes to, its screen and its sheet to hand over, and
    what these say.
    """

    name: str
    raw: dict[str, list[str]]
    outcome: Outcome
    plans: tuple[Plan, Plan]
    texts: set[Text]


def results() -> Iterator[Drawn]:
    """Many results, with few answers and with many, with some values of a question and with all."""
    draw = Random("any answers")  # noqa: S311 - a sample that is the same every time, no secret
    for _ in range(2500):
        name = draw.choice(("parent", "teacher") * 4 + ("family",))
        answered, tick = draw.choice((0.2, 0.5, 0.7, 0.95)), draw.choice((anything,) * 3 + (much,))
        questions = CONTENT.questionnaires[name].questions.values()
        raw = {one.id: tick(draw, one) for one in questions if draw.random() < answered}
        reader = {"foreign": draw.random() < 0.5, "country": draw.choice((None, "FR", "US", "AU"))}
        plans = both_plans(name, raw, **reader)
        texts = {text for plan in plans for text in all_texts(plan)}
        yield Drawn(name, raw, outcome_of(name, raw), plans, texts)


def all_texts(plan: Plan) -> Iterator[Text]:
    """All that a screen or a sheet says."""
    yield plan.verdict.title
    if plan.verdict.say:
        yield plan.verdict.say
    for step in plan.every_step:
        yield from (step.title, step.line, step.first, *(line.text for line in step.how))


def said_without_leave(drawn: Drawn) -> list[tuple[str, str]]:
    """What it must not say after these answers, with the row of `LEAVE` that forbids it."""
    rows = ((row, text.msgid) for text in drawn.texts for row in rows_for(text))
    return [(LEAVE[row][1], said) for row, said in rows if not LEAVE[row][0](drawn.outcome.case)]


def said_twice(drawn: Drawn) -> list[str]:
    """The sentences that stand more than once on its screen, or on its sheet."""
    found = []
    for plan in drawn.plans:
        said = [line.text.msgid for step in plan.every_step for line in step.how]
        said += [text.msgid for step in plan.every_step for text in (step.title, step.line)]
        found += [text for text, times in Counter(said).items() if times > 1]
    return found


def begins_alike(drawn: Drawn) -> list[str]:
    """What more than one of its steps begins with."""
    screen, _sheet = drawn.plans
    begin = Counter(" ".join(step.title.msgid.split()[:4]) for step in screen.steps)
    return [words for words, times in begin.items() if times > 1]


FORBIDS = ("act_quickly", "before_you_react", "do_not_reply", "keep_the_device")
"""Lines of other steps that say what not to do, to whoever reads."""
NO = ("never", "not ", "no more", "nothing", "nobody")
WITHOUT_A_NO = {
    "Leave them a way to get help",
    "See that they get the device back",
    "Give it back, closed to strangers",
    "The hurt pupil’s own? Give it back",
    "Agree when the device comes back",
}
"""What is to be done instead."""


def hides_a_no(drawn: Drawn) -> list[str]:
    """The lines of other steps that do not say alone what not to do."""
    screen, _sheet = drawn.plans
    lines = [line for step in screen.steps for line in step.joined if line.id in FORBIDS]
    said = {line.first.msgid for line in lines} - WITHOUT_A_NO
    return [text for text in said if not any(one in text.lower() for one in NO)]


DAYS = {"tomorrow": 1, "in a week": 7, "next week": 7, "two weeks": 14, "few months": 91}


def reminds_on_another_day(drawn: Drawn) -> list[str]:
    """The words of its screen that name another day than a calendar gets."""
    screen, _sheet = drawn.plans
    said = next(one.title.msgid for one in screen.every_step if one.id == "check_again")
    named = next((days for when, days in DAYS.items() if when in said), None)
    return [said] if named != screen.look_again_in else []


OWN_CHILD = {
    "en": re.compile(r"\byour (child|son|daughter)\b", re.IGNORECASE),
    "fr": re.compile(r"\bvotre (enfant|fils|fille)\b", re.IGNORECASE),
}


@cache
def speaks_of_an_own_child(text: Text) -> bool:
    """Whether a text, or its translation, means a child of the reader’s."""
    return any(one.search(in_language(language, text)) for language, one in OWN_CHILD.items())


def said_to_teachers_of_a_child_of_their_own(drawn: Drawn) -> list[str]:
    """What a teacher’s page says of a child of their own, or what it says of the role."""
    if drawn.name != "teacher":
        return []
    role = drawn.outcome.involvement
    texts = drawn.texts | ({role.title, role.text} if role else set())
    return [text.msgid for text in texts if speaks_of_an_own_child(text)]


RULES = (
    said_without_leave,
    said_twice,
    begins_alike,
    hides_a_no,
    reminds_on_another_day,
    said_to_teachers_of_a_child_of_their_own,
)


@cache
def broken() -> dict[Callable, list]:
    """The results that break each rule. One pass for all: to make the plans is what takes long."""
    found: dict[Callable, list] = {rule: [] for rule in RULES}
    for drawn in results():
        for rule in RULES:
            if wrong := rule(drawn):
                found[rule].append((wrong, drawn.name, drawn.raw))
    return found


def test_what_would_accuse_frighten_or_presume_is_said_only_where_it_was_answered():
    assert broken()[said_without_leave] == []


def test_no_result_says_the_same_sentence_twice():
    assert broken()[said_twice] == []


def test_no_two_steps_of_a_result_begin_alike():
    assert broken()[begins_alike] == []


def test_a_line_of_another_step_says_alone_what_not_to_do():
    assert broken()[hides_a_no] == []


def test_a_calendar_reminds_on_the_day_that_the_words_name():
    assert broken()[reminds_on_another_day] == []


def test_a_teacher_never_reads_of_a_child_of_their_own():
    assert broken()[said_to_teachers_of_a_child_of_their_own] == []
