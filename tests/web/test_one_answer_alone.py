"""One red flag or one fact alone gives a result, by page and by API, and never an error."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tests.support.any_answers import CONTENT, SCORED, answers_to
from tests.support.campaigns import counted, order
from tests.support.examples import WHOLE_PAGES
from tests.support.page_checks import parse
from warning_signs.assessment.alone import fact_values, red_flag_values
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.combined import Named

RED_FLAGS = {
    ("self_harm", "yes"): "self_harm",
    ("demands", "money"): "blackmail",
    ("demands", "pictures"): "blackmail",
    ("demands", "meeting"): "meeting",
    ("content", "threats"): "violence",
    ("content", "told_to_die"): "told_to_die",
    ("content", "blackmail"): "blackmail",
    ("content", "intimate_images"): "intimate_images",
    ("senders", "adult"): "adult_author",
    ("offline_too", "physical"): "physical",
    ("own_posts", "threats"): "violence",
    ("own_posts", "intimate_images"): "intimate_images",
}
"""Every answer that raises a red flag by itself, and the flag."""
FACTS = {
    ("disclosed", "yes"),
    ("told_by_other", "yes"),
    ("messages_seen", "yes"),
    ("demands", "money"),
    ("demands", "meeting"),
    ("demands", "private_information"),
    ("demands", "pictures"),
    ("demands", "secrecy"),
}
LEVELS = ("unsure", "low", "some", "high", "urgent")
BOTH = pytest.mark.parametrize("name", SCORED)
ALL_NO = dict.fromkeys(("disclosed", "told_by_other", "messages_seen"), "no") | {
    "demands": "none",
    "took_part": "none",
}
"""What every further question hangs on, answered with “no” throughout."""


def html_of(client, name: str, raw, **more) -> str:
    """The page that somebody gets who posts raw answers."""
    pairs = [(q, v) for q, values in raw.items() for v in _listed(values)]
    posted = MultiDict([*pairs, *more.items()])
    return client.post(f"/en/{name}/?country=FR", data=posted).text


def by_page(client, name: str, raw, **more):
    """The same page, to be asked with CSS selectors."""
    return parse(html_of(client, name, raw, **more))


def by_api(client, name: str, raw):
    """What a program gets for the same."""
    questions = CONTENT.questionnaires[name].questions
    answers = {
        q: list(_listed(values)) if questions[q].type == "many" else next(iter(_listed(values)))
        for q, values in raw.items()
    }
    return client.post(f"/api/v1/questionnaires/{name}/assessment", json={"answers": answers})


def _listed(values):
    return [values] if isinstance(values, str) else sorted(values)


def level_of(page) -> str | None:
    """The level of a page that is a result."""
    (main,) = page.query("main")
    return main.attrs["data-page"] == "result" and main.attrs["data-level"]


def held(page) -> set[tuple[str, str]]:
    """The answers that a result holds for the next post."""
    return {
        (one.attrs["name"], one.attrs["value"])
        for one in page.query("#again input[type=hidden]")
        if one.attrs["name"] != "version"
    }


def ticked(page) -> set[tuple[str, str]]:
    """What is ticked on a page of questions."""
    return {(one.attrs["name"], one.attrs["value"]) for one in page.query("input[checked]")}


def openers(name: str, question: str) -> set[str]:
    """The questions of which an answer opens this one."""
    questionnaire = CONTENT.questionnaires[name]
    condition = questionnaire.condition_of(questionnaire.questions[question])
    return {one.question for one in condition.any} if condition else set()


@BOTH
def test_these_tests_know_every_red_flag_and_every_fact_of_the_rules(name):
    questionnaire = CONTENT.questionnaires[name]
    for found, known in (
        (red_flag_values(questionnaire, CONTENT.rules), RED_FLAGS),
        (fact_values(questionnaire, CONTENT.rules), FACTS),
    ):
        assert {(q, value) for q, values in found.items() for value in values} == set(known)


@BOTH
@pytest.mark.parametrize("answer", RED_FLAGS, ids="=".join)
def test_one_red_flag_alone_is_urgent_and_is_the_reason(client, name, answer):
    question, value = answer
    page, program = (
        by_page(client, name, {question: value}),
        by_api(client, name, {question: value}),
    )
    assert level_of(page) == "urgent" == program.json["level"]
    assert program.json["flags"] == [RED_FLAGS[answer]]
    assert program.json["reasons"] == [question]
    short = CONTENT.questionnaires[name].questions[question].short.msgid
    assert short in [one.to_text() for one in page.query(".given dt")]
    assert held(page) == {answer}


@BOTH
@pytest.mark.parametrize("answer", sorted(FACTS), ids="=".join)
def test_one_fact_alone_gives_some_at_least(client, name, answer):
    question, value = answer
    program = by_api(client, name, {question: value})
    assert LEVELS.index(level_of(by_page(client, name, {question: value}))) >= 2
    assert LEVELS.index(program.json["level"]) >= 2


@st.composite
def with_danger(draw):
    """Any answers with a red flag among them whose openers were not all answered with “no”."""
    name = draw(st.sampled_from(SCORED))
    raw = draw(answers_to(CONTENT.questionnaires[name]))
    question, value = draw(st.sampled_from(sorted(RED_FLAGS)))
    several = CONTENT.questionnaires[name].questions[question].type == "many"
    raw = raw | {question: (raw.get(question, set()) if several else set()) | {value}}
    if hang_on := sorted(openers(name, question)):
        left = draw(st.sets(st.sampled_from(hang_on), min_size=1))
        raw = {q: values for q, values in raw.items() if q not in left}
    return name, raw, (question, value)


@settings(max_examples=WHOLE_PAGES)
@given(with_danger())
def test_danger_among_any_answers_is_never_lost_nor_refused(app, case):
    name, raw, answer = case
    raw = {q: values for q, values in raw.items() if values}
    client = FlaskClient(app)  # looking at each page as a whole would take minutes
    found = by_api(client, name, raw)
    assert found.status_code == 200, found.text
    assert found.json["level"] == "urgent"
    assert RED_FLAGS[answer] in found.json["flags"] and answer[0] in found.json["reasons"]
    page = html_of(client, name, raw)
    assert 'data-page="result" data-level="urgent"' in page
    assert '<input type="hidden" name="{}" value="{}">'.format(*answer) in page


@st.composite
def without_help_in_it(draw):
    """Any answers without the safety question, and without anything that helps at once."""
    name = draw(st.sampled_from(SCORED))
    raw = draw(answers_to(CONTENT.questionnaires[name]))
    grave = {*RED_FLAGS, *FACTS}
    return name, {
        q: left
        for q, values in raw.items()
        if q != "self_harm" and (left := {v for v in values if (q, v) not in grave})
    }


@settings(max_examples=WHOLE_PAGES)
@given(without_help_in_it())
def test_without_danger_or_fact_the_safety_question_is_asked_for_as_ever(app, case):
    name, raw = case
    client = FlaskClient(app)
    page = html_of(client, name, raw)
    assert 'data-page="step"' in page and '<li><a href="#self_harm">' in page
    kept = re.findall(r'name="(\w+)" value="(\w+)"[^>]*? checked', page)
    assert set(kept) == {(q, value) for q, values in raw.items() for value in values}
    refused = by_api(client, name, raw)
    assert refused.status_code == 422
    assert {"field": "answers.self_harm", "detail": "This question must be answered."} in (
        refused.json["errors"]
    )


@pytest.mark.parametrize("safe", ["no", "unsure", "unknown"])
def test_the_safety_question_without_danger_still_needs_one_other_answer(client, safe):
    assert level_of(by_page(client, "parent", {"self_harm": safe})) is False
    assert by_api(client, "parent", {"self_harm": safe}).status_code == 422


def test_danger_beside_a_bad_field_leaves_only_the_bad_field_to_mend(client):
    answers = {"content": ["told_to_die"], "age": "old"}
    refused = client.post("/api/v1/questionnaires/parent/assessment", json={"answers": answers})
    assert [error["field"] for error in refused.json["errors"]] == ["answers.age"]


# Danger where the question was not opened


FURTHER = sorted(answer for answer in RED_FLAGS if openers("parent", answer[0]))


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_who_says_no_to_all_that_opens_a_question_is_believed(client, name, answer):
    raw = {"self_harm": "no", **ALL_NO, answer[0]: answer[1]}
    assert level_of(by_page(client, name, raw)) in ("unsure", "low")
    assert by_api(client, name, raw).json["flags"] == []


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_one_opener_left_open_or_not_known_is_enough_for_danger_to_count(client, name, answer):
    for opener in openers(name, answer[0]):
        raw = {"self_harm": "no", **ALL_NO, answer[0]: answer[1]}
        questions = CONTENT.questionnaires[name].questions
        not_known = [{opener: "unknown"}] if "unknown" in questions[opener].by_value else []
        del raw[opener]
        for more in ({}, *not_known):
            assert by_api(client, name, raw | more).json["flags"] == [RED_FLAGS[answer]], opener


@pytest.mark.parametrize("part", ["witness", "answered_back"])
def test_any_answer_that_opens_nothing_is_a_no_where_it_is_the_only_opener(client, part):
    raw = {"self_harm": "no", "took_part": [part], "own_posts": ["threats"]}
    assert by_api(client, "parent", raw).json["flags"] == []


def test_of_a_question_that_nothing_opened_only_the_danger_counts(client):
    raw = {"content": ["mockery", "told_to_die", "unknown"], "channels": ["game"], "senders": "one"}
    page = by_page(client, "parent", raw)
    assert held(page) == {("content", "told_to_die")}
    opened = by_page(client, "parent", {"disclosed": "yes", **raw})
    assert {("content", "mockery"), ("channels", "game"), ("senders", "one")} <= held(opened)


@BOTH
@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_danger_in_what_is_asked_further_is_a_hint_unless_it_is_the_childs_own(name, answer):
    questionnaire = CONTENT.questionnaires[name]
    for known, expected in (({}, answer[0] != "own_posts"), ({"disclosed": {"yes"}}, False)):
        raw = {answer[0]: {answer[1]}} | known
        answers = settle_answers(questionnaire, raw, CONTENT.rules)
        case = Case(questionnaire, answers, CONTENT.rules.conditions)
        assert Named(name="hint").holds(case) == expected


@pytest.mark.parametrize("answer", FURTHER, ids="=".join)
def test_what_counts_unopened_is_seen_on_the_questions_and_can_be_taken_back(client, answer):
    """A browser hides a question that nothing opens: this one must not be among them."""
    question, value = answer
    page = by_page(client, "parent", {question: value}, show="questions")
    assert ticked(page) == {answer} and not is_hidden(page, question)
    back = by_page(client, "parent", {question: value} | ALL_NO, show="questions")
    assert {answer, ("disclosed", "no")} <= ticked(back) and is_hidden(back, question)


def is_hidden(page, question: str) -> bool:
    """Whether a question shows only where something opens it."""
    wanted = (q for q in page.query("fieldset") if q.query(f"input[name={question}]"))
    return any(re.search(r"\bask-", one.attrs["class"]) for one in wanted)


# The safety question, once more


def asked_again(page) -> list[tuple[str, str]]:
    """The buttons that answer a question on the result: (value, words)."""
    return [(b.attrs["value"], b.to_text().strip()) for b in page.query("[data-ask] button")]


UNANSWERED = sorted({*RED_FLAGS, *FACTS} - {("self_harm", "yes")})


@BOTH
@pytest.mark.parametrize("answer", UNANSWERED, ids="=".join)
def test_a_result_without_the_safety_question_asks_it_on_its_first_card(client, name, answer):
    page = by_page(client, name, {answer[0]: answer[1]})
    question = CONTENT.questionnaires[name].questions["self_harm"]
    assert asked_again(page) == [(o.value, o.label.msgid) for o in question.options]
    (asked,) = page.query("[data-ask=self_harm]")
    assert question.text.msgid in asked.to_text()
    (card,) = page.query("[data-first]")
    before = card.query("[data-ask], [data-service], [data-advice]")
    assert before[0] is asked, "before whom to call and what to do"


@BOTH
@pytest.mark.parametrize("value", ["no", "yes", "unsure", "unknown"])
def test_each_button_sends_the_same_answers_with_its_own(client, name, value):
    page = by_page(client, name, {"demands": "private_information"})
    (button,) = page.query(f"[data-ask] button[value={value}]")
    assert (button.attrs["form"], button.attrs["name"]) == ("again", "self_harm")
    answered = by_page(client, name, dict([*held(page), ("self_harm", value)]))
    assert held(answered) == {*held(page), ("self_harm", value)}
    assert level_of(answered) == ("urgent" if value == "yes" else "high")
    assert asked_again(answered) == []


def test_enter_shows_the_result_again_and_answers_nothing(client):
    page = by_page(client, "parent", {"demands": "money"})
    buttons = page.query("#again button, button[form=again]")
    submits = [one.attrs for one in buttons if one.attrs.get("type", "submit") == "submit"]
    assert "name" not in submits[0]


@pytest.mark.parametrize("sheet", ["for_me", "to_hand_over", "file_for_me", "sheet"])
def test_the_sheet_asks_nothing(client, sheet):
    posted = {"demands": "money", "show": sheet}
    assert "say goodbye" not in client.post("/en/parent/", data=posted).text
    page = by_page(client, "parent", {"demands": "money"})
    assert "no-print" in page.query("[data-ask]")[0].attrs["class"].split()


def test_an_answer_on_the_result_is_not_counted_again_in_a_campaign(campaign_app):
    order(campaign_app)
    client = campaign_app.test_client()
    address = "/en/c/ligue/parent/"
    visit = parse(client.get(address).text).query("input[name=visit]")[0].attrs["value"]
    result = parse(client.post(address, data={"visit": visit, "demands": "money"}).text)
    assert asked_again(result)
    for value in ("yes", "no"):
        again = dict(held(result)) | {"self_harm": value}
        assert again["visit"] == visit
        assert level_of(parse(client.post(address, data=again).text)) == "urgent"
    assert sum(counted(campaign_app).values()) == 1


# A site’s own questionnaire


CAMP = """\
id: camp
version: 1
audience: parent
title: What have you noticed at the camp?
intro: Think of the last week.
asked_when:
  told: {any: [{question: told_us, values: [weekly, daily]}]}
