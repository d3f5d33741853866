"""Where a life is feared for, in every country a crisis line comes first."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import outcome_of
from tests.support.content.helplines import COUNTRIES, everything
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.i18n.languages import available_locales
from warning_signs.paths import TRANSLATIONS
from warning_signs.web.result.result import Result, find_result

ADULTS = ("parent", "teacher")
LOCALES = {one.tag: one for one in available_locales(TRANSLATIONS)}
KNOWN = {"self_harm": ["no"], "disclosed": ["yes"], "content": ["insults"]}
OF_DYING = {
    "self_harm": {"self_harm": ["yes"]},
    "feared": {"self_harm": ["unsure"]},
    "told_to_die": {"content": ["told_to_die"]},
    "and_blackmail": {"self_harm": ["unsure"], "content": ["blackmail"]},
    "and_an_adult": {"self_harm": ["yes"], "senders": ["adult"]},
    "feared_and_an_adult": {"self_harm": ["unsure"], "senders": ["adult"], "adult_is": ["family"]},
}
"""Answers after which somebody fears for a life."""


def result(country, reader, language, answers, edition="everything") -> Result:
    return find_result(
        CONTENT,
        CONTENT.questionnaires[reader],
        outcome_of(reader, KNOWN | answers).case.answers,
        LOCALES[language],
        everything()[country] if country else None,
        edition,
    )


def can_be_called(country, reader) -> list[Helpline]:
    """The crisis lines that answer this reader at any hour, those for adults only left out."""
    lines = everything()[country or "001"].services
    return [
        one
        for one in lines
        if one.kind == "crisis_line"
        and one.answers_day_and_night
        and one.serves(reader)
        and not one.adults_only
    ]


@pytest.mark.parametrize("reader", ADULTS)
def test_a_crisis_line_comes_right_after_the_emergency_number(reader):
    cases = product([None, *COUNTRIES], OF_DYING.items(), ("fr", "ar"))
    for country, (why, answers), language in cases:
        wanted = can_be_called(country, reader)
        found = result(country, reader, language, answers).card.calls
        calls = [one for one in found if one.kind != "emergency"]
        assert not wanted or calls[0] in wanted, (country, why, language, calls[0].id)
        kinds = [one.kind for one in calls]
        protection = kinds.index("child_protection") if "child_protection" in kinds else 9
        first = "crisis_line" not in kinds or kinds.index("crisis_line") < protection
        assert first, (country, why, language, kinds)


def test_most_countries_have_such_a_line():
    assert sum(bool(can_be_called(country, "parent")) for country in COUNTRIES) > 10


def test_in_france_it_is_the_3114_and_child_protection_comes_later():
    for answers, reader in product(OF_DYING.values(), ADULTS):
        calls = [one.id for one in result("FR", reader, "fr", answers).card.calls]
        assert calls[-3:][0 if calls[0] != "fr_emergency" else 1] == "fr_3114"


def test_where_nobody_fears_for_a_life_hours_and_the_country_s_first_line_stay():
    threats = {"content": ["threats"]}
    assert result("FR", "parent", "fr", threats).helplines[1].id == "fr_119"
    assert result("FR", "parent", "fr", {}).helplines[1].id == "fr_3018"
    only_asked = {"senders": ["adult"], "adult_is": ["family"], "low_mood": ["weekly"]}
    found = result("FR", "parent", "fr", only_asked)
    assert [one.id for one in found.card.calls] == ["fr_119", "fr_3018"]
    assert found.opens["ask_about_self_harm"].call.id == "fr_3114"


def test_a_sheet_to_hand_over_does_not_tell_by_its_order_who_may_want_to_die():
    for reader, feared in product(ADULTS, (["yes"], ["unsure"])):
        sheet = result("FR", reader, "fr", {"self_harm": feared}, "to_hand_over")
        assert sheet.helplines[1].kind != "crisis_line"
