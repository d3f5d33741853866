"""The help services as they stand in the data: a wrong number here is worse than none."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo
from pydantic import ValidationError

from warning_signs.content.models.helplines import CountryHelplines, Helpline
from warning_signs.content.models.reachable import dialable
from warning_signs.content.models.text import mark_texts
from warning_signs.content.yaml_source import read_source

FOLDER = Path(__file__).parents[3] / "questionnaires" / "helplines"
FILES = sorted(FOLDER.glob("*.yaml"))


def words(text: str) -> list[str]:
    return text.split()


COUNTRIES = words("""
    AL AT AU BE BG CA CH CY CZ DE DK DZ EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MA MD MK
    MT NL NO NZ PL PT RO RS SE SI SK TN TR UA US
""")

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

ON_AGREEING_THIRD_PARTIES = words("""
    be_ecoute_enfants cy_1480 de_elterntelefon dz_onppe es_017 es_acoso_escolar es_anar
    es_anar_familia es_policia gb_childline gb_nspcc hr_csi hr_csi_report hr_hrabri_telefon
    hr_hrabri_telefon_parents hr_plavi_telefon it_114 it_19696 lu_bee_secure nz_netsafe
    pl_800100100 pl_dyzurnet pt_1411 pt_linha_internet_segura pt_linha_report pt_sns24
    pt_sos_crianca tn_1809 tn_192 tn_80105050 tr_183 us_988 us_cybertipline
""")
"""What the research names as resting only on third parties that agree: to be checked first."""

ON_UNOFFICIAL_LISTS = words("""
    au_act au_nsw au_nt au_qld au_sa au_tas au_vic au_wa
    be_107 bg_red_cross ca_provinces ch_elternnotruf cy_samaritans cz_rodina_a_skola
    de_bke dk_foraeldretelefonen
    ee_eluliin ee_eluliin_ru gb_family_lives gb_national_bullying_helpline gr_cyber_crime
    ie_parentline nz_police_105 se_bris_vuxentelefon find_a_helpline
    fr_fil_sante_jeunes gb_lifeline_ni gb_breathing_space li_143 mk_alo_bushavko
    pl_116123 se_hjalplinjen ge_116006 ge_mandatories hu_gyermekvedo hu_okit ie_tusla_night li_kjd
    rs_cuvam_te sk_158 tn_80104500 ua_osvitniy_ombudsmen
""")
"""Weaker still: no page of an operator, of an authority or of the press was seen, or an old one."""

ON_UNDATED_LISTS = words("""
    ca_needhelpnow ch_clickandstop de_juuuport de_onlinewache dk_politi ma_e_blagh ma_emc_stopline
    ma_evigilance no_kripos no_slettmeg se_ecpat us_ic3
