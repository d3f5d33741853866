"""Whose lines a page shows: in the reader’s language, of their place, and for what was answered."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.plans import answers_for
from tests.support.content.helplines import COUNTRIES, everything
from tests.unit.guidance.test_first_calls import HIGH, result
from warning_signs.guidance.helplines import ON_TOP, choose_helplines
from warning_signs.i18n.languages import LANGUAGES

READERS = ("parent", "teacher", "young_person")
SEVERAL = [one for one in COUNTRIES if len(everything()[one].languages) > 1]


def found(country, reader, language, *, every_language=False):
    return choose_helplines(
        everything()[country],
        everything()["001"],
        reader,
        language,
        ON_TOP,
        adults=reader != "young_person",
        every_language=every_language,
    )


@pytest.mark.parametrize("country", SEVERAL)
def test_what_speaks_another_language_of_the_country_drops_out_if_its_like_speaks_theirs(country):
    for language, reader in product(everything()[country].languages, READERS):
        every = found(country, reader, language, every_language=True)
        shown = found(country, reader, language)
        for one in every:
            if one in shown:
                continue
            assert language not in one.languages
            assert any(s.kind == one.kind and language in s.languages for s in shown), one.id
        night = [one for one in every if one.answers_day_and_night]
        assert not night or any(one.answers_day_and_night for one in shown)


def test_no_dutch_line_for_a_french_reader_in_belgium_where_a_french_one_does_the_same():
    ids = [one.id for one in found("BE", "parent", "fr")]
    assert not {"be_1712", "be_awel", "be_1813", "be_106"} & {*ids}
    assert {"be_saj", "be_ecoute_enfants", "be_prevention_suicide", "be_107"} <= {*ids}
    assert "be_1712" in [one.id for one in found("BE", "parent", "nl")]
    assert "ch_elternnotruf" not in [one.id for one in found("CH", "parent", "fr")]


def test_a_reader_of_no_language_of_the_country_sees_them_all():
    for country, reader in product(SEVERAL, READERS):
        assert found(country, reader, "ar") == found(country, reader, "ar", every_language=True)


@pytest.mark.parametrize("country", ["AU", "BE", "CH", "DE", "FR", "GB", "IE", "US"])
def test_an_office_for_illegal_pictures_is_there_only_with_pictures(country):
    for raw in (
        answers_for([], demands=["secrecy"], senders=["adult"], adult_is=["school_or_club"]),
        answers_for([], demands=["meeting"]),
        answers_for([], **HIGH),
    ):
        assert not any(one.kind == "hotline" for one in result(country, raw).helplines), raw
    for raw in (answers_for(["intimate_images"]), answers_for([], demands=["pictures"])):
        assert any(one.is_one_of(["hotline"]) for one in result(country, raw).helplines), raw


WITH_A_NATIONAL_OFFICE = [
    code
    for code in COUNTRIES
    if any(
        one.is_one_of(["child_protection"]) and not one.regional
        for one in everything()[code].services
    )
]


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_where_the_plan_sends_them_to_child_protection_its_line_is_the_first_button(name):
    raw = answers_for([], demands=["secrecy"], senders=["adult"], adult_is=["school_or_club"])
    for country in WITH_A_NATIONAL_OFFICE:
        first = result(country, raw, name=name).card.calls[0]
        assert first.is_one_of(["child_protection"]), (country, first.id)


def test_no_address_stands_twice_on_the_card():
    secret = answers_for([], demands=["pictures", "secrecy"], senders=["adult"])
    answers = (secret, answers_for([], **HIGH), answers_for(["intimate_images"]))
    for country, raw in product(COUNTRIES, answers):
        calls = result(country, raw).card.calls
        addresses = [one.dial or one.url for one in calls]
        assert len(addresses) == len({*addresses}), (country, addresses)


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_among_lines_for_the_reader_open_ones_stand_first_on_the_card(name):
    spoken = ((one, tag) for one in COUNTRIES for tag in everything()[one].languages)
    for country, language in ((one, tag) for one, tag in spoken if tag in LANGUAGES):
        calls = result(country, answers_for([], **HIGH), name=name, language=language).card.calls
        lines = [one for one in calls if one.kind != "emergency" and not one.for_child]
        hours = [one.open_day_and_night for one in lines if language in one.languages]
        assert hours == sorted(hours, reverse=True), (country, [one.id for one in lines])


def test_what_serves_a_part_of_the_country_is_folded():
    for country in COUNTRIES:
        near = result(country, answers_for(["adult_author"]), name="teacher").near
        assert not any(one.regional for one in near)


def test_only_whom_the_school_did_not_help_reads_of_the_office_above_it():
    for refused in (["service"], ["police"]):
        raw = answers_for([], repeated=["yes"]) | {"done": ["reported", "police"]}
        shown = result("FR", raw | {"no_help": refused}).helplines
        assert not any(one.kind == "school_authority" for one in shown)


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_an_office_against_discrimination_is_there_with_hate_or_disability_and_only_then(name):
    refused = answers_for([], repeated=["yes"]) | {"done": ["school"], "no_help": ["school"]}
    hate, disabled = {"content": ["hate"]}, {"circumstances": ["disability"]}
    for raw, is_shown in (
        (refused, False),
        (refused | hate, True),
        (answers_for([], **HIGH) | hate, True),
        (answers_for([], **HIGH) | disabled, True),
        (answers_for([], **HIGH), False),
    ):
        shown = [one.id for one in result("US", raw, name=name).helplines]
        assert ("us_ocr" in shown) == is_shown, raw


def test_the_way_above_a_school_is_named_for_the_part_of_the_country_that_it_is_for():
    raw = answers_for([], repeated=["yes"]) | {"done": ["school"], "no_help": ["school"]}
    found = result("GB", raw)
    steps = {step.id: step for step in found.plan.every_step}
    words = "\n".join(line.text.msgid for line in steps["if_nobody_acts"].how)
    assert "England:" in steps["if_nobody_acts"].line.msgid
    assert "Scotland:" in words and "Wales, Northern Ireland:" in words
    assert "England" in next(one.name for one in found.helplines if one.kind == "school_authority")
    general = {step.id: step for step in result("PT", raw).plan.every_step}["if_nobody_acts"]
    assert "ombudsman" not in general.line.msgid and "Ask who comes next" in general.line.msgid


def test_a_helpline_comes_first_only_where_there_is_one_for_this_reader():
    picture = answers_for(["intimate_images"], senders=["close"], picture=["sent_by_child"])
    found = result("CA", picture)
    police = next(step for step in found.plan.every_step if step.id == "contact_police")
    assert "Kids Help Phone" in police.title.msgid
    assert "ca_kids_help_phone" in [one.id for one in found.helplines]


def test_a_line_about_sexual_abuse_is_there_only_where_it_may_be_that():
    for raw, is_shown in (
        (answers_for([], **HIGH), False),
        (answers_for(["intimate_images"]), True),
        (answers_for([], demands=["secrecy"], senders=["adult"]), True),
    ):
        shown = [one.id for one in result("DE", raw, name="teacher").helplines]
        assert ("de_missbrauch" in shown) == is_shown, raw
