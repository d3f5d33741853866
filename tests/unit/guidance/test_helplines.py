"""Which services a reader sees, and in which order, in every country."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content.helplines import COUNTRIES, by_id, everything
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import LINES, Helpline
from warning_signs.guidance.helpline_groups import group_helplines
from warning_signs.guidance.helplines import (
    IN_ANY_DANGER,
    ON_TOP,
    choose_helplines,
    first_line,
    helplines_of_kind,
    is_foreign_language,
    primary_subtag,
)
from warning_signs.guidance.whom_to_call import open_day_and_night

READERS = ("parent", "teacher", "young_person")
TAGS = ("en", "fr-BE", "nl", "de", "nb-NO", "pt-BR", "zh-TW", "uk", "ar")

countries = st.sampled_from([None, *COUNTRIES])
readers = st.sampled_from(READERS)
tags = st.sampled_from(TAGS)
needs = st.frozensets(st.sampled_from(ON_TOP))


def chosen(country, reader="parent", tag="en", kinds=frozenset()) -> list[Helpline]:
    return choose_helplines(everything().get(country), everything()["001"], reader, tag, kinds)


def ids(country, *more, **named) -> list[str]:
    return [helpline.id for helpline in chosen(country, *more, **named)]


def there(country) -> CountryHelplines:
    return everything()[country or "001"]


def test_in_france_3018_comes_first():
    lines = ["fr_emergency", "fr_3018", "fr_119", "fr_fil_sante_jeunes"]
    for reader in ("parent", "teacher", "young_person"):
        assert ids("FR", reader, "fr") == lines
    assert by_id("fr_3018").write.contact == "chat"
    assert ids("FR", kinds={"crisis_line"})[-1] == "fr_3114"
    portals = helplines_of_kind("police_portal", there("FR"), there(None), "parent", "fr")
    assert [one.id for one in portals] == ["fr_pnav", "fr_17cyber", "fr_pharos"]


def test_in_belgium_a_child_finds_a_line_in_its_language_first():
    assert ids("BE", "young_person", "nl")[1] == "be_awel"  # it has a chat
    assert ids("BE", "young_person", "fr")[1] == "be_child_focus"
    dutch, french = ids("BE", "young_person", "nl"), ids("BE", "young_person", "fr")
    assert "be_ecoute_enfants" in french and "be_ecoute_enfants" not in dutch
    assert "be_awel" not in french
    assert ids("FI", "young_person", "sv")[1] != ids("FI", "young_person", "fi")[1]


def test_a_swedish_speaking_child_in_finland_gets_the_swedish_line():
    assert ids("FI", "young_person", "sv")[1] == "fi_mll_sv"
    assert ids("FI", "parent", "sv")[1] == "fi_mll"  # the Swedish line is for children only


def test_without_a_country_there_is_112_and_the_world():
    assert ids(None) == ["emergency_eu", "child_helpline_international"]
    assert ids(None, kinds={"image_removal", "hotline", "crisis_line"})[2:] == [
        "find_a_helpline",
        "take_it_down",
        "inhope",
    ]
    assert first_line(None, "parent", "fr") is None
    assert not is_foreign_language(None, "fr")


def test_a_country_without_a_crisis_line_gets_the_finder_of_crisis_lines():
    assert "find_a_helpline" in ids("AL", kinds={"crisis_line"})
    assert "find_a_helpline" not in ids("FR", kinds={"crisis_line"})


def test_take_it_down_follows_the_country_s_own_service():
    assert ids("GB", kinds={"image_removal"})[-2:] == ["gb_report_remove", "take_it_down"]
    assert ids("FR", kinds={"image_removal"})[-1] == "take_it_down"


def test_the_finder_of_hotlines_is_for_countries_without_one():
    assert "inhope" not in ids("FR", kinds={"hotline"})
    assert ids("GE", kinds={"hotline"})[-1] == "inhope"


def test_a_parents_line_comes_before_the_child_s_own():
    assert ids("DE") == ["de_emergency", "de_elterntelefon", *ids("DE")[2:]]
    child = by_id("de_kinder_und_jugendtelefon")
    assert child.for_child and child in chosen("DE")


def test_young_people_can_write_first():
    assert ids("DK", "young_person", "da")[1:3] == ["dk_bornetelefonen", "dk_cyberhus"]
    assert ids("CA", "young_person")[1] == "ca_kids_help_phone"
    crisis = ids("GB", "young_person", kinds={"crisis_line"})
    assert crisis[:3] == ["gb_emergency", "gb_childline", "gb_shout"]


def test_the_first_line_of_every_country_can_be_used():
    for case in product(COUNTRIES, READERS, ("en", "fr")):
        country, reader, tag = case
        first = first_line(there(country), reader, tag)
        assert first is not None, case
        assert first.dial or first.url, case
        assert first.kind != "emergency", case
        assert not (first.for_child and reader != "young_person"), case


@given(countries, readers, tags, needs)
def test_what_every_choice_holds(country, reader, tag, kinds):
    found = chosen(country, reader, tag, kinds)
    assert found[0] == there(country).emergency
    assert len(found) == len(set(found))
    assert sum(helpline.kind == "emergency" for helpline in found) == 1
    assert any(helpline.kind == "child_helpline" for helpline in found)
    first = first_line(there(country), reader, tag)
    assert first is None or first in found
    others = [helpline for helpline in found if helpline != first]
    assert all(helpline.is_one_of({"emergency", *LINES, *kinds}) for helpline in others)
    assert not any(helpline.adults_only for helpline in found)


def _place(one, kinds) -> int:
    """The place of its kind in page order; a service for several is shown for the first of them."""
    if one.kind not in ON_TOP:
        return -1
    return min(ON_TOP.index(kind) for kind in one.kinds if kind in kinds)


@given(countries, readers, tags, needs)
def test_kinds_on_top_follow_the_lines_in_their_order(country, reader, tag, kinds):
    first = first_line(there(country), reader, tag)
    found = [helpline for helpline in chosen(country, reader, tag, kinds) if helpline != first]
    order = [_place(s, kinds) for s in found]
    late = [place for place in order if place > 0]
    assert late == sorted(late)
    assert order[len(order) - len(late) :] == late
    if reader != "young_person":
        assert order == sorted(order)


@given(countries, st.sampled_from(["parent", "teacher"]), tags, needs)
def test_an_adult_meets_own_lines_before_those_for_the_child(country, reader, tag, kinds):
    found = chosen(country, reader, tag, kinds)
    assert first_line(there(country), reader, tag) in (found[1], None)
    for group in (LINES, ("crisis_line",)):
        child = [helpline.for_child for helpline in found[2:] if helpline.kind in group]
        assert child == sorted(child)
    assert all(s.serves(reader) or s.for_child for s in found[2:] if s.kind in LINES)


@given(countries, tags, needs)
def test_a_young_person_meets_only_lines_that_are_theirs_and_can_write_first(country, tag, kinds):
    lines = (*LINES, "crisis_line")
    found = [s for s in chosen(country, "young_person", tag, kinds) if s.kind in lines]
    assert all(helpline.serves("young_person") for helpline in found)
    subtag = tag.split("-")[0]
    own = [
        one for one in found if country in everything() and one in everything()[country].services
    ]
    order = [(subtag not in one.languages, not one.can_be_written_to) for one in own]
    assert subtag == "nb" or order == sorted(order)


@given(countries, tags)
def test_the_help_page_shows_all_of_the_country_once(country, tag):
    groups = group_helplines(everything().get(country), everything()["001"], tag)
    shown = [helpline for group in groups for helpline in group.helplines]
    assert groups[0].helplines == (there(country).emergency,)
    assert len(shown) == len(set(shown))
    assert set(there(country).services) <= set(shown)
    for group in groups:
        assert group.helplines or group.again
        assert not set(group.again) & set(group.helplines) and set(group.again) <= set(shown)


def test_a_group_names_again_what_stands_above_it():
    groups = {g.name: g for g in group_helplines(there("FR"), there(None), "fr")}
    assert by_id("fr_119") in groups["talk"].helplines
    assert by_id("fr_119") in groups["child_protection"].again
    assert by_id("fr_3018") in groups["child"].again
    finland = {g.name: g for g in group_helplines(there("FI"), there(None), "fi")}
    assert by_id("fi_emergency") in finland["child_protection"].again


@pytest.mark.parametrize(
    ("country", "reader", "tag", "first"),
    [
        ("PL", "parent", "uk", "pl_800121212"),
        ("PL", "parent", "pl", "pl_800100100"),
        ("GR", "parent", "en", "gr_1056"),
        ("HU", "young_person", "uk", "hu_kek_vonal_uk"),
        ("SK", "teacher", "uk", "sk_ldi_uk"),
        ("DE", "parent", "en", "de_elterntelefon"),  # none speaks English: the country’s first
        ("SE", "parent", "ar", "se_bris_vuxentelefon"),  # the one in Arabic is for children only
    ],
)
def test_the_first_line_speaks_the_reader_s_language_if_one_does(country, reader, tag, first):
    assert first_line(there(country), reader, tag).id == first
    assert ids(country, reader, tag)[1] == first


@given(countries, readers, tags)
def test_nobody_meets_a_first_line_in_another_language_beside_one_in_theirs(country, reader, tag):
    first, subtag = first_line(there(country), reader, tag), tag.split("-")[0]
    speaking = [
        one
        for one in there(country).services
        if one.kind in LINES
        and one.contact != "web"
        and one.serves(reader)
        and subtag in one.languages
    ]
    assert country is None or not speaking or subtag in first.languages


@given(countries, readers, tags)
def test_pages_that_know_of_no_case_ask_for_no_authority(country, reader, tag):
    special = {"child_protection", "missing_children", "school_authority", "platform_regulator"}
    assert not any(one.kind in special for one in chosen(country, reader, tag, set(IN_ANY_DANGER)))


@given(countries, st.sampled_from(["parent", "teacher"]), tags, st.sampled_from(ON_TOP))
def test_whoever_is_asked_for_is_found_where_the_country_has_them(country, reader, tag, kind):
    here, world = everything().get(country), everything()["001"]
    found = helplines_of_kind(kind, here, world, reader, tag)
    own = [s for s in there(country).services if s.is_one_of([kind]) and s.serves(reader)]
    own = [s for s in own if primary_subtag(tag) in s.languages] or own
    assert set(own) <= set(found)
    shown = choose_helplines(here, world, reader, tag, {kind}, adults=True)
    assert set(own) <= set(shown)


def test_no_line_is_known_to_be_open_all_night_here():
    """The emergency number is the honest answer there; in Tunisia the sources disagree."""
    closed = {country for country in COUNTRIES if not open_day_and_night(there(country))}
    assert closed == {"LU", "DZ", "TN"}
    assert [s.id for s in open_day_and_night(there("FR"))] == ["fr_119", "fr_3114"]
    assert "si_klic" in {s.id for s in open_day_and_night(there("SI"))}


def test_whether_a_language_is_the_country_s():
    assert not is_foreign_language(there("BE"), "fr-BE")
    assert not is_foreign_language(there("NO"), "nb-NO")
    assert is_foreign_language(there("FR"), "ar")
