"""The numbers as they stand in the data: a wrong one is worse than none."""

from __future__ import annotations

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from tests.support.content.helplines import COUNTRIES, all_helplines, by_id, everything
from warning_signs.content.models.helplines.reachable import dialable

EMERGENCY = {"AU": "000", "CA": "911", "DZ": "17", "GB": "999", "MA": "19", "NZ": "111"} | {
    "TN": "197",
    "UA": "103",  # the ambulance; 112 is not sure everywhere yet, 102 is the police: both beside it
    "US": "911",
}
"""Everywhere else 112."""
NOT_IN_LIBRARY = {
    # Numbers that phonenumbers does not know (yet) as valid, and why we trust them all the same.
    ("BG", "124 123"),  # EU page on the Bulgarian Safer Internet Centre, 2025
    ("CY", "1466"),  # page of the operator
    ("CY", "1480"),  # Press and Information Office, 2024
    ("DZ", "1111"),  # press, 2019 and 2025
    ("DZ", "3033"),  # Child Helpline International
    ("EE", "116 006"),  # state health portal
    ("FI", "116 016"),  # lists that checked the page of the operator, 2026
    ("GE", "116 006"),  # press, 2020, marked for checking
    ("EE", "116 123"),  # Social Insurance Board
    ("GR", "1018"),  # press, 2025
    ("GR", "10201"),  # press, 2024
    ("GR", "1056"),  # Child Helpline International
    ("GR", "10306"),  # press, 2025
    ("GR", "11188"),  # one list only, marked for checking
    ("GR", "11525"),  # Child Helpline International
    ("LV", "116 123"),  # press, 2026
    ("MA", "2511"),  # two lists only, marked for checking
    ("MT", "1579"),  # press, 2024
    ("MT", "179"),  # Child Helpline International
    ("NL", "113"),  # press, 2025
    ("NZ", "105"),  # police; marked for checking
    ("PT", "1411"),  # press, 2025
    ("RO", "119"),  # press
    ("TN", "1809"),  # press, 2025
    ("TN", "192"),  # press, 2025
    ("UA", "7333"),  # press, 2024
}
ABROAD = {("LI", "+41 58 261 61 61")}
"""Swiss by its number, and open to Liechtenstein by its government’s word."""


def test_every_country_has_its_file():
    assert list(everything()) == ["001", *COUNTRIES]
    assert all(one.country == code for code, one in everything().items())


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_emergency_number_of_each_country(country):
    emergency = everything()[country].emergency
    assert emergency.phone == emergency.name == EMERGENCY.get(country, "112")
    assert emergency.hours == "always"
    digits = [dialable(number) for number in (emergency.phone, *emergency.also)]
    known = [shortnumberinfo.is_emergency_number(number, country) for number in digits]
    assert all(known) or (country, digits, known) == ("RS", ["112", "192"], [True, False])


def test_where_112_is_not_sure_to_answer_the_other_number_stands_beside_it():
    assert everything()["RS"].emergency.also == ("192",)
    assert everything()["AL"].emergency.also == ("129",)
    assert everything()["UA"].emergency.also == ("112", "102")


def _is_known(country: str, phone: str) -> bool:
    number = phonenumbers.parse(phone, country)
    if phonenumbers.is_valid_number_for_region(number, country):
        return True
    short = not phone.startswith("+")
    return short and shortnumberinfo.is_valid_short_number_for_region(number, country)


def test_every_phone_is_in_the_numbering_plan_of_its_country():
    phones = {
        (code, phone)
        for code, helpline in all_helplines()
        if code != "001"
        for way in (helpline, helpline.write)
        for phone in (way and way.phone, *helpline.also)
        if phone
    }
    assert {one for one in phones if not _is_known(*one)} == NOT_IN_LIBRARY | ABROAD


def test_a_number_is_kept_as_the_source_writes_it_and_dialled_by_its_digits():
    assert by_id("us_boys_town").dial == "18004483000"
    assert by_id("li_elternberatung").dial == "+41582616161"
    assert by_id("ie_childline").phone == "1800 66 66 66"


def test_only_a_call_is_dialled():
    for _code, helpline in all_helplines():
        assert (helpline.dial is not None) == (helpline.contact == "call"), helpline.id
        assert helpline.dial is None or helpline.dial.lstrip("+").isdigit()
    assert by_id("us_crisis_text_line").text_word == "HOME"
    assert by_id("gb_shout").contact == by_id("ie_text_50808").contact == "text"
    assert by_id("nl_offlimits").contact == "chat"
    assert by_id("nl_offlimits").phone is None  # the number may be that of the office
    assert by_id("mk_alo_bushavko").dial == "070390632"  # as the operator’s own page has it


@pytest.mark.parametrize("gone", [("CY", "70000116"), ("TR", "182"), ("GE", "116111")])
def test_obsolete_and_misleading_numbers_are_gone(gone):
    country, wrong = gone
    phones = {dialable(p) for s in everything()[country].services for p in (s.phone, *s.also) if p}
    assert wrong not in phones


def test_numbers_that_the_research_corrected():
    assert by_id("si_tom").phone == "116 111"
    assert by_id("ge_111").phone == "111"
    assert by_id("cy_1480").phone == "1480"
    assert by_id("es_anar").phone == "900 20 20 10"
    assert by_id("es_anar").also == ()  # 116 111 does not work in every region of Spain
    assert "parent" in by_id("sk_ldi").audience
    assert "parent" in by_id("sk_viac_ako_nick").audience
    assert by_id("cz_rodicovska_linka").phone == "606 021 021"