sections:
  - id: signs
    title: What you have noticed
    questions:
      - id: self_harm
        type: one
        required: true
        sensitive: true
        text: Did they say that they want to die or to hurt themself?
        short: Wanting to die
        options:
          - {value: 'no', label: 'No'}
          - {value: 'yes', label: 'Yes'}
          - {value: unsure, label: Not sure}
          - {value: unknown, neutral: true, label: I don’t know}
      - id: messages_seen
        type: one
        text: Did you see such messages?
        short: Messages
        options: [{value: 'no', label: 'No'}, {value: 'yes', label: 'Yes'}]
      - {id: told_us, type: frequency, domain: school, text: Did they tell us?, short: Told us}
      - id: senders
        type: one
        asked_when: told
        text: Who is it?
        short: Who
        options:
          - {value: one, label: One child}
          - {value: adult, sensitive: true, label: An adult}
"""


@pytest.fixture
def camp(make_app, tmp_path):
    """Fetches pages of a site that has a questionnaire of its own, with danger in a follow-up."""
    (tmp_path / "camp.yaml").write_text(CAMP, encoding="utf-8")
    return make_app({"WARNING_SIGNS_CONTENT": str(tmp_path)}).test_client()


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ({"self_harm": "yes"}, "urgent"),
        ({"messages_seen": "yes"}, "some"),
        ({"senders": "adult"}, "urgent"),
        ({"senders": "adult", "told_us": "unknown"}, "urgent"),
        ({"senders": "adult", "told_us": "never"}, False),
        ({"senders": "one"}, False),
        ({"messages_seen": "no"}, False),
    ],
    ids=str,
)
def test_a_questionnaire_of_a_sites_own_helps_as_early_as_ours(camp, raw, level):
    assert level_of(by_page(camp, "camp", raw)) == level
    found = camp.post("/api/v1/questionnaires/camp/assessment", json={"answers": raw})
    assert found.json.get("level", False) == level and found.status_code in (200, 422)
    if level and "self_harm" not in raw:
        assert len(asked_again(by_page(camp, "camp", raw))) == 4


def resolved(document, schema):
    """A schema itself, where it stands as a reference."""
    return document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]


def test_the_description_of_the_api_says_that_one_grave_answer_is_enough(client):
    document = client.get("/api/v1/openapi.json").json
    body = document["paths"]["/api/v1/questionnaires/parent/assessment"]["post"]["requestBody"]
    schema = resolved(document, body["content"]["application/json"]["schema"])
    schema = resolved(document, schema["properties"]["answers"])
    wanted = [one["required"] for one in schema["anyOf"]]
    alone = {question for question, _value in {*RED_FLAGS, *FACTS}}
    assert wanted[0] == ["self_harm"] and {q for (q,) in wanted[1:]} == alone
    shown = client.get("/api/v1/questionnaires/parent").json["sections"]
    required = [q["id"] for part in shown for q in part["questions"] if q["required"]]
    assert required == ["self_harm"]
