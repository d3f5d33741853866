"""The paper form: all that the site asks, and a key that comes to the level that the site gives."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, SCORED, answers_to
from tests.support.answers.paper_scorer import PaperScorer, words
from tests.support.content.overrides import own, valid
from tests.support.pages.checks import parse
from tools.lib.cases import read_cases
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.assessment.decisive_values import red_flag_values
from warning_signs.content.loading.overrides import add_overrides

RULES = CONTENT.rules
CASES = {case.id: case for case in read_cases() if case.level}
LANGUAGES = ("en", "fr")
ALL = pytest.mark.parametrize("name", CONTENT.questionnaires)
ALL_SCORED = pytest.mark.parametrize("name", SCORED)
any_case = st.sampled_from(SCORED).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
)


@lru_cache
def printed(app, name: str, language: str = "en", size: str = ""):
    """The page of a paper form, in France."""
    return parse(app.test_client().get(f"/{language}/{name}/paper/{size}?country=FR").text)


@lru_cache
def paper_scorer(app, name: str) -> PaperScorer:
    """Somebody who has the form in English."""
    return PaperScorer(printed(app, name))


def by_hand(app, name: str, raw, content=CONTENT) -> str:
    """The level that somebody with a pencil comes to."""
    questions = content.questionnaires[name].questions
    labels = {}
    for question, values in raw.items():
        options = [questions[question].by_value[value] for value in values]
        telling = [option for option in options if not option.neutral]
        labels[question] = {option.label.msgid for option in telling or options}
    hand = paper_scorer(app, name)
    return hand.level(hand.tick(labels))


def by_the_site(name: str, raw, content=CONTENT) -> str:
    """The level that the site gives."""
    questionnaire = content.questionnaires[name]
    return assess(questionnaire, RULES, settle_answers(questionnaire, raw, RULES)).level


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_known_case_has_the_same_level_by_hand(app, case):
    given_answers = case.all_answers(CONTENT.questionnaires[case.questionnaire])
    raw = {q: {v} if isinstance(v, str) else set(v) for q, v in given_answers.items()}
    assert by_hand(app, case.questionnaire, raw) == by_the_site(case.questionnaire, raw)


@given(any_case)
def test_any_answers_have_the_same_level_by_hand(app, case):
    assert by_hand(app, *case) == by_the_site(*case)


@ALL_SCORED
def test_danger_where_nothing_was_to_be_answered_counts_by_hand_as_on_the_site(app, name):
    questionnaire = CONTENT.questionnaires[name]
    no = {fact: {"no"} for fact in ("disclosed", "told_by_other", "messages_seen")}
    no |= {"demands": {"none"}, "took_part": {"none"}}
    not_known = {"demands": {"unknown"}, "took_part": {"unknown"}}
    for question, values in red_flag_values(questionnaire, RULES).items():
        if not questionnaire.questions[question].asked_when:
            continue
        for value in values:
            for openers, urgent in (({}, True), (no, False), (no | not_known, True)):
                raw = openers | {question: {value}}
                assert by_hand(app, name, raw) == by_the_site(name, raw), raw
                assert (by_the_site(name, raw) == "urgent") == urgent, raw


@given(st.sampled_from(SCORED), st.data())
def test_signs_alone_have_the_same_level_by_hand(app, name, data):
    frequency = st.sampled_from(sorted(o.value for o in RULES.frequency.options))
    signs = [sign.id for sign in CONTENT.questionnaires[name].signs]
    raw = data.draw(st.fixed_dictionaries({s: frequency.map(lambda v: {v}) for s in signs}))
    assert by_hand(app, name, raw) == by_the_site(name, raw)


def test_a_form_without_signs_has_the_same_level_by_hand(make_app):
    app = make_app(own("added_without_signs"))
    content = add_overrides(CONTENT, valid("added_without_signs"))
    questions = content.questionnaires["bus"].questions
    levels = set()
    for values in product(*(question.by_value for question in questions.values())):
        raw = {question: {value} for question, value in zip(questions, values, strict=True)}
        assert by_hand(app, "bus", raw, content) == by_the_site("bus", raw, content), raw
        levels.add(by_the_site("bus", raw, content))
    assert levels == {"unsure", "some", "high", "urgent"}


@ALL_SCORED
def test_every_rule_that_can_hold_stands_in_the_key(app, name):
    page = printed(app, name)
    shown = {one.attrs["data-rule"] for one in page.query("[data-rule]")}
    assert shown == {rule.id for rule in (*RULES.flags, *RULES.floors, *RULES.bands)}
    for band in RULES.bands:
        (line,) = page.query(f"[data-rule={band.id}] > div")
        assert re.findall(r"\d+", words(line)) == [str(band.points)]


@ALL_SCORED
def test_the_points_are_those_of_the_rules(app, name):
    lines = printed(app, name).query("tr[data-sign]")
    assert len(lines) == sum(
        q.type == "frequency" for q in CONTENT.questionnaires[name].questions.values()
    )
    wanted = ["?" if o.points is None else str(o.points) for o in RULES.frequency.options]
    for line in lines:
        assert [words(cell) for cell in line.query("td")] == wanted


@ALL_SCORED
def test_taking_part_is_counted_apart(app, name):
    first, apart = printed(app, name).query(".count")
    taking_part = {one.id for one in CONTENT.questionnaires[name].in_domain("participation")}
    assert {line.attrs["data-sign"] for line in apart.query("tr[data-sign]")} == taking_part
    assert not taking_part & {one.attrs["data-sign"] for one in first.query("tr[data-sign]")}


@ALL_SCORED
def test_the_key_names_the_same_boxes_and_numbers_in_every_language(app, name):
    english, french = (
        {
            rule.attrs["data-rule"]: (
                [words(box) for box in rule.query("div b[dir=ltr]")],
                re.findall(r"\b\d+\b", words(rule.query("div")[0])),
            )
            for rule in printed(app, name, language).query("[data-rule]")
        }
        for language in LANGUAGES
    )
    assert english == french


@ALL
@pytest.mark.parametrize("size", ["", "large/"])
def test_it_asks_all_that_the_site_asks_in_the_same_order(app, name, size):
    asked = printed(app, name, size=size).query(".q[data-question]")
    questions = CONTENT.questionnaires[name].questions
    assert [one.attrs["data-question"] for one in asked] == list(questions)
    for element in asked:
        question = questions[element.attrs["data-question"]]
        assert " ".join(question.text.msgid.split()) in words(element)
        labels = [words(option).split(" ", 1)[1] for option in element.query(".boxes li")]
        assert labels == [" ".join(option.label.msgid.split()) for option in question.options]


@ALL_SCORED
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_where_it_asks_about_danger(app, name, language):
    page = printed(app, name, language)
    (help_at_once,) = page.query(".q[data-question=self_harm] .danger")
    kinds = [one.attrs["data-at-once"] for one in help_at_once.query("[data-at-once]")]
    assert kinds == ["emergency", "crisis_line"]
    assert "112" in words(help_at_once) and "3114" in words(help_at_once)


def test_a_line_that_is_texted_says_so(client):
    page = parse(client.get("/en/parent/paper/?country=GB").text)
    assert "Text SHOUT to 85258" in words(page.query(".lines")[0])


@ALL
def test_nothing_can_be_typed_into_it_and_no_name_is_asked_for(app, name):
    page = printed(app, name)
    assert not page.query("main form, main input, main textarea")
    assert "Do not write the child’s name" in words(page.query("main")[0])


def test_each_thing_that_a_household_lacks_has_its_small_step(app, client):
    steps = printed(app, "family").query("[data-step]")
    result = parse(client.post("/en/family/?country=FR", data={"we_talk": "unknown"}).text)
    assert len(steps) == len(CONTENT.questionnaires["family"].questions)
    for on_paper, on_the_site in zip(steps, result.query(".week li"), strict=True):
        assert words(on_paper).endswith(words(on_the_site))


def test_the_code_to_scan_needs_an_address_that_the_operator_stands_behind(client, make_app):
    made_up = client.get("/en/parent/paper/", base_url="https://evil.example").text
    assert "evil.example" not in made_up and not parse(made_up).query("svg.qr")
    ours = make_app({"PUBLIC_URL": "https://signs.example.org/"}).test_client()
    page = parse(ours.get("/fr/teacher/paper/?country=BE").text)
    assert page.query("svg.qr")
    assert words(page.query(".online b")[0]) == "https://signs.example.org/fr/teacher/?country=BE"


@pytest.mark.parametrize("size", ["", "large/"])
@ALL
def test_from_right_to_left_the_boxes_keep_their_names(arabic_app, name, size):
    page = parse(arabic_app.test_client().get(f"/ar/{name}/paper/{size}?country=MA").text)
    assert page.query("html")[0].attrs["dir"] == "rtl"
    for box in page.query("main b"):
        if re.fullmatch(r"\d+[a-z]|[a-z]", words(box)):
            assert box.attrs.get("dir") == "ltr"


def test_there_is_no_form_of_what_is_not_asked(client):
    assert client.get("/en/nobody/paper/").status_code == 404
    assert client.get("/en/parent/paper/huge/").status_code == 404


def test_the_page_on_the_method_leads_to_every_form(client):
    page = parse(client.get("/fr/method/?country=FR").text)
    found = {link.attrs["href"] for link in page.query("main a[href]")}
    assert {f"/fr/{name}/paper/?country=FR" for name in CONTENT.questionnaires} <= found
