"""What the law says, and to whom: short, from a source, and never the law of another country."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT
from tests.support.pages.checks import parse
from warning_signs.content.models.law import EUROPEAN_UNION, UNION, Place
from warning_signs.guidance.law import law_for, minimum_age

PLACES = Place.__args__
ALL = [(code, law) for code, there in CONTENT.laws.items() for law in there.laws]
OUTSIDE = sorted(set(CONTENT.countries) - EUROPEAN_UNION)

countries = st.sampled_from([None, *CONTENT.countries])
places = st.sampled_from(PLACES)
guides = st.sampled_from([None, *CONTENT.guides.by_id])


def ids(country, place, guide=None) -> list[str]:
    return [law.id for law in law_for(CONTENT.laws, country, place, guide)]


def test_each_law_is_short_and_has_a_source():
    for _code, law in ALL:
        assert len(law.text.msgid.split()) <= 30, law.id
        assert law.text.msgid.endswith("."), law.id
        dates = [source.date for source in law.sources if source.date]
        assert law.seen == max(dates, default=None), law.id


@given(countries, places, guides)
def test_nobody_meets_the_law_of_another_country(country, place, guide):
    union = country is None or country in EUROPEAN_UNION
    own = [law for code, law in ALL if code == country or (code == UNION and union)]
    found = law_for(CONTENT.laws, country, place, guide)
    assert all(law in own and law.place == place for law in found)
    assert all(not law.guides or guide in law.guides for law in found)


@given(st.sampled_from(OUTSIDE), places, guides)
def test_the_law_of_the_union_is_for_its_countries(country, place, guide):
    found = law_for(CONTENT.laws, country, place, guide)
    assert not any("European Union" in law.text.msgid for law in found)


@given(st.sampled_from(sorted(EUROPEAN_UNION)), guides)
def test_in_the_union_everybody_hears_how_to_report_and_what_follows(country, guide):
    assert ids(country, "reporting", guide)[-1] == "eu_notice"
    found = ids(country, "taking_down", guide)
    assert {"eu_complaint", "eu_settlement"} <= set(found)
    assert ("eu_coordinator" in found) == (country != "PL")


def test_what_the_country_says_itself_stands_in_place_of_what_the_union_says():
    assert ids("DE", "saving") == ["de_pictures", "de_recording"]
    assert ids("IE", "saving") == ["ie_pictures"]
    assert ids("FR", "saving") == ["fr_recording", "eu_pictures"]


def test_deadlines_for_taking_down():
    assert ids("US", "taking_down") == ["us_48_hours"]
    assert ids("AU", "taking_down") == ["au_bullying", "au_images"]
    assert ids("IT", "taking_down")[0] == "it_removal"
    assert ids("GB", "taking_down") == []  # announced, and not in force


def test_only_ages_in_force_are_said():
    assert minimum_age(CONTENT.laws, "AU", "tiktok") == 16
    assert minimum_age(CONTENT.laws, "AU", "whatsapp") is None
    others = [code for code in CONTENT.countries if code != "AU"]
    assert not any(minimum_age(CONTENT.laws, code, "tiktok") for code in others)


def test_a_law_about_single_platforms_is_left_out_where_none_is_meant():
    assert "au_age" in ids("AU", "saving", "tiktok")
    assert "au_age" not in ids("AU", "saving") and "au_age" not in ids("AU", "saving", "roblox")


def laws_of(client, address) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [one.attrs["data-law"] for one in parse(answer.text).query("main [data-law]")]


def test_a_guide_says_what_holds_where_the_reader_is(client):
    assert laws_of(client, "/en/services/instagram/?country=US") == [
        "us_pictures",
        "us_recording",
        "us_request",
        "us_48_hours",
    ]
    assert laws_of(client, "/en/services/instagram/?country=FR") == [
        "fr_recording",
        "eu_pictures",
        "eu_notice",
        "eu_complaint",
        "eu_settlement",
        "eu_coordinator",
    ]
    assert "eu_notice" not in laws_of(client, "/en/services/phone/?country=FR")
    assert laws_of(client, "/en/services/instagram/?country=UA") == []


def test_in_australia_the_age_is_that_of_the_law(client):
    page = parse(client.get("/en/services/tiktok/?country=AU").text)
    words = page.query("main")[0].to_text()
    assert "Minimum age by law in your country: 16" in words and "Minimum age: 13" not in words
    elsewhere = parse(client.get("/en/services/tiktok/?country=NO").text).query("main")[0].to_text()
    assert "Minimum age: 13" in elsewhere
    assert "The law of your country may set a higher age." in elsewhere


@pytest.mark.parametrize(
    ("letter", "country", "expected"),
    [
        ("school", "DK", ["dk_school", "dk_report"]),
        ("service", "US", ["us_request", "us_48_hours"]),
        ("police", "FR", ["fr_bullying", "fr_recording", "eu_pictures"]),
        ("operator", "FR", []),
    ],
)
def test_a_letter_stands_beside_the_law_that_it_needs(client, letter, country, expected):
    assert laws_of(client, f"/en/letters/{letter}/?country={country}") == expected
