"""When nobody acts: what is written next, and which law it may name in which country."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.answers.letters import (
    LETTERS,
    NOBODY_HELPED,
    OBSERVERS,
    each_letter,
    fields,
    letter_of,
    settled,
    told,
    urgent_notes,
    written,
)
from tests.support.pages.checks import parse
from warning_signs.assessment.assess import assess
from warning_signs.letters.compose import ROOM, names

EU_LAW = re.compile(r"Digital Services|European Union|Regulation|\barticle\b|same act")


@pytest.mark.parametrize("name", OBSERVERS)
@given(data=st.data())
def test_only_readers_in_the_european_union_are_told_of_its_law(name, data):
    answers = settled(name, data.draw(answers_to(CONTENT.questionnaires[name])))
    country = data.draw(st.sampled_from([None, "US", "GB", "CH", "AU", "UA"]))
    case = in_country(assess(CONTENT.questionnaires[name], CONTENT.rules, answers).case, country)
    told_of_it = [
        to
        for to in LETTERS
        if EU_LAW.search(written(to, name, answers, sensitive=True, country=country))
        or EU_LAW.search(beside(to, case))
    ]
    assert told_of_it == []


def beside(to, case) -> str:
    """What the page of a letter says around it, one text a line."""
    letter = CONTENT.letters[to]
    called = names(letter, case)
    notes = [note.text for note in letter.notes if note.when.holds(case)]
    return "\n".join(text.msgid for text in (called.title, called.intro, *notes))


def in_country(case, country):
    return case.knowing(country=country)


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("service", ["under article 16 of the Digital Services Act"]),
        ("complaint", ["under article 20 of the Digital", "article 21", "article 16", "a person"]),
        ("regulator", ["under article 53 of the Digital Services", "Digital Services Coordinator"]),
    ],
)
@pytest.mark.parametrize("country", ["FR", "IE", "GR"])
def test_in_the_european_union_a_letter_names_the_article_that_it_goes_by(to, words, country):
    letter = written(to, "parent", {}, country=country)
    assert [one for one in words if one not in letter] == []


@pytest.mark.parametrize("name", OBSERVERS)
def test_a_second_letter_says_that_the_first_one_did_not_help(name):
    for to, word in (("school", "on " + ROOM), ("police", "before, and have had no answer")):
        first, second = (
            written(to, name, told(name, {}, no_help)) for no_help in (["none"], NOBODY_HELPED)
        )
        assert word not in first and word in second
        case = assess(CONTENT.questionnaires[name], CONTENT.rules, told(name, {}, NOBODY_HELPED))
        assert "econd" in names(CONTENT.letters[to], case.case).title.msgid
    assert "heard of it on" not in written("school", name, told(name, {}, NOBODY_HELPED))


TIMES = re.compile(r"\b(?:this|next|a|one|two) weeks?\b|\b(?:two|seven|14) days\b")


@each_letter
@pytest.mark.parametrize("name", OBSERVERS)
@pytest.mark.parametrize("no_help", [["none"], NOBODY_HELPED])
def test_a_page_names_one_span_of_time_at_most(to, name, no_help):
    answers = told(name, {"repeated": ["yes"]}, no_help)
    case = assess(CONTENT.questionnaires[name], CONTENT.rules, answers).case
    letter, called = CONTENT.letters[to], names(CONTENT.letters[to], case)
    notes = [one.text.msgid for one in letter.notes if one.when.holds(case)]
    words = " ".join([written(to, name, answers), called.intro.msgid, *notes])
    assert len(set(TIMES.findall(words))) <= 1


@pytest.mark.parametrize("to", ["service", "operator", "complaint"])
def test_with_an_adult_of_the_family_nothing_is_sent_before_somebody_was_asked(to):
    answers = settled("parent", {"disclosed": "yes", "senders": "adult", "adult_is": "family"})
    case = assess(CONTENT.questionnaires["parent"], CONTENT.rules, answers).case
    assert "police or child protection" in urgent_notes(to, case)


@each_letter
def test_beside_each_letter_stands_that_no_intimate_picture_goes_with_it(to):
    if to != "operator":  # calls and messages without pictures
        notes = [note.text.msgid for note in CONTENT.letters[to].notes]
        assert any(re.match("Never .*intimate picture", note) for note in notes)


def test_a_country_chosen_on_the_page_brings_its_language_and_law(client):
    sent = fields(client.get("/en/letters/complaint/").text) | {"country": ["FR"]}
    page = client.post("/en/letters/complaint/", data=sent | {"show": "letter"}).text
    assert "2022/2065" in letter_of(page)
    assert fields(page)["letter_language"] == ["fr"]
    back = fields(page) | {"letter_language": ["en"], "country": ["FR"]}
    assert "article 20" in letter_of(
        client.post("/en/letters/complaint/?country=FR", data=back).text
    )


@pytest.mark.parametrize("to", ["school", "police"])
@pytest.mark.parametrize("name", OBSERVERS)
def test_a_second_letter_can_be_had_without_a_result(client, to, name):
    assert f'name="no_help" value="{to}"' in client.get(f"/en/letters/{to}/").text
    page = client.post(f"/en/letters/{to}/", data={"from": name, "no_help": to}).text
    assert "econd" in parse(page).query("h1")[0].to_text()
    assert letter_of(page) == written(to, name, {"no_help": frozenset({to})})
    for show in ("letter", "print"):
        again = client.post(f"/en/letters/{to}/", data=fields(page) | {"show": show}).text
        assert fields(again)["no_help"] == [to] and fields(again)["from"] == [name]


def offered(name: str, answers) -> set[str]:
    case = assess(CONTENT.questionnaires[name], CONTENT.rules, settled(name, answers)).case
    return {to for to, letter in CONTENT.letters.items() if letter.offered_when.holds(case)}


KNOWN = {"disclosed": "yes", "repeated": "no", "senders": "one"}
TOLD = KNOWN | {"done": ["school", "reported", "police"]}


@pytest.mark.parametrize(
    ("name", "answers", "wanted"),
    [
        ("parent", {"age": "11_13"}, set()),
        ("parent", KNOWN | {"channels": "social"}, {"school", "service"}),
        ("parent", KNOWN | {"channels": "phone"}, {"school", "operator"}),
        ("parent", KNOWN | {"content": "threats"}, {"school", "police"}),
        ("parent", KNOWN | {"senders": "adult", "channels": "game"}, {"service", "police"}),
        ("parent", KNOWN | {"content": "intimate_images"}, {"police"}),
        ("parent", TOLD | {"no_help": "none"}, {"school"}),
        ("parent", TOLD | {"no_help": "school"}, {"school", "school_authority"}),
        ("parent", TOLD | {"no_help": "service"}, {"school", "complaint", "regulator"}),
        ("parent", TOLD | {"no_help": "police"}, {"school", "police"}),
        (
            "parent",
            TOLD | {"no_help": "school", "senders": "adult"},
            {"police", "school_authority"},
        ),
        ("teacher", KNOWN | {"channels": "phone"}, {"school"}),
        ("teacher", KNOWN | {"senders": "adult"}, {"school", "police"}),
    ],
)
def test_a_result_leads_to_no_other_letter_than_those_that_make_sense(
    client, name, answers, wanted
):
    answers = {"self_harm": "no", **answers}
    assert offered(name, answers) == wanted
    page = client.post(f"/en/{name}/", data=answers).text
    assert set(re.findall(r'formaction="/en/letters/(\w+)/"', page)) <= wanted


@pytest.mark.parametrize(
    ("to", "then"), [("school", "school_authority"), ("complaint", "regulator")]
)
def test_from_one_letter_the_answers_go_on_to_the_next_in_line(client, to, then):
    sent = {"from": "parent", **TOLD, "content": "rumours", "no_help": ["school", "service"]}
    page = parse(client.post(f"/en/letters/{to}/?country=FR", data=sent).text)
    (form,) = page.query(f"form[action^='/en/letters/{then}/']")
    carried = [(one.attrs["name"], one.attrs["value"]) for one in form.query("input")]
    assert ("content", "rumours") in carried and form.attrs["target"] == "_blank"
    assert not parse(client.get("/en/letters/school/").text).query(f"form[action*='{then}']")


def test_the_overview_leads_to_each_letter(client):
    page = client.get("/en/letters/").text
    assert set(re.findall(r'href="/en/letters/(\w+)/"', page)) == set(LETTERS)
