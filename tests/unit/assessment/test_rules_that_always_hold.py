"""The rules that always hold, for every questionnaire and for any answers at all."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.any_answers import CONTENT, SCORED, answers_to, known_signs
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import Assessment, assess
from warning_signs.content.models.base import RANK, RANKED_LEVELS
from warning_signs.guidance.advise import advise

FACT_QUESTIONS = ("disclosed", "told_by_other", "messages_seen")
DEMANDS = {"money", "meeting", "private_information", "pictures"}
DANGERS_ASKED_FURTHER = {
    "content": {"threats", "told_to_die", "blackmail", "intimate_images"},
    "senders": {"adult"},
    "offline_too": {"physical"},
}
SERIOUS = {"images", "impersonation", "hate", "stalking", "intimidation", "private_details"}

any_case = st.sampled_from(SCORED).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
)


def judge(name, answers) -> Assessment:
    """The assessment of raw answers to the questionnaire of this name."""
    questionnaire = CONTENT.questionnaires[name]
    return assess(
        questionnaire, CONTENT.rules, settle_answers(questionnaire, answers, CONTENT.rules)
    )


def rank(assessment: Assessment) -> int:
    """How grave a level is; unsure counts as low."""
    return RANKED_LEVELS.index("low" if assessment.level == "unsure" else assessment.level)


def at_least(level: str, assessment: Assessment) -> bool:
    """Whether the level is this one or a graver one."""
    return rank(assessment) >= RANKED_LEVELS.index(level)


def has(assessment: Assessment, question: str, *values: str) -> bool:
    """Whether one of the values was chosen, in the answers that count."""
    return not assessment.case.values(question).isdisjoint(values)


def is_fact(assessment: Assessment) -> bool:
    """Seen or told for certain."""
    return any(has(assessment, q, "yes") for q in FACT_QUESTIONS) or has(
        assessment, "demands", *DEMANDS
    )


def is_hint(assessment: Assessment) -> bool:
    """Perhaps seen or told, or danger in what is asked further; and no fact."""
    unsure = any(has(assessment, q, "unsure") for q in FACT_QUESTIONS)
    danger = any(has(assessment, q, *values) for q, values in DANGERS_ASKED_FURTHER.items())
    return (unsure or danger) and not is_fact(assessment)


def seen(assessment: Assessment, frequency: str, *, core: bool = False) -> int:
    """How many signs were seen that often or more."""
    signs = assessment.case.questionnaire.signs_of("core" if core else "all")
    return sum((assessment.case.rank(sign) or 0) >= RANK[frequency] for sign in signs)


@given(any_case, st.data())
def test_turning_a_sign_up_never_lowers_the_level(case, data):
    name, answers = case
    sign = data.draw(st.sampled_from([s.id for s in CONTENT.questionnaires[name].signs]))
    before, after = sorted(data.draw(st.tuples(*[st.sampled_from(list(RANK))] * 2)), key=RANK.get)
    lower = judge(name, {**answers, sign: {before}})
    higher = judge(name, {**answers, sign: {after}})
    assert rank(lower) <= rank(higher)


@given(any_case, st.sampled_from(FACT_QUESTIONS))
def test_turning_a_fact_to_yes_never_lowers_the_level(case, fact):
    name, answers = case
    for other in ("no", "unsure"):
        without = judge(name, {**answers, fact: {other}})
        assert rank(without) <= rank(judge(name, {**answers, fact: {"yes"}}))


@given(any_case, st.sampled_from(sorted(DEMANDS)))
def test_a_further_demand_never_lowers_the_level(case, demand):
    name, answers = case
    asked = {*answers.get("demands", ()), demand}
    assert rank(judge(name, answers)) <= rank(judge(name, {**answers, "demands": asked}))


@given(any_case, st.sampled_from(["worse", "sudden"]))
def test_a_change_for_the_worse_never_lowers_the_level(case, change):
    name, answers = case
    calm = judge(name, {**answers, "change": {"no"}})
    assert rank(calm) <= rank(judge(name, {**answers, "change": {change}}))


@given(any_case, st.data())
def test_taking_part_never_lowers_the_level(case, data):
    name, answers = case
    part = [q.id for q in CONTENT.questionnaires[name].in_domain("participation")]
    without = {q: v for q, v in answers.items() if q not in (*part, "took_part", "own_posts")}
    signs = {q: {data.draw(st.sampled_from(list(RANK)))} for q in part}
    took = {"took_part": data.draw(st.sets(st.sampled_from(["forwarded", "posted", "witness"])))}
    assert rank(judge(name, without)) <= rank(judge(name, {**without, **signs, **took}))


@given(any_case)
def test_any_red_flag_is_urgent_and_nothing_else_is(case):
    found = judge(*case)
    expected = {
        "self_harm": has(found, "self_harm", "yes"),
        "told_to_die": has(found, "content", "told_to_die"),
        "violence": has(found, "content", "threats") or has(found, "own_posts", "threats"),
        "blackmail": has(found, "content", "blackmail")
        or has(found, "demands", "money", "pictures"),
        "meeting": has(found, "demands", "meeting"),
        "intimate_images": has(found, "content", "intimate_images")
        or has(found, "own_posts", "intimate_images"),
        "adult_author": has(found, "senders", "adult"),
        "physical": has(found, "offline_too", "physical"),
    }
    assert set(found.flags) == {flag for flag, raised in expected.items() if raised}
    assert (found.level == "urgent") == any(expected.values())


@given(st.sampled_from(SCORED), st.data())
def test_signs_alone_are_never_urgent(name, data):
    answers = data.draw(known_signs(CONTENT.questionnaires[name])) | {"change": {"sudden"}}
    assert judge(name, answers).level != "urgent"


@given(any_case)
def test_floors_hold(case):
    found = judge(*case)
    fact, core_weekly = is_fact(found), seen(found, "weekly", core=True)
    repeated_open = not has(found, "repeated", "yes", "no")
    high = [
        has(found, "self_harm", "unsure"),
        fact and has(found, "repeated", "yes"),
        fact and repeated_open and seen(found, "weekly") >= 1,
        fact and has(found, "senders", "several"),
        fact and len(found.case.values("channels") - {"unknown"}) >= 2,
        fact and has(found, "content", *SERIOUS),
        fact and has(found, "offline_too", "left_out"),
        has(found, "demands", "private_information"),
        fact and core_weekly >= 1,
        has(found, "injuries", "rarely", "weekly", "daily"),
        core_weekly >= 3,
        seen(found, "daily") >= 4,
        seen(found, "weekly") >= 5 and has(found, "change", "worse", "sudden"),
    ]
    some = [
        fact,
        is_hint(found),
        has(found, "took_part", "forwarded", "posted", "accused"),
        seen(found, "daily", core=True) >= 1,
        core_weekly >= 2,
        seen(found, "daily") >= 2,
        seen(found, "weekly") >= 3,
    ]
    assert not any(high) or at_least("high", found)
    assert not any(some) or at_least("some", found)


@given(any_case)
def test_unsure_means_too_little_known_and_nothing_more_than_low(case):
    found = judge(*case)
    signs, core = (found.case.questionnaire.signs_of(which) for which in ("all", "core"))
    unknown = sum(found.case.rank(sign) is None for sign in signs)
    core_unknown = sum(found.case.rank(sign) is None for sign in core)
    little = unknown * 2 >= len(signs) or core_unknown >= 2
    assert (found.level == "unsure") == (little and rank(found) == 0)


@given(any_case)
def test_every_level_carries_what_it_must(case):
    found = judge(*case)
    shown = {step.id for step in advise(CONTENT.catalogue, found)}
    assert {"invite_to_talk", "check_again"} <= shown
    assert ("low_is_not_no" in shown) == (found.level == "low")
    if found.level == "unsure":
        assert {"watch_for_signs", "second_observer"} <= shown
    if found.level == "high" and not is_fact(found) and not is_hint(found):
        assert {"other_causes", "second_observer"} <= shown
        assert "act_quickly" not in shown


@given(any_case)
def test_what_is_not_known_is_counted_apart_and_never_as_zero(case):
    found = judge(*case)
    for score in (*found.scores, found.participation):
        questions = found.case.questionnaire.in_domain(score.domain)
        known = [found.case.rank(q) for q in questions if found.case.rank(q) is not None]
        assert (score.points, score.maximum) == (sum(known), 3 * len(known))
        assert score.unknown == len(questions) - len(known)


@given(any_case)
def test_reasons_are_answers_that_were_given(case):
    found = judge(*case)
    assert set(found.reasons) <= set(found.case.answers)
    assert found.reasons or found.level in ("low", "unsure")


@pytest.mark.parametrize("repeated", ["no", "yes", "unknown"])
def test_every_combination_of_the_first_questions_keeps_to_the_floors(repeated):
    """Exhaustive where the space allows: what was told, seen, feared and asked for."""
    told = ("no", "yes", "unsure")
    demands = ("none", *sorted(DEMANDS))
    for one, two, three, harm, demand in product(told, told, told, told, demands):
        answers = dict(zip(FACT_QUESTIONS, ({one}, {two}, {three}), strict=True))
        answers |= {"self_harm": {harm}, "demands": {demand}, "repeated": {repeated}}
        found = judge("parent", answers)
        expected = "low"
        if is_hint(found) or is_fact(found):
            expected = "some"
        if harm == "unsure" or demand == "private_information":
            expected = "high"
        if is_fact(found) and repeated == "yes":
            expected = "high"
        if harm == "yes" or demand in ("money", "pictures", "meeting"):
            expected = "urgent"
        assert RANKED_LEVELS[rank(found)] == expected, answers
