"""When a helpline is open, as its source says it."""

from __future__ import annotations

import pytest

from tests.support.content.helplines import SERVICE, by_id
from warning_signs.content.models.helplines.helpline import Helpline


def openings(wanted: str) -> list[tuple[str, str, str, str]]:
    return [(*one.days, one.from_, one.to) for one in by_id(wanted).hours]


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


def test_hours_that_sources_dispute_are_not_claimed():
    for unsure in ("ua_la_strada", "tn_1809", "be_awel", "gb_nspcc", "cz_psychicka_pomoc"):
        assert by_id(unsure).hours is None


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
