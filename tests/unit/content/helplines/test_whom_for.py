"""Whom each helpline is for: a child meets none that is for adults alone."""

from __future__ import annotations

import re

import pytest

from tests.support.content.helplines import (
    COUNTRIES,
    SERVICE,
    all_helplines,
    by_id,
    everything,
    words,
)
from warning_signs.content.models.helplines.helpline import Helpline

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


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_a_line_for_children(country):
    lines = [s for s in everything()[country].services if s.kind == "child_helpline"]
    assert any("child" in line.audience for line in lines)


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


def test_lines_that_were_missing():
    assert by_id("pl_centrum_wsparcia").hours == "always"
    assert by_id("pl_centrum_wsparcia").phone == "800 70 2222"
    assert by_id("ch_143").languages == ("de", "fr", "it")
    assert by_id("gb_nhs_111").answers_day_and_night and by_id("gb_nhs_111").serves("young_person")
    assert by_id("rs_nadel").serves("parent") and by_id("be_ecoute_enfants").serves("teacher")


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
