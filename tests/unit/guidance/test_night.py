"""Whom to call at night: in every country, language and paper an open telephone comes first."""

from itertools import product

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.campaigns.ordered import order
from tests.support.content.helplines import COUNTRIES, everything
from tests.support.pages.checks import parse
from warning_signs.content.models.helplines.helpline import LINES, Helpline
from warning_signs.guidance.helplines import ON_TOP, choose_helplines, first_line
from warning_signs.guidance.whom_to_call import choose_crisis_lines, first_to_call

ADULTS, CHILD = ("parent", "teacher"), "young_person"
LANGUAGES = ("en", "fr", "de", "nl", "es", "it", "pt", "pl", "uk", "ar")
EVERYWHERE = [*product([None, *COUNTRIES], ADULTS)]
NEEDED = ({"crisis_line"}, {"crisis_line", "police_portal"}, set(ON_TOP))
"""What the steps for one of the red flags call for, the least and the most."""

SAFE = {"self_harm": "no", "disclosed": "yes", "school_avoidance": "never"}
CANNOT_WAIT = {
    "self_harm": {"self_harm": "yes"},
    "told_to_die": {"content": "told_to_die"},
    "violence": {"content": "threats"},
    "blackmail": {"content": "blackmail"},
}
"""For each of these red flags an answer that raises it."""


def there(country):
    return everything()[country] if country else None


def at_night(country, reader, language, needs=frozenset({"crisis_line"})) -> list[Helpline]:
    world = everything()["001"]
    return choose_helplines(
        there(country), world, reader, language, needs, at_night=True, adults=True
    )


def lines_of(found) -> list[Helpline]:
    """Those to talk to, in their order."""
    return [one for one in found if one.kind in (*LINES, "crisis_line")]


def is_night_telephone(one) -> bool:
    return one.contact == "call" and one.hours == "always"


def is_for(one, reader) -> bool:
    return reader in one.audience


# The order


def test_a_telephone_that_answers_day_and_night_comes_first():
    for country, reader in EVERYWHERE:
        lines = lines_of(everything()[country or "001"].services)
        chosen = everything()[country].first.id_for(reader, "") if country else None
        night = [one for one in lines if is_night_telephone(one)]
        wanted = [one for one in night if is_for(one, reader) or one.id == chosen]
        for language, needs in product(LANGUAGES, NEEDED):
            found = at_night(country, reader, language, needs)
            assert found[0].kind == "emergency", (country, reader, language)
            assert not wanted or found[1] in wanted, (country, reader, language, found[1].id)
            assert not found[1].for_child, (country, reader, language, found[1].id)


def test_no_line_of_unknown_hours_stands_before_one_that_is_open_at_night():
    for (country, reader), language in product(EVERYWHERE, LANGUAGES):
        found = lines_of(at_night(country, reader, language))
        known = [index for index, one in enumerate(found) if one.open_day_and_night]
        unknown = [index for index, one in enumerate(found) if one.hours is None]
        in_order = not (known and unknown) or max(known) < min(unknown)
        assert in_order, (country, reader, language)


def test_no_web_page_stands_before_a_telephone():
    for (country, reader), language in product(EVERYWHERE, LANGUAGES):
        pages = [one.contact == "web" for one in lines_of(at_night(country, reader, language))]
        assert pages == sorted(pages), (country, reader, language)


def test_then_the_longest_hours_come_first():
    for country, reader in EVERYWHERE:
        found = lines_of(at_night(country, reader, "en"))[1:]
        a_week = [one.hours_a_week for one in found if one.contact == "call" and one.hours]
        assert a_week == sorted(a_week, reverse=True), (country, reader)


def test_among_equals_the_young_s_line_comes_before_one_for_adults_only():
    for country, reader in EVERYWHERE:
        found = [one for one in at_night(country, reader, "en") if is_night_telephone(one)]
        for_both = [one.adults_only for one in found if not one.for_child]
        assert for_both == sorted(for_both), (country, reader)


def test_whether_it_can_wait_decides_whether_hours_or_the_language_count_first():
    world = everything()["001"]
    for (country, reader), language, urgent in product(EVERYWHERE, LANGUAGES, (True, False)):
        found = choose_helplines(
            there(country), world, reader, language, {"crisis_line"}, at_night=urgent, adults=True
        )
        lines = [one for one in lines_of(found) if is_for(one, reader)]
        if urgent and any(map(is_night_telephone, lines)):
            assert is_night_telephone(found[1]), (country, reader, language)
        talking = [one for one in lines if one.kind in LINES and one.contact != "web"]
        if not urgent and any(language in one.languages for one in talking):
            assert language in found[1].languages, (country, reader, language)


def test_it_cannot_wait_with_four_red_flags_and_no_other():
    assert all(CONTENT.rules.cannot_wait(["meeting", flag]) for flag in CANNOT_WAIT)
    others = [flag.id for flag in CONTENT.rules.flags if flag.id not in CANNOT_WAIT]
    assert len(others) == 4 and not CONTENT.rules.cannot_wait(others)


