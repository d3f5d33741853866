"""The page of all helplines: in groups, with what a call is like, and a way to mend a number."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.content.helplines import COUNTRIES, everything
from tests.support.pages.checks import parse
from warning_signs.i18n.languages import SOURCE_TAG

GROUPS = ["danger", "talk", "child", "take_down", "child_protection", "school", "platform"]


def page_of(client, query="?country=FR", language=SOURCE_TAG):
    answer = client.get(f"/{language}/help/{query}")
    assert answer.status_code == 200
    return parse(answer.text)


def groups_of(page) -> list[str]:
    return [one.attrs["id"] for one in page.query("main section") if one.attrs["id"] in GROUPS]


def corrections(page) -> list[str]:
    """Where each card’s “Is this number wrong?” leads."""
    links = page.query("main .service .facts a")
    assert all("wrong" in link.to_text() for link in links)
    return [link.attrs["href"] for link in links]


def test_france_has_every_group_in_its_order(client):
    page = page_of(client)
    assert groups_of(page) == GROUPS
    assert [a.attrs["href"] for a in page.query("main nav a")] == [f"#{one}" for one in GROUPS[1:]]


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_number_stands_once_with_its_month_in_a_group_of_its_country(client, country):
    page = page_of(client, f"?country={country}")
    groups = groups_of(page)
    assert groups == [one for one in GROUPS if one in groups]
    assert {"danger", "talk", "take_down", "child_protection"} <= set(groups)
    cards = page.query("main .service")
    numbers = [a.attrs["href"] for a in page.query("main .service a.call")]
    assert len(numbers) == len(cards)
    assert all(card.query("h3") and card.query(".facts .hint") for card in cards)
    dialled = [href for href in numbers if href.startswith("tel:")]
    assert len(dialled) == len(set(dialled))
    for one in everything()[country].services:
        assert not one.dial or f"tel:{one.dial}" in numbers, one.id


def test_without_a_country_the_first_control_chooses_one(client):
    page = page_of(client, "")
    assert page.query("main select, main a, main button")[0].name == "select"
    assert groups_of(page) == ["danger", "talk", "take_down"]
    assert "112" in page.query("#danger")[0].to_text()


def test_what_a_call_is_like_is_said_once(client):
    for query in ("", "?country=FR", "?country=US"):
        page = page_of(client, query)
        (words,) = (one.to_text() for one in page.query("#your-call"))
        for said in ("Free of charge", "bill", "your name", "Say first", "nterpr"):
            assert said in words
        assert page.query("main")[0].to_text().casefold().count("another language") == 1


@pytest.mark.parametrize(
    ("language", "country", "words"),
    [
        ("ar", "DE", ("de", "„Arabisch. Dolmetscher, bitte.“")),
        ("uk", "PL", ("pl", "„Ukraiński. Proszę o tłumacza.”")),
        ("fr", "AL", ("en", "“French. Interpreter, please.”")),  # Albanian is none of ours
        ("uk", "BE", ("en", "“Ukrainian. Interpreter, please.”")),  # which of three, nobody knows
        ("de", "DE", None),
        ("fr", "BE", None),
    ],
)
def test_how_to_call_in_another_language_is_said_to_those_who_need_it(
    client, language, country, words
):
    page = client.get(f"/{language}/help/?country={country}").text
    answers = {"self_harm": "yes", "low_mood": "daily"}
    result = client.post(f"/{language}/parent/?country={country}", data=answers).text
    card = parse(result).query("[data-first] .calls")[0]
    said = [parse(page).query("#your-call")[0], card]
    for one in said:
        found = one.query("p bdi[dir], li bdi[dir]")
        phrases = [(bdi.attrs["lang"], bdi.to_text()) for bdi in found]
        assert phrases == ([words] if words else [])


KNOWN = {"self_harm": "no", "disclosed": "yes"}
BY_ADULT = KNOWN | {"senders": "adult", "adult_is": "stranger"}
MAY_COME = BY_ADULT | {"demands": "private_information"}


def result_of(client, country, answers):
    return parse(client.post(f"/en/parent/?country={country}", data=answers).text)


def numbers(page, within) -> list[str]:
    """What can be dialled there."""
    links = page.query(f"{within} a")
    return [a.attrs["href"] for a in links if a.attrs["href"].startswith("tel:")]


POLICE = "[data-advice=contact_police]"


@pytest.mark.parametrize(("country", "number"), [("FR", "112"), ("GB", "999"), ("ES", "091")])
def test_who_is_to_call_the_police_finds_a_number_there_and_what_it_is_for(client, country, number):
    page = result_of(client, country, BY_ADULT)
    assert numbers(page, POLICE) == [f"tel:{number}"]
    words = page.query(POLICE)[0].to_text()
    assert ("if somebody is in danger now" in words) == (number != "091")


def test_without_a_country_it_is_a_button_of_the_first_card(client):
    page = result_of(client, "", BY_ADULT)
    assert numbers(page, "[data-first]") == ["tel:112"]


@pytest.mark.parametrize("answers", [KNOWN | {"content": "threats"}, MAY_COME])
def test_it_is_not_said_again_where_the_first_buttons_have_it(client, answers):
    page = result_of(client, "GB", answers)
    assert numbers(page, "[data-first]")[0] == "tel:999"
    assert not numbers(page, POLICE)


@pytest.mark.parametrize("adult", ["family", "school_or_club", "stranger"])
def test_who_is_sent_to_child_protection_finds_its_number_among_the_first(client, adult):
    page = result_of(client, "FR", BY_ADULT | {"adult_is": adult, "low_mood": "weekly"})
    assert "tel:119" in numbers(page, "[data-first] .calls")


def test_nobody_meets_a_crisis_line_first_where_nothing_speaks_of_dying(client):
    page = result_of(client, "FR", MAY_COME)
    assert "tel:3114" not in numbers(page, "[data-first] .calls")


def test_a_line_that_stands_above_is_not_described_again(client):
    page = page_of(client)
    again = page.query("#child_protection [data-again]")
    assert [a.attrs["href"] for one in again for a in one.query("a")] == ["tel:119"]
    assert not again[0].query(".facts")


def test_a_line_for_adults_alone_is_named_as_theirs(client):
    page = page_of(client, "?country=PL")
    theirs = [c for c in page.query("#talk .service") if "This line is for you" in c.to_text()]
    assert [one.query("a.call")[0].attrs["href"] for one in theirs] == [
        "tel:800702222",
        "tel:116123",
    ]


def test_a_wrong_number_is_told_by_e_mail(make_app):
    page = page_of(make_app({"OPERATOR_CONTACT": "ask@ligue.example"}).test_client())
    found = corrections(page)
    assert len(found) == len(page.query("main .service"))
    parts = [urlsplit(one) for one in found]
    assert {(one.scheme, one.path) for one in parts} == {("mailto", "ask@ligue.example")}
    assert "fr_3018: 3018" in [parse_qs(one.query)["subject"][0] for one in parts]


def test_or_on_the_page_of_the_operator(make_app):
    contact = "https://ligue.example/contact"
    settings = {"OPERATOR_CONTACT": contact, "SOURCE_URL": "https://code.example/x"}
    assert set(corrections(page_of(make_app(settings).test_client()))) == {contact}


@pytest.mark.parametrize(
    "source", ["https://code.example/warning/signs", "https://code.example/warning/signs/"]
)
def test_or_where_the_source_code_is(make_app, source):
    found = corrections(page_of(make_app({"SOURCE_URL": source}).test_client()))
    assert found[1] == "https://code.example/warning/signs/issues/new?title=fr_3018%3A+3018"


@pytest.mark.parametrize("contact", ["", "by post only"])
def test_and_no_link_leads_nowhere(make_app, contact):
    page = page_of(make_app({"OPERATOR_CONTACT": contact}).test_client())
    assert corrections(page) == []
    assert "wrong" not in page.query("main")[0].to_text()


def test_young_people_see_how_to_write_before_how_to_call(client):
    page = parse(client.get("/en/young-person/?country=US").text)
    (card,) = (one for one in page.query(".service") if "Childhelp" in one.to_text())
    assert [a.attrs["href"] for a in card.query("a.call")] == ["sms:18004224453", "tel:18004224453"]


@pytest.mark.parametrize(
    ("answers", "kinds"),
    [
        ({"demands": ["private_information", "secrecy"], "adult_is": "stranger"}, "emergency"),
        (
            {"disclosed": "yes", "senders": "adult", "adult_is": "school_or_club"},
            "child_protection",
        ),
        ({"disclosed": "yes", "content": "told_to_die"}, "crisis_line"),
    ],
)
def test_the_buttons_are_those_that_the_first_steps_speak_of(client, answers, kinds):
    result = client.post("/en/parent/?country=GB", data={"self_harm": "no", **answers})
    calls = parse(result.text).query("[data-first] .call-one")
    shown = [one.attrs["data-service"] for one in calls]
    assert kinds in shown
    assert ("crisis_line" in shown) == (kinds == "crisis_line")
