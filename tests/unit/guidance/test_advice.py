"""Advice: each piece, variant and line is reached, each with its reason, and none contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from tests.support.answers.plans import SAW_IT, anything, steps_for, texts_of
from tools.lib.cases import read_cases
from warning_signs.assessment.answers import settle_answers
from warning_signs.content.models.advice import Advice
from warning_signs.content.models.questionnaire import Question
from warning_signs.guidance.advise import Step

CATALOGUE = CONTENT.catalogue
SCREENSHOT = "screenshot"
COUNTRIES = (None, "FR", "US", "AU")


def results_of(names) -> st.SearchStrategy[tuple[str, dict[str, set[str]], bool]]:
    """One of these questionnaires, any answers, and whether the language is foreign there."""
    return st.sampled_from(list(names)).flatmap(
        lambda name: st.tuples(
            st.just(name), answers_to(CONTENT.questionnaires[name]), st.booleans()
        )
    )


any_result = results_of(CONTENT.questionnaires)

SELDOM_TOGETHER = [
    # young people who set one another tasks, and a child who may want to die
    ("parent", {"messages_seen": ["yes"], "demands": ["secrecy"], "senders": ["several"],
                "channels": ["messaging"], "repeated": ["yes"], "self_harm": ["unsure"]}),
    # a rumour that must not reach home, and a school that only laughs
    ("teacher", {"disclosed": ["yes"], "content": ["rumours"], "channels": ["messaging"],
                 "repeated": ["yes"], "self_harm": ["no"], "done": ["school"],
                 "no_help": ["school"], "circumstances": ["home_may_harm"]}),
    # a home that may harm, and somebody there who must notice nothing
    ("teacher", {"messages_seen": ["yes"], "took_part": ["witness"], "repeated": ["yes"],
                 "circumstances": ["home_may_harm"]}),
    ("teacher", {"injuries": ["weekly"], "circumstances": ["home_may_harm"]}),
    ("parent", {"demands": ["secrecy"], "content": ["stalking", "impersonation"]}),
    ("parent", {"demands": ["secrecy"], "adult_is": ["family"], "channels": ["web"],
                "done": ["blocked", "saved"]}),
    # at school
    ("teacher", {"senders": ["adult"], "adult_is": ["school_or_club"], "done": ["school"]}),
    ("teacher", {"messages_seen": ["yes"], "content": ["stalking"]}),
    ("teacher", {"messages_seen": ["unsure"], "took_part": ["accused"]}),
    ("parent", {"took_part": ["accused"], "own_posts": ["threats"], "done": ["school"]}),
    ("parent", {"content": ["threats"], "offline_too": ["physical"]}),
    # pictures, and what was done about them
    ("parent", {"demands": ["pictures"], "channels": ["email"], "done": ["reported", "blocked"]}),
    ("parent", {"demands": ["pictures"], "done": ["blocked"]}),
    ("parent", {"demands": ["private_information"], "content": ["intimate_images"],
                "picture": ["spreading"], "done": ["reported"]}),
    ("parent", {"content": ["intimate_images"], "picture": ["taken_secretly"]}),
    ("teacher", {"content": ["intimate_images"], "picture": ["taken_secretly"]}),
    ("parent", {"content": ["intimate_images"], "picture": ["made_up"]}),
    ("parent", {"demands": ["money"], "content": ["private_details"], "done": ["reported"]}),
    # a child who does not speak and looks scared at the screen
    ("parent", {"device_jumpy": ["daily"], "circumstances": ["will_not_talk"]}),
]  # fmt: skip
"""What many answers drawn by chance bring together late or never."""


def known_cases() -> Iterator[tuple[Step, ...]]:
    """The advice of what somebody wrote down, in every country that changes it."""
    for name, raw in SELDOM_TOGETHER:
        yield steps_for(name, raw)
    for case, country in product(read_cases(), (*COUNTRIES, "CA", "GB", "IE")):
        answers = case.all_answers(CONTENT.questionnaires[case.questionnaire])
        raw = {q: [one] if isinstance(one, str) else one for q, one in answers.items()}
        yield steps_for(case.questionnaire, raw, country=country)


def drawn_cases() -> Iterator[tuple[Step, ...]]:
    """The advice of many answers."""
    draw = Random(2013)  # noqa: S311 - a sample that is the same every time, no secret
    for _ in range(5000):
        questionnaire = draw.choice(list(CONTENT.questionnaires.values()))
        calm, answered = draw.random() < 0.2, draw.choice((0.15, 0.5, 0.95))
        raw = {
            q.id: _calm(draw, q) if calm else anything(draw, q)
            for q in questionnaire.questions.values()
            if draw.random() < answered
        }
        if not calm and draw.random() < 0.2:
            raw |= SAW_IT
        foreign, country = draw.random() < 0.2, draw.choice(COUNTRIES)
        yield steps_for(questionnaire.id, raw, foreign=foreign, country=country)


def texts_to_reach(advice: Advice) -> set[str]:
    """Each text that only some answers bring up: those of its variants and its added lines; and
    those of an advice that has neither, which is shown or not.
    """
    wordings = ({one.title, one.line, one.first, *(one.how or ())} for one in advice.variants)
    added = (part.how for part in advice.parts)
    some = {text.msgid for text in chain(*wordings, *added) if text}
    return some or {advice.title.msgid}


def never_shown() -> dict[str, set[str]]:
    """By the id of an advice the texts of it that no answers brought up.

    The search ends once nothing is left: no answers are drawn in vain after that.
    """
    left = {one.id: texts_to_reach(one) for one in CATALOGUE.advice}
    for steps in chain(known_cases(), drawn_cases()):
        for step in steps:
            if missing := left.get(step.id):
                missing.difference_update(texts_of(step))
                if not missing:
                    del left[step.id]
        if not left:
            break
    return left


def _calm(draw: Random, question: Question) -> list[str]:
    """What somebody answers who noticed next to nothing: signs at most once or twice, no facts."""
    rare = ["never"] * 9 + ["rarely"] if question.type == "frequency" else []
    quiet = rare or [v for v in ("no", "none", "nothing", "unknown") if v in question.by_value]
    return [draw.choice(quiet or sorted(question.by_value))]


def test_every_advice_with_every_variant_and_every_added_line_is_reached_by_some_answers():
    assert never_shown() == {}


def test_every_recommendation_of_the_document_is_carried_out():
    carried_out = {number for advice in CATALOGUE.advice for number in advice.recommendations}
    document = [f"G{i}" for i in range(1, 5)] + [f"C{i}" for i in range(1, 13)]
    assert [one.id for one in CATALOGUE.recommendations] == document
    assert set(document) == carried_out


@given(any_result)
def test_each_shown_advice_names_answers_that_were_given(result):
    name, raw, foreign = result
    given_answers = settle_answers(CONTENT.questionnaires[name], raw, CONTENT.rules)
    for step in steps_for(name, raw, foreign=foreign):
        assert set(step.reasons) <= set(given_answers)


@given(any_result)
def test_no_two_shown_texts_contradict_each_other(result):
    name, raw, foreign = result
    steps = {step.id for step in steps_for(name, raw, foreign=foreign)}
    for advice in CATALOGUE.advice:
        assert advice.id not in steps or not steps.intersection(advice.conflicts)


@given(results_of(SCORED))
def test_with_intimate_pictures_nothing_asks_for_a_picture_of_the_screen(result):
    name, raw, foreign = result
    raw = {**raw, "disclosed": {"yes"}, "content": {"intimate_images"}}
    for step in steps_for(name, raw, foreign=foreign):
        for text in texts_of(step):
            assert SCREENSHOT not in text.lower(), (step.id, text)


@given(any_result)
def test_teachers_read_of_pupils_and_parents_of_their_child(result):
    name, raw, foreign = result
    wrong = "your child" if CONTENT.questionnaires[name].audience == "teacher" else "the pupil"
    for step in steps_for(name, raw, foreign=foreign):
        for text in texts_of(step):
            assert wrong not in text.lower(), (step.id, text)


def test_the_reason_for_advice_on_a_flag_is_the_answer_that_raised_it():
    raw = {"self_harm": {"no"}, "demands": {"money"}, "low_mood": {"daily"}}
    steps = {step.id: step for step in steps_for("parent", raw)}
    assert steps["pay_nothing"].reasons == ("demands",)
