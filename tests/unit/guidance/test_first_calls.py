"""Whom the first card of a result lets call, in every country: somebody who answers this reader."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.answers.plans import RAISED, answers_for
from tests.support.content.helplines import COUNTRIES, SERVICE, everything
from warning_signs.assessment.answers import settle_answers
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.web.result.result import Result, find_result

HIGH = {"senders": ["several"], "content": ["insults"], "low_mood": ["daily"]}
GROOMED = answers_for([], demands=["pictures", "secrecy"], age=["under_8"])
DYING = [
    answers_for(["self_harm"]),
    answers_for(["told_to_die"]),
    answers_for(["blackmail", "intimate_images"]),
    answers_for([], **HIGH) | {"self_harm": ["unsure"]},
]
NOT_DYING = [
    answers_for([], **HIGH),
    answers_for(["intimate_images"], age=["14_17"]),
    answers_for(["physical"]),
    GROOMED,
]


def result(country: str | None, raw, *, name: str = "parent", language: str = "en") -> Result:
    """What raw answers lead to in a country."""
    return result_with(everything()[country] if country else None, raw, name, language)


def result_with(here: CountryHelplines | None, raw, name="parent", language="en") -> Result:
    """What raw answers lead to where these are the helplines."""
    questionnaire = CONTENT.questionnaires[name]
    answers = settle_answers(questionnaire, raw, CONTENT.rules)
    return find_result(CONTENT, questionnaire, answers, LANGUAGES[language], here)


def own_country(*services) -> CountryHelplines:
    """A file that a site has of its own; the first of these comes first for everybody."""
    listed = [SERVICE | {"id": f"xx_{n}", "phone": f"0{n}"} | one for n, one in enumerate(services)]
    first = dict.fromkeys(("parent", "teacher", "young_person"), "xx_0")
    emergency = SERVICE | {
        "id": "xx_emergency",
        "kind": "emergency",
        "phone": "112",
        "hours": "always",
    }
    tree = {"country": "BE", "languages": ["fr", "en"], "first": first}
    return CountryHelplines.model_validate(tree | {"services": [emergency, *listed]})


def kinds(found: Result) -> list[str]:
    """The kinds of the buttons."""
    return [one.kind for one in found.card.calls]


@pytest.mark.parametrize("name", SCORED)
def test_somebody_on_the_card_answers_day_and_night_and_serves_the_whole_country(name):
    raised = [answers_for([one]) for one in RAISED]
    answers = [*raised, *(raw for raw in (*DYING, *NOT_DYING) if raw not in raised)]
    for country, raw in product(COUNTRIES, answers):
        calls = result(country, raw, name=name).card.calls
        assert any(one.open_day_and_night for one in calls), (country, raw)
        assert not any(one.regional for one in calls), (country, raw)
        assert len(calls) <= 3, (country, raw)


def test_a_name_that_says_where_it_serves_is_marked_as_regional():
    parts = ("(Alberta)", "(British Columbia)", "(Estrie)", "(Scotland)", "(Berlin)", "(Victoria)")
    for country in COUNTRIES:
        for one in everything()[country].services:
            assert one.regional or not one.name.endswith(parts), one.id


@pytest.mark.parametrize("raw", DYING)
def test_a_crisis_line_is_a_button_where_a_life_may_be_at_risk(raw):
    for country in ("GB", "FR", "IE", "US", "DE", "CA"):
        assert "crisis_line" in kinds(result(country, raw)), country


@pytest.mark.parametrize("raw", NOT_DYING)
def test_elsewhere_it_stands_beside_the_step_about_dying(raw):
    for country in ("GB", "FR", "IE", "US", "CA"):
        found = result(country, raw)
        assert "crisis_line" not in kinds(found), country
        if any(step.id == "ask_about_self_harm" for step in found.plan.steps):
            assert found.opens["ask_about_self_harm"].call.kind == "crisis_line"


def test_where_home_may_harm_child_protection_is_a_button():
    raw = answers_for([], **HIGH) | {"circumstances": ["home_may_harm"]}
    for country in ("GB", "FR", "IE", "US"):
        calls = result(country, raw, name="teacher").card.calls
        assert any(one.is_one_of(["child_protection"]) for one in calls), country


def test_an_adult_who_seeks_pictures_is_reported_before_a_line_about_suicide():
    for country, service in {"CA": "ca_cybertip", "US": "us_cybertipline"}.items():
        ids = [one.id for one in result(country, GROOMED).card.calls]
        assert service in ids
        unsure = result(country, GROOMED | {"self_harm": ["unknown"]})
        assert "crisis_line" not in kinds(unsure)


@pytest.mark.parametrize("show", ["parent", "teacher"])
def test_a_sheet_to_hand_over_names_no_service_that_gives_an_answer_away(show):
    questionnaire = CONTENT.questionnaires[show]
    answers = settle_answers(questionnaire, answers_for(["adult_author"]), CONTENT.rules)
    for country in ("GB", "CA", "US"):
        sheet = find_result(
            CONTENT, questionnaire, answers, LANGUAGES["en"], everything()[country], "to_hand_over"
        )
        assert "child_protection" not in kinds(sheet)


def test_the_emergency_number_speaks_of_a_death_only_where_somebody_may_die():
    for flag in ("self_harm", "told_to_die"):
        assert result("GB", answers_for([flag])).card.for_a_life, flag
    at_the_door = answers_for([], demands=["meeting", "private_information"])
    for raw in (answers_for(["violence"]), at_the_door):
        found = result("GB", raw)
        assert "emergency" in kinds(found)
        assert not found.card.for_a_life


@pytest.mark.parametrize(
    ("beside", "first_called"),
    [
        ({"regional": True}, "xx_0"),
        ({"only_for": "sexual_abuse"}, "xx_0"),
        ({"kind": "crisis_line"}, "xx_1"),
    ],
)
def test_beside_a_first_line_in_another_language_only_one_for_everybody_comes_first(
    beside, first_called
):
    here = own_country({"kind": "crisis_line", "languages": ["fr"]}, beside)
    for raw in (answers_for([], **HIGH), answers_for(["physical"])):
        assert result_with(here, raw).card.calls[0].id == first_called, raw


@pytest.mark.parametrize("kind", ["parents_helpline", "crisis_line"])
@pytest.mark.parametrize("special", [{"regional": True}, {"only_for": "sexual_abuse"}])
def test_a_special_line_in_the_reader_s_language_takes_no_place(kind, special):
    here = own_country({"kind": kind, "languages": ["fr"]}, {"kind": kind} | special)
    for raw in (answers_for([], **HIGH), answers_for(["physical"])):
        assert result_with(here, raw).card.calls[0].id == "xx_0", raw