def test_of_open_telephones_in_a_country_of_several_languages_the_reader_gets_their_own():
    own = {"nl": "be_1813", "fr": "be_prevention_suicide"}
    for language, line in own.items():
        shown = [one.id for one in at_night("BE", "parent", language)]
        assert {*shown} & {*own.values()} == {line}


def test_without_one_of_them_the_order_stays():
    world = everything()["001"]
    found = choose_helplines(there("DE"), world, "parent", "de", {"crisis_line"}, adults=True)
    assert [one.id for one in found][1] == "de_elterntelefon"


@pytest.mark.parametrize(
    ("country", "language", "first"),
    [
        ("PL", "pl", ["pl_800121212", "pl_centrum_wsparcia", "pl_116123", "pl_116111"]),
        ("DE", "de", ["de_telefonseelsorge"]),
        ("DK", "da", ["dk_livslinien", "dk_bornetelefonen"]),  # the second is for the child alone
        ("LT", "lt", ["lt_vilties_linija"]),
        ("NL", "nl", ["nl_113"]),
        ("CA", "en", ["ca_988"]),
        ("HR", "hr", ["hr_116006"]),
        ("DZ", "fr", ["dz_onppe"]),
    ],
)
def test_whom_a_parent_meets_first_here(country, language, first):
    found = [one.id for one in at_night(country, "parent", language)]
    assert found[1 : 1 + len(first)] == first


def test_known_lines_for_adults_are_there_for_adults():
    for country, wanted in {"CH": "ch_143", "GB": "gb_nhs_111", "IS": "is_pieta"}.items():
        for reader in ADULTS:
            assert wanted in [one.id for one in at_night(country, reader, "en")]


# The box on top of a result


def test_the_box_begins_with_the_first_line_and_has_one_beside_it():
    for (country, reader), language in product(EVERYWHERE, LANGUAGES):
        case = country, reader, language
        found = at_night(*case)
        first = first_line(there(country), reader, language)
        box = first_to_call(found, first, ["crisis_line"])
        assert 1 <= len(box) <= 2, case
        assert first is None or box[0] == lines_of(found)[0], case
        answered = any(is_night_telephone(one) for one in box)
        finder = [one for one in box if one.id == "find_a_helpline"]
        assert not (answered and finder), (case, "a page in English beside an open telephone")


# Lines for adults only


def test_no_child_meets_a_line_for_adults_only():
    world, needed = everything()["001"], (*NEEDED, set())
    for country, language in product([None, *COUNTRIES], LANGUAGES):
        found = [
            *(choose_helplines(there(country), world, CHILD, language, one) for one in needed),
            *(choose_helplines(there(country), world, one, language, ON_TOP) for one in ADULTS),
        ]
        names = [one.id for some in found for one in some if one.adults_only]
        assert names == [], (country, language)


def test_what_is_shown_at_once_is_for_everybody_and_can_be_called():
    world = everything()["001"]
    for (country, reader), language in product(EVERYWHERE, LANGUAGES):
        case = country, reader, language
        found = choose_crisis_lines(there(country), world, reader, language)
        assert found[0].kind == "emergency", case
        assert len(found) > 1, case
        assert not any(one.adults_only for one in found), case
        answered = [is_night_telephone(one) for one in found[1:] if is_for(one, reader)]
        assert not any(answered) or answered[0], case
        assert not (any(answered) and "find_a_helpline" in [one.id for one in found]), case


# On the pages


def main_of(client, address, answers=None):
    answer = client.post(address, data=answers) if answers else client.get(address)
    assert answer.status_code == 200
    return parse(answer.text)


def numbers(page, within="main") -> list[str]:
    """What can be called or opened in a part of a page, in its order."""
    links = [a.attrs.get("href", "") for a in page.query(f"{within} a")]
    return [one.removeprefix("tel:") for one in links if one.startswith(("tel:", FINDER))]


def on_top(page) -> list[str]:
    """Whom the first card of a result lets call, the emergency number left out."""
    return [one for one in numbers(page, "[data-first]") if one != "112"]


PL_NIGHT, PL_ADULTS, PL_PARENTS = "800121212", "800702222", "800100100"
FINDER = "https://findahelpline.com/"


@pytest.mark.parametrize("flag", CANNOT_WAIT)
@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_in_poland_an_open_line_stands_before_a_closed_one_and_a_page(client, language, flag):
    page = main_of(client, f"/{language}/parent/?country=PL", SAFE | CANNOT_WAIT[flag])
    top = on_top(page)
    if flag in ("self_harm", "told_to_die"):
        assert top[:2] == [PL_NIGHT, PL_ADULTS]
    assert PL_NIGHT in top and PL_PARENTS not in top[: top.index(PL_NIGHT)]
    assert FINDER not in numbers(page)


