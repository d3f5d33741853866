"""Which services a reader sees, and in which order, in every country."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.content.test_helplines_data import COUNTRIES, by_id, everything
from warning_signs.content.models.helplines import CountryHelplines, Helpline
from warning_signs.guidance.helplines import (
    LINES,
    ON_TOP,
    choose_helplines,
    first_line,
    is_foreign_language,
    open_day_and_night,
    order_all_helplines,
)

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


def test_in_france_3018_comes_first_and_its_chat_for_the_young():
    lines = ["fr_3018", "fr_119", "fr_3018_chat"]
    young = "fr_fil_sante_jeunes"
    for reader in ("parent", "teacher"):
        assert ids("FR", reader, "fr") == ["fr_emergency", *lines, young]
    assert first_line(there("FR"), "young_person", "fr").id == "fr_3018"
    assert ids("FR", "young_person", "fr") == ["fr_emergency", lines[2], *lines[:2], young]
    assert ids("FR", kinds={"crisis_line"})[-1] == "fr_3114"


def test_in_belgium_a_child_finds_the_sure_line_first_and_its_language_after():
    assert ids("BE", "young_person", "nl")[1] == "be_child_focus"
    dutch, french = ids("BE", "young_person", "nl"), ids("BE", "young_person", "fr")
    assert dutch.index("be_awel") < dutch.index("be_ecoute_enfants")
    assert french.index("be_ecoute_enfants") < french.index("be_awel")
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
    assert ids("DK", "young_person", "da")[1:3] == ["dk_cyberhus", "dk_scammed"]
    assert ids("CA", "young_person")[1] == "ca_kids_help_phone_text"
    crisis = ids("GB", "young_person", kinds={"crisis_line"})
    assert crisis[:3] == ["gb_emergency", "gb_shout", "gb_childline"]


@pytest.mark.parametrize(("country", "reader", "tag"), [*product(COUNTRIES, READERS, ("en", "fr"))])
def test_the_first_line_of_every_country_can_be_used(country, reader, tag):
    first = first_line(there(country), reader, tag)
    assert first is not None
    assert first.dial or first.url
    assert first.kind != "emergency"
    assert not (first.for_child and reader != "young_person")


@given(countries, readers, tags, needs)
def test_what_every_choice_holds(country, reader, tag, kinds):
    found = chosen(country, reader, tag, kinds)
    assert found[0] == there(country).emergency
    assert len(found) == len(set(found))
    assert sum(helpline.kind == "emergency" for helpline in found) == 1
    assert any(helpline.kind == "child_helpline" for helpline in found)
    first = first_line(there(country), reader, tag)
    assert first is None or first in found
    shown = {helpline.kind for helpline in found if helpline != first}
    assert shown <= {"emergency", *LINES, *kinds}


@given(countries, readers, tags, needs)
def test_kinds_on_top_follow_the_lines_in_their_order(country, reader, tag, kinds):
    first = first_line(there(country), reader, tag)
    found = [helpline for helpline in chosen(country, reader, tag, kinds) if helpline != first]
    order = [ON_TOP.index(s.kind) if s.kind in ON_TOP else -1 for s in found]
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
    written = [helpline.contact in ("chat", "text") for helpline in found]
    assert written == sorted(written, reverse=True)


@given(countries, readers, tags)
def test_the_help_page_shows_all_of_the_country_once(country, reader, tag):
    found = order_all_helplines(there(country), reader, tag)
    assert found[0] == there(country).emergency
    assert len(found) == len(there(country).services)
    assert set(found) == set(there(country).services)


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