""")
"""Addresses that only lists of others show, without a date."""

WHOSE_TASK_MAY_HAVE_MOVED = words("dk_kfst es_cnmc hr_hakom lv_ptac")
"""Named for their task, before it was theirs in every respect."""

FOR_ADULTS_ONLY = {
    # A child never meets these: neither on a page of theirs nor on paper.
    "CH": "143",
    "CZ": "116123",
    "GB": "0800838587",
    "HR": "116006",
    "IS": "5522218",
    "LI": "143",
    "LT": "116123",
    "LU": "454545",
    "NL": "0203113888",
    "PL": "800702222 116123",
    "RO": "0374456420",
    "SE": "90390",
}
ABOUT_ADULTS = re.compile("StopNCII|Revenge Porn|THESEE", re.IGNORECASE)
"""About an adult’s own pictures, or an adult’s own loss: no child is helped there."""


def read(country: str) -> CountryHelplines:
    name = f"{country}.yaml"
    return CountryHelplines.model_validate(mark_texts(read_source(FOLDER / name, name).data))


@cache
def everything() -> dict[str, CountryHelplines]:
    return {path.stem: read(path.stem) for path in FILES}


def all_helplines() -> list[tuple[str, Helpline]]:
    return [(code, helpline) for code, one in everything().items() for helpline in one.services]


def by_id(wanted: str) -> Helpline:
    return next(helpline for _code, helpline in all_helplines() if helpline.id == wanted)


def openings(wanted: str) -> list[tuple[str, str, str, str]]:
    return [(*one.days, one.from_, one.to) for one in by_id(wanted).hours]


def test_every_country_has_its_file():
    assert [path.stem for path in FILES] == ["001", *COUNTRIES]
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


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_a_line_for_children(country):
    lines = [s for s in everything()[country].services if s.kind == "child_helpline"]
    assert any("child" in line.audience for line in lines)


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


def test_seen_is_the_month_of_a_source_and_never_in_the_future():
    today = f"{date.today():%Y-%m}"
    for _code, helpline in all_helplines():
        dates = {source.date for source in helpline.sources}
        for way in filter(None, (helpline, helpline.write)):
            assert way.seen is None or (way.seen <= today and way.seen in dates), helpline.id
        assert all(one is None or one <= today for one in dates), helpline.id


def test_each_has_a_source_with_a_date_or_says_that_nobody_knows_when():
    """A number that neither an official page nor a dated source shows is marked for checking."""
    for _code, helpline in all_helplines():
        assert all(source.ref.strip() for source in helpline.sources), helpline.id
        only_lists = all(source.ref.startswith("public code") for source in helpline.sources)
        undated = not any(source.date for source in helpline.sources)
        assert helpline.to_check or not (only_lists and undated), helpline.id


def test_what_is_to_be_checked_is_exactly_what_the_research_doubts():
    marked = {helpline.id for _code, helpline in all_helplines() if helpline.to_check}
    on_lists = {*ON_AGREEING_THIRD_PARTIES, *ON_UNOFFICIAL_LISTS, *ON_UNDATED_LISTS}
    assert marked == on_lists | {*WHOSE_TASK_MAY_HAVE_MOVED}


def test_the_crisis_lines_for_adults_only_are_known_and_marked():
    crisis = [(code, one) for code, one in all_helplines() if one.kind == "crisis_line"]
    found = [(code, one.dial) for code, one in crisis if one.adults_only]
    assert sorted(found) == [
        (c, n) for c, all_ in FOR_ADULTS_ONLY.items() for n in sorted(words(all_))
    ]


def test_nothing_about_adults_alone_is_ever_there():
    for _code, helpline in all_helplines():
        assert not ABOUT_ADULTS.search(helpline.name), helpline.id
        assert not any(a in (helpline.url or "") for a in ("stopncii", "revengeporn")), helpline.id


def test_crisis_lines_for_the_young_stay_for_the_young():
    for young in ("lt_jaunimo_linija", "ro_deprehub", "de_krisenchat"):
        assert by_id(young).for_child


@pytest.mark.parametrize(
    ("kind", "audience", "adults_only"),
    [
        ("crisis_line", ["parent", "teacher"], True),
        ("crisis_line", ["child", "parent", "teacher"], False),
        ("crisis_line", ["child"], False),
        ("parents_helpline", ["parent", "teacher"], False),
        ("child_protection", ["parent", "teacher"], True),
        ("school_authority", ["child", "parent", "teacher"], False),
        ("platform_regulator", ["parent"], True),
    ],
)
def test_which_services_are_for_adults_only(kind, audience, adults_only):
    changed = {"kind": kind, "audience": audience}
    assert Helpline.model_validate(SERVICE | changed).adults_only == adults_only


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


def test_hours_that_the_research_corrected():
    assert by_id("dk_bornetelefonen").hours == "always"
    assert by_id("pl_800121212").hours == "always"
    assert by_id("ch_elternberatung").hours == "always"
    assert openings("hr_hrabri_telefon") == [("mon", "fri", "09:00", "20:00")]
    assert openings("fr_3018") == [("mon", "sun", "09:00", "23:00")]
    assert openings("dk_livslinien") == [("mon", "sun", "09:00", "05:00")]
    assert openings("pl_800100100") == [
        ("mon", "thu", "10:00", "14:00"),
        ("fri", "fri", "12:00", "15:00"),
    ]


def test_hours_that_were_missing():
    for by_night in ("al_116111", "be_107", "cy_1466", "es_acoso_escolar", "gb_childline"):
        assert by_id(by_night).hours == "always"
    assert openings("be_ecoute_enfants") == [("mon", "sun", "10:00", "24:00")]
    assert openings("fi_mll") == [("mon", "sun", "17:00", "24:00")]
    assert openings("ie_ispcc") == [("mon", "fri", "09:00", "13:00")]
    assert openings("lu_bee_secure") == [("mon", "fri", "09:00", "16:00")]
    assert openings("nz_netsafe") == [("mon", "fri", "08:00", "20:00")]
    assert openings("pt_linha_internet_segura") == [("mon", "fri", "09:00", "21:00")]
    assert openings("se_bris_vuxentelefon") == [("mon", "fri", "09:00", "21:00")]


def test_lines_that_were_missing():
    assert by_id("pl_centrum_wsparcia").hours == "always"
    assert by_id("pl_centrum_wsparcia").phone == "800 70 2222"
    assert by_id("ch_143").languages == ("de", "fr", "it")
    assert by_id("gb_nhs_111").answers_day_and_night and by_id("gb_nhs_111").serves("young_person")
    assert by_id("rs_nadel").serves("parent") and by_id("be_ecoute_enfants").serves("teacher")


def test_hours_that_sources_dispute_are_not_claimed():
    for unsure in ("ua_la_strada", "tn_1809", "be_awel", "gb_nspcc", "cz_psychicka_pomoc"):
        assert by_id(unsure).hours is None


def test_what_is_read_before_a_call_is_short():
    for _code, helpline in all_helplines():
        assert helpline.hint is None or len(helpline.hint.msgid.split()) <= 30, helpline.id


def test_the_world_has_112_and_four_ways_on_the_web():
    world = everything()["001"]
    assert [s.kind for s in world.services if s.contact == "web"] == [
        "child_helpline",
        "crisis_line",
        "image_removal",
        "hotline",
    ]
    assert by_id("take_it_down").serves("parent")
    assert by_id("child_helpline_international").seen == "2026-04"


SERVICE = {
    "id": "xx_line",
    "kind": "child_helpline",
    "name": "Line",
    "contact": "call",
    "phone": "116 111",
    "url": "https://line.example",
    "languages": ["en"],
    "audience": ["child", "parent", "teacher"],
    "hours": [{"days": ["mon", "fri"], "from": "09:00", "to": "17:00"}],
    "free": True,
    "seen": "2026-04",
    "to_check": False,
    "sources": [{"ref": "line.example", "date": None}],
}
EMERGENCY_SERVICE = SERVICE | {"id": "xx_emergency", "kind": "emergency", "phone": "112"}
FIRST = {"parent": "xx_line", "teacher": "xx_line", "young_person": {"default": "xx_line"}}


def country(first=FIRST, helplines=(EMERGENCY_SERVICE, SERVICE), code="FR") -> CountryHelplines:
    tree = {"country": code, "languages": ["en"], "first": first, "services": list(helplines)}
    return CountryHelplines.model_validate(tree)


def test_a_good_file_is_accepted():
    assert country().emergency.phone == "112"


@pytest.mark.parametrize(
    ("changed", "advice"),
    [
        ({"phone": None}, "Give the phone"),
        ({"contact": "chat", "phone": None, "url": None}, "Give the url"),
        ({"contact": "web"}, "Remove the phone"),
        ({"text_word": "HOME"}, "set contact to text"),
        ({"phone": "tel:116"}, "Write digits and spaces"),
        ({"url": "www.line.example"}, "Write the whole address"),
        ({"seen": "April 2026"}, "Write the month as 2026-04"),
        ({"languages": ["fr-BE"]}, "letters of the language"),
        ({"hours": "24/7"}, "Hours are always, null"),
        ({"hours": []}, "Hours are always, null"),
        ({"hours": [{"days": ["mon", "fry"], "from": "09:00", "to": "17:00"}]}, "mend 0.days.1"),
        ({"hours": [{"days": ["mon", "fri"], "from": "9h", "to": "17:00"}]}, "09:00"),
        ({"kind": "emergency", "id": "xx_two"}, "exactly one service of kind emergency"),
        ({"id": "xx_emergency"}, "Two services have the id xx_emergency"),
        ({"phone": "1 12"}, "Two services have the phone 112"),
        ({"also": ["112"]}, "Two services have the phone 112"),
        ({"also_kinds": ["child_helpline"]}, "Name in also_kinds each other kind once"),
        ({"also_kinds": ["emergency"]}, "emergency is only a kind"),
        ({"also_kinds": ["pizza"]}, "Input should be"),
        ({"write": {"contact": "chat"}}, "Give the url"),
        ({"write": {"contact": "text"}}, "Give the phone"),
        ({"write": {"contact": "call", "phone": "116"}}, "Input should be"),
        (
            {"contact": "chat", "phone": None, "write": {"contact": "text", "phone": "116"}},
            "“write” only to a service that is called",
        ),
        ({"audience": ["child"]}, "for children only; choose one for adults"),
        ({"audience": ["parent"]}, "is not for children"),
        (
            {"kind": "crisis_line", "audience": ["parent", "teacher"]},
            "first.parent: xx_line is for adults only",
        ),
        ({"id": "xx_other"}, "no service has the id xx_line"),
    ],
)
def test_a_bad_service_is_refused_with_what_to_do(changed, advice):
    with pytest.raises(ValidationError, match=advice):
        country(helplines=(EMERGENCY_SERVICE, SERVICE | changed))


def test_a_country_code_and_a_default_line_are_asked_for():
    with pytest.raises(ValidationError, match="two capital letters"):
        country(code="fr")
    with pytest.raises(ValidationError, match="Add default"):
        country(first=FIRST | {"young_person": {"nl": "xx_line"}})


@pytest.mark.parametrize(
    ("days", "from_", "to", "whole_night"),
    [
        (["mon", "sun"], "19:00", "07:00", True),
        (["mon", "sun"], "09:00", "05:00", False),
        (["mon", "sun"], "09:00", "24:00", False),
        (["mon", "fri"], "19:00", "07:00", False),
        (["wed", "tue"], "00:00", "24:00", False),  # written as always
    ],
)
def test_which_hours_last_all_night(days, from_, to, whole_night):
    hours = [{"days": days, "from": from_, "to": to}]
    assert Helpline.model_validate(SERVICE | {"hours": hours}).open_day_and_night == whole_night


@pytest.mark.parametrize(
    ("hours", "a_week"),
    [
        (None, 0),
        ("always", 168),
        ([{"days": ["mon", "fri"], "from": "09:30", "to": "17:00"}], 37.5),
        ([{"days": ["mon", "sun"], "from": "19:00", "to": "07:00"}], 84),
        ([{"days": ["sun", "mon"], "from": "00:00", "to": "24:00"}], 48),
    ],
)
def test_how_long_a_line_is_open_in_a_week(hours, a_week):
    assert Helpline.model_validate(SERVICE | {"hours": hours}).hours_a_week == a_week


def test_days_may_run_over_the_end_of_the_week():
    line = by_id("dz_je_t_ecoute")
    assert line.hours[0].each_day == ("sun", "mon", "tue", "wed", "thu")
