"""The words of a result: short in both master languages, each with a reason to stand there."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from random import Random

import pytest
from babel.messages.pofile import read_po

from tests.support.any_answers import CONTENT, SCORED
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.assessment.preparedness import assess_preparedness
from warning_signs.content.models.advice import Advice
from warning_signs.content.models.text import Text
from warning_signs.guidance.plan import Plan, make_plan
from warning_signs.paths import TRANSLATIONS

ADVICE = CONTENT.catalogue.advice
MOST = {"title": 7, "line": 16, "first": 9}
"""Words in English."""

MOST_IN_FRENCH = {"title": 8, "line": 16, "first": 9}
TITLE_SIGNS = 48
HOW = 60

NOTHING = {"no", "none", "nothing", "never", "unknown"}
"""Values that tell nothing, or that nothing is wrong."""


def words(text: str) -> int:
    """How many words somebody reads; French puts a space before some signs."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


@cache
def french() -> dict[tuple[str | None, str], str]:
    """The French of every text that is translated, by context and English."""
    with (TRANSLATIONS / "fr/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)
    return {(one.context, one.id): one.string for one in catalogue if isinstance(one.id, str)}


def in_french(text: Text) -> str:
    """Empty where it is not translated yet: another test asks for that."""
    return french().get((text.context, text.msgid)) or ""


def plan_for(name: str, raw, *, edition="everything", **reader) -> Plan:
    """The plan that raw answers to the questionnaire of this name lead to."""
    questionnaire = CONTENT.questionnaires[name]
    find = assess if questionnaire.scored else assess_preparedness
    answers = settle_answers(questionnaire, raw, CONTENT.rules)
    found = find(questionnaire, CONTENT.rules, answers)
    return make_plan(CONTENT.catalogue, found, edition=edition, **reader)


def forms(advice: Advice):
    """Everything of the advice that can stand as a step: itself, its variants, the sheet’s."""
    sheets = [one.on_sheet for one in advice.variants if one.on_sheet]
    return [advice, *advice.variants, *sheets]


@cache
def many_cases():
    """(questionnaire, answers) of many readers, among them some who tick nearly everything."""
    draw = Random(2013)  # noqa: S311 - a sample that is the same every time, no secret
    cases = []
    for _ in range(1500):
        questionnaire = draw.choice(list(CONTENT.questionnaires.values()))
        answered, most = draw.choice((0.2, 0.5, 0.95)), draw.choice((1, 3, 14))
        raw = {
            question.id: draw.sample(
                sorted(question.by_value),
                draw.randint(1, min(most, len(question.by_value)))
                if question.type == "many"
                else 1,
            )
            for question in questionnaire.questions.values()
            if draw.random() < answered
        }
        cases.append((questionnaire.id, raw))
    return cases


@pytest.mark.parametrize("advice", ADVICE, ids=lambda advice: advice.id)
def test_titles_and_lines_are_short_in_english_and_french(advice):
    for form, key in product(forms(advice), MOST):
        text = getattr(form, key, None)
        if text is None:
            continue
        assert words(text.msgid) <= MOST[key], text.msgid
        assert words(in_french(text)) <= MOST_IN_FRENCH[key], in_french(text)
        if key == "title":
            assert len(text.msgid) <= TITLE_SIGNS, text.msgid
            assert len(in_french(text)) <= TITLE_SIGNS, in_french(text)


def test_how_to_do_it_is_short_whatever_holds_together():
    for name, raw in many_cases():
        for edition in ("everything", "to_hand_over"):
            for step in plan_for(name, raw, edition=edition, foreign_language=True).every_step:
                for read in (lambda text: text.msgid, in_french):
                    said = [read(line.text) for line in step.how]
                    assert sum(map(words, said)) <= HOW, (step.id, said)


def test_no_result_says_the_same_sentence_twice():
    for name, raw in many_cases():
        for edition in ("everything", "to_hand_over"):
            steps = plan_for(name, raw, edition=edition).every_step
            lines = (line.text for step in steps for line in step.how)
            said = Counter(text.msgid for text in (*(s.title for s in steps), *lines))
            said.update(step.line.msgid for step in steps)
            assert not [text for text, times in said.items() if times > 1], raw


def test_what_the_child_did_and_what_a_level_means_is_said_in_few_words():
    for one in (*CONTENT.rules.roles, *CONTENT.rules.levels):
        assert words(one.text.msgid) <= 25, one.text.msgid
        assert words(in_french(one.text)) <= 25, in_french(one.text)


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


def starts_for(name: str, question: str):
    """Answers to all other questions, under which one answer to this one may change the plan."""
    signs = [sign.id for sign in CONTENT.questionnaires[name].signs if sign.id != question]
    on_the_brink = {sign: ["rarely"] for sign in signs[-5:]}  # one point below the next level
    for start in (*STARTS, on_the_brink):
        yield {**QUIET[name], **start}
        yield start


def advised(name: str, raw) -> tuple:
    """What the result advises: steps, what they say and how, and kinds of help."""
    return tuple(
        (one.id, one.title, one.line, one.how, one.horizon, one.services)
        for one in plan_for(name, raw).every_step
    )


@pytest.mark.parametrize(
    ("name", "question", "value"),
    [
        (name, question.id, value)
        for name in SCORED
        for question in CONTENT.questionnaires[name].questions.values()
        for value in question.by_value
        if value not in NOTHING
    ],
)
def test_each_answer_changes_what_is_advised(name, question, value):
    for start in starts_for(name, question):
        open_one = {key: values for key, values in start.items() if key != question}
        if advised(name, open_one) != advised(name, {**open_one, question: [value]}):
            return
    pytest.fail("No result is another one because of this answer")


@pytest.mark.parametrize(
    "question", CONTENT.questionnaires["family"].questions, ids=lambda question: question
)
def test_what_is_in_place_at_home_is_not_advised_again(question):
    assert advised("family", {}) != advised("family", {question: ["yes"]})


BY_FAMILY = {**FACT, "senders": ["adult"], "adult_is": ["family"], "repeated": ["yes"]}
BY_FAMILY |= {"channels": ["phone", "social", "email"], "content": ["impersonation", "insults"]}
AT_SCHOOL = {**BY_FAMILY, "adult_is": ["school_or_club"]}


@pytest.mark.parametrize("edition", ["everything", "to_hand_over"])
@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_an_adult_of_the_family_notices_nothing(name, edition):
    steps = {step.id: step for step in plan_for(name, BY_FAMILY, edition=edition).every_step}
    said = {id_: f"{step.title.msgid} {step.line.msgid}" for id_, step in steps.items()}
    assert "Report and block nothing for now" in said["suspend_and_report"]
    assert "Change no password for now" in said["secure_account"]
    assert "unblocked for now" in said["change_number"]
    assert "police before the provider" in said["inform_operator"]


@pytest.mark.parametrize("answers", [BY_FAMILY, AT_SCHOOL], ids=["family", "school"])
def test_no_letter_to_the_school_where_it_may_reach_this_adult(answers):
    steps = {step.id: step for step in plan_for("parent", answers).every_step}
    assert steps["alert_circle"].letter is None
    assert "school" not in steps["alert_circle"].line.msgid


def test_a_blackmailer_is_blocked_last():
    answers = {**FACT, "demands": ["money"], "channels": ["social", "phone"]}
    steps = {step.id: step for step in plan_for("parent", answers).every_step}
    assert "last" in steps["suspend_and_report"].title.msgid
    assert "unblocked" in steps["change_number"].title.msgid


def test_nobody_is_asked_to_tell_who_did_not_answer_when_asked():
    raw = {"low_mood": ["daily"], "withdrawal": ["daily"], "circumstances": ["will_not_talk"]}
    talk = next(s for s in plan_for("parent", raw).every_step if s.id == "invite_to_talk")
    assert "without asking again" in talk.title.msgid
    assert any("write to" in line.text.msgid for line in talk.how)