@pytest.mark.parametrize("flag", CANNOT_WAIT)
def test_in_germany_the_telefonseelsorge_stands_before_the_elterntelefon(client, flag):
    page = main_of(client, "/de/parent/?country=DE", SAFE | CANNOT_WAIT[flag])
    assert on_top(page)[:2] == ["08001110111", "08001110550"]


def test_the_first_card_says_how_to_be_understood_there(client):
    page = main_of(client, "/en/parent/?country=DE", SAFE | CANNOT_WAIT["told_to_die"])
    card = page.query("[data-first]")[0].to_text()
    assert "German. Ask for an interpreter." in card
    own = main_of(client, "/de/parent/?country=DE", SAFE | CANNOT_WAIT["told_to_die"])
    assert "olmetsch" not in own.query("[data-first]")[0].to_text()


def test_a_line_for_adults_is_named_as_theirs(client):
    page = main_of(client, "/en/parent/?country=PL", SAFE | CANNOT_WAIT["self_harm"])
    lines = page.query("[data-service]")
    said = {a.attrs["href"]: one.to_text() for one in lines for a in one.query("a")}
    assert "for you, as an adult" in said[f"tel:{PL_ADULTS}"]
    assert "as an adult" not in said[f"tel:{PL_NIGHT}"]


@pytest.mark.parametrize("questionnaire", ADULTS)
def test_programs_get_the_same_order(client, questionnaire):
    answers = {"self_harm": "yes", "disclosed": "no", "school_avoidance": "never"}
    answer = client.post(
        f"/api/v1/questionnaires/{questionnaire}/assessment",
        json={"answers": answers, "country": "PL", "language": "pl"},
    )
    phones = [one["phone"] for one in answer.json["services"]]
    assert phones[:3] == ["112", "800 12 12 12", "800 70 2222"]


WHERE = ("PL", "CH", "LU", "IS", "LI", "LT", "CZ", "RO")
"""Some countries that have lines for adults only; how lines are chosen is asked of all, above."""
ADULTS_ONLY = {
    country: [one for one in everything()[country].services if one.adults_only] for country in WHERE
}
AT_WORST = (CANNOT_WAIT["self_harm"], CANNOT_WAIT["told_to_die"])
"""What calls for a crisis line, in an answer that is sensitive and in one that is not."""
READ_BY_CHILDREN = (
    "young-person/",
    "parent/",
    "teacher/",
    "parent/paper/",
    "teacher/paper/large/",
    "family/paper/",
    "family/sheet/",
    "family/sheet/file/",
)


def assert_none_for_adults(country, text):
    """None of them is named, and none of their numbers that no other line there has."""
    for one in ADULTS_ONLY[country]:
        assert one.name not in text, one.id
        assert not one.dial or f'tel:{one.dial}"' not in text, one.id
        assert not one.phone or one.phone not in text or len(one.phone) < 5, one.id


def test_these_countries_have_such_lines():
    assert all(ADULTS_ONLY.values())


@pytest.mark.parametrize("path", READ_BY_CHILDREN)
def test_no_page_or_paper_that_a_child_may_read_has_a_line_for_adults_only(client, path):
    for country in WHERE:
        answer = client.get(f"/en/{path}?country={country}")
        assert answer.status_code == 200, (path, country)
        assert_none_for_adults(country, answer.text)


@pytest.mark.parametrize("sheet", ["poster", "leaflet"])
def test_nor_has_what_is_hung_up_or_taken_along(campaign_app, sheet):
    order(campaign_app, "ligue")
    client = campaign_app.test_client()
    for country in WHERE:
        answer = client.get(f"/en/campaigns/ligue/{sheet}/?country={country}")
        assert answer.status_code == 200
        assert_none_for_adults(country, answer.text)


@pytest.mark.parametrize("questionnaire", ADULTS)
def test_nor_has_the_sheet_to_hand_over(client, questionnaire):
    for country, answers, show in product(WHERE, AT_WORST, ("sheet", "to_hand_over")):
        address = f"/en/{questionnaire}/?country={country}"
        answer = client.post(address, data=SAFE | answers | {"show": show})
        assert answer.status_code == 200
        assert_none_for_adults(country, answer.text)
    whole = client.post(
        f"/en/{questionnaire}/?country=PL",
        data=SAFE | CANNOT_WAIT["self_harm"] | {"show": "for_me"},
    )
    assert "800 70 2222" in whole.text


@pytest.mark.parametrize("reader", ADULTS)
@pytest.mark.parametrize("country", ["PL", "CH", "LI", "IS", "RO"])
def test_the_first_question_about_danger_shows_a_telephone_of_the_country(client, country, reader):
    page = main_of(client, f"/en/{reader}/?country={country}")
    found = numbers(page, ".at-once")
    assert len(found) > 1 and FINDER not in found
