"""The rules that always hold, for every questionnaire and for any answers at all."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to, known_signs
from tests.support.answers.rules_told_again import (
    CORE,
    DEMANDS,
    FACT_QUESTIONS,
    at_least,
    expected_level,
    has,
    is_fact,
    is_hint,
    is_target,
    judge,
    rank,
    takes_part,
)
from warning_signs.assessment.assess import Assessment
from warning_signs.content.models.base import RANK, RANKED_LEVELS
from warning_signs.guidance.advise import advise

any_case = st.sampled_from(SCORED).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
)


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
    for other in ("no", "unsure", "unknown"):
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
        "adult_author": has(found, "senders", "adult")
        or (
            has(found, "demands", "meeting", "secrecy")
            and has(found, "adult_is", "family", "school_or_club", "stranger")
        ),
        "physical": has(found, "offline_too", "physical"),
    }
    assert set(found.flags) == {flag for flag, raised in expected.items() if raised}
    assert (found.level == "urgent") == any(expected.values())


@given(st.sampled_from(SCORED), st.data())
def test_signs_alone_are_never_urgent(name, data):
    answers = data.draw(known_signs(CONTENT.questionnaires[name])) | {"change": {"sudden"}}
    assert judge(name, answers).level != "urgent"


def follows_the_definitions(found) -> None:
    """Compare what rules.yaml says of a fact and of the child’s part with the same told again."""
    expected = {
        "fact": is_fact(found),
        "hint": is_hint(found),
        "target": is_target(found),
        "takes_part": takes_part(found),
    }
    for name, holds in expected.items():
        assert (found.case.named_reasons(name) is not None) == holds, (name, found.case.answers)


@given(any_case)
def test_what_is_known_of_the_child_s_part_follows_the_definitions(case):
    follows_the_definitions(judge(*case))


@pytest.mark.parametrize("content", ["insults", "impersonation", "threats"])
def test_every_part_with_every_way_of_knowing_follows_the_definitions(content):
    parts = ("forwarded", "posted", "answered_back", "witness", "accused")
    took = [set(some) for n in range(len(parts) + 1) for some in combinations(parts, n)]
    known = ("no", "yes", "unsure", "unknown")
    for took_part, told, saw, demand in product(took, known, known, ("none", "secrecy")):
        answers = {"took_part": took_part, "disclosed": {told}, "messages_seen": {saw}}
        answers |= {"demands": {demand}, "content": {content}}
        follows_the_definitions(judge("parent", answers))


@given(any_case)
def test_the_level_is_the_highest_that_a_rule_or_the_points_ask_for(case):
    found = judge(*case)
    assert RANKED_LEVELS[rank(found)] == expected_level(found)


@pytest.mark.parametrize("known", [{}, {"disclosed": {"yes"}}, {"disclosed": {"unsure"}}], ids=str)
def test_every_combination_of_what_is_asked_further_keeps_to_the_rules(known):
    """Exhaustive, since answers at random rarely meet what a single rule asks for."""
    further = {
        "content": ({"insults"}, {"hate"}),
        "channels": ({"game"}, {"game", "email"}, {"game", "unknown"}),
        "senders": ({"one"}, {"several"}, {"close"}),
        "repeated": ({"no"}, {"yes"}, {"unknown"}),
        "offline_too": ({"no"}, {"left_out"}),
        "age": ({"under_8"}, {"8_10"}),
        "circumstances": ({"none"}, {"disability"}),
        "aches": ({"rarely"}, {"weekly"}),
    }
    for answers in product(*further.values()):
        found = judge("parent", known | dict(zip(further, answers, strict=True)))
        assert RANKED_LEVELS[rank(found)] == expected_level(found), found.case.answers


@given(any_case)
def test_unsure_means_too_little_known_and_nothing_more_than_low(case):
    found = judge(*case)
    questionnaire = found.case.questionnaire
    hidden = "screen" if questionnaire.id == "teacher" else ""
    expected = [sign for sign in questionnaire.signs if sign.domain != hidden]
    unknown = sum(found.case.rank(sign) is None for sign in expected)
    core = [questionnaire.questions[sign] for sign in CORE[questionnaire.id]]
    core_unknown = sum(found.case.rank(sign) is None for sign in core)
    little = unknown * 2 >= len(expected) or core_unknown >= 2
    assert (found.level == "unsure") == (little and rank(found) == 0)


@given(any_case)
def test_not_knowing_about_self_harm_is_no_floor_and_lowers_nothing(case):
    name, answers = case
    levels = {judge(name, {**answers, "self_harm": {value}}).level for value in ("no", "unknown")}
    left_open = {q: values for q, values in answers.items() if q != "self_harm"}
    assert levels == {judge(name, left_open).level}


@pytest.mark.parametrize(
    "answers",
    [
        {"self_harm": {"unknown"}, "disclosed": {"yes"}},
        {"self_harm": {"unknown"}, "school_avoidance": {"daily"}},
        {"self_harm": {"no"}, "low_mood": {"daily"}},
    ],
    ids=str,
)
@pytest.mark.parametrize("name", SCORED)
def test_from_some_upwards_the_page_asks_about_thoughts_of_dying(name, answers):
    found = judge(name, answers)
    assert at_least("some", found)
    assert "ask_about_self_harm" in {step.id for step in advise(CONTENT.catalogue, found)}


@given(any_case)
def test_who_is_only_accused_is_never_spoken_of_as_an_author(case):
    found = judge(*case)
    if has(found, "took_part", "accused") and not has(found, "took_part", "forwarded", "posted"):
        words = found.involvement.text.msgid
        assert "may be taking part" not in words and "may have taken part" not in words
        if has(found, "content", "impersonation"):
            assert "A fake account may be the reason" in found.involvement.title.msgid


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
    told = ("no", "yes", "unsure", "unknown")
    demands = ("none", *sorted(DEMANDS))
    for one, two, three, harm, demand in product(told, told, told, told, demands):
        answers = dict(zip(FACT_QUESTIONS, ({one}, {two}, {three}), strict=True))
        answers |= {"self_harm": {harm}, "demands": {demand}, "repeated": {repeated}}
        found = judge("parent", answers)
        expected = "low"
        if is_hint(found) or is_fact(found):
            expected = "some"
        if harm == "unsure" or demand in ("private_information", "secrecy"):
            expected = "high"
        if is_fact(found) and repeated == "yes":
            expected = "high"
        if harm == "yes" or demand in ("money", "pictures", "meeting"):
            expected = "urgent"
        assert RANKED_LEVELS[rank(found)] == expected, answers


@pytest.mark.parametrize("name", SCORED)
@pytest.mark.parametrize("band", CONTENT.rules.bands, ids=lambda band: band.id)
def test_a_band_begins_at_its_points_and_not_before(name, band):
    """The points are spread over all signs, the last first, since a floor counts grave ones."""
    signs = [sign.id for sign in CONTENT.questionnaires[name].signs if sign.id != "injuries"][::-1]

    def judged_with(points: int) -> Assessment:
        each, more = divmod(points, len(signs))
        spread = {sign: each + (number < more) for number, sign in enumerate(signs)}
        by_points = {0: "never", 1: "rarely", 2: "weekly"}
        answers = {sign: {by_points[worth]} for sign, worth in spread.items()}
        return judge(name, {**answers, "self_harm": {"no"}, "disclosed": {"no"}})

    assert judged_with(band.points).level == band.level
    assert rank(judged_with(band.points - 1)) < rank(judged_with(band.points))
