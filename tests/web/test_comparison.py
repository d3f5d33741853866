"""The page of codes, without a browser: what is typed, what comes back, what is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.any_snapshots import SHAPES, snapshots
from tests.support.examples import WHOLE_PAGES
from tests.support.pages.checks import parse
from tests.unit.comparison.test_result_code import SNAPSHOT
from warning_signs.comparison.result_code import decode, encode
from warning_signs.comparison.snapshot import DomainPoints, Snapshot

PAGE = "/en/compare/?country=FR"
THEN = SNAPSHOT
NOW = replace(
    THEN,
    day=THEN.day + timedelta(days=16),
    level="some",
    domains=(
        DomainPoints("school", 9, 5, 5),
        DomainPoints("screen", 0, 4, 4),
        DomainPoints("withdrawal", 0, 0, 3),
        DomainPoints("body", 2, 1, 2),
        DomainPoints("participation", 1, 1, 2),
    ),
)
TEACHER = Snapshot(
    "teacher",
    1,
    THEN.day + timedelta(days=3),
    "low",
    (
        DomainPoints("school", 2, 5, 5),
        DomainPoints("screen", 0, 3, 3),
        DomainPoints("withdrawal", 1, 1, 3),
        DomainPoints("body", 0, 0, 1),
        DomainPoints("participation", 0, 3, 3),
    ),
)


def code(snapshot: Snapshot) -> str:
    return encode(snapshot, SHAPES)


def words(html: str) -> str:
    """What a reader of the page reads in its main part."""
    return " ".join(parse(html).query("main")[0].to_text().split())


def send(client, *codes: str, page: str = PAGE, **fields: str) -> str:
    typed = dict(zip(("then", "now"), codes, strict=False))
    return client.post(page, data=typed | fields).text


def typed(html: str) -> list[str]:
    """What stands in the two fields."""
    return [field.attrs.get("value", "") for field in parse(html).query("input.code")]


# From the result to the page of codes


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("questionnaire", ["parent", "teacher"])
def test_a_result_gives_its_code_and_the_code_gives_the_result(client, language, questionnaire):
    answers = {"self_harm": "no", "school_avoidance": "daily", "aches": "never"}
    page = parse(client.post(f"/{language}/{questionnaire}/?country=FR", data=answers).text)
    (shown,) = page.query("[data-code]")
    assert shown.attrs["dir"] == "ltr" and shown.attrs["data-code"] == shown.to_text().strip()
    held = decode(shown.attrs["data-code"], CONTENT.code_layouts)
    assert (held.questionnaire, held.day) == (questionnaire, date.today())
    assert held.level == page.query("main")[0].attrs["data-level"]
    school = held.domain("school")
    assert (school.points, school.known, school.questions) == (3, 1, 5)
    (link,) = page.query("main a[href*='/compare/']")
    assert link.attrs["href"] == f"/{language}/compare/?country=FR", "it carries nothing"
    again = client.post(f"/{language}/compare/", data={"then": shown.attrs["data-code"]}).text
    assert parse(again).query(".level")[0].attrs["data-level"] == held.level


OWN_PART = {
    "self_harm": "no",
    "disclosed": "yes",
    "took_part": ["posted"],
    "own_posts": ["mockery"],
    "laughs_and_hides": "daily",
}


def test_the_code_of_a_sheet_to_hand_over_leaves_out_the_own_part(client):
    held = []
    for show in ("sheet", "file_for_me"):
        page = parse(client.post("/en/parent/", data=OWN_PART | {"show": show}).text)
        held += [
            decode(one.attrs["data-code"], CONTENT.code_layouts)
            for one in page.query("[data-code]")
        ]
    hidden, whole = held
    assert hidden.domain("participation").known == 0
    assert whole.domain("participation").points == 3
    assert replace(hidden, domains=hidden.domains[:4]) == replace(whole, domains=whole.domains[:4])


def test_a_questionnaire_without_a_level_has_no_code(client):
    page = client.post("/en/family/", data={"we_talk": "yes", "no_blame": "no"}).text
    assert 'data-page="result"' in page and "data-code" not in page


# What is typed


def test_an_empty_page_asks_for_codes_and_for_nothing_else(client):
    page = parse(client.get(PAGE).text)
    assert len(page.query("main input")) == 2 and not page.query(".errors")
    assert page.query("form#codes")[0].attrs["method"] == "post"
    assert page.query("main")[0].attrs["data-page"] == "compare"


def test_codes_never_stand_in_an_address(client):
    page = send(client, code(THEN), code(NOW))
    addresses = re.findall(r'(?:href|action|formaction)="([^"]*)"', page)
    assert addresses and not any(code(THEN) in one or "then=" in one for one in addresses)


@pytest.mark.parametrize("show", ["result", ""])
def test_a_code_may_be_typed_small_and_without_hyphens(client, show):
    small = code(THEN).lower().replace("-", " ")
    page = send(client, small, show=show)
    assert "Act now" in words(page) and typed(page) == [small, ""]


def test_the_second_field_alone_will_do(client):
    assert "Act now" in words(send(client, "", code(THEN)))


SWAPPED = code(THEN)[1] + code(THEN)[0] + code(THEN)[2:]
YET_TO_COME = Snapshot(
    "parent", 3, THEN.day, "low", (DomainPoints("body", 0, 1, 1), DomainPoints("school", 0, 0, 2))
)
ELSEWHERE = Snapshot(
    "coach",
    64,
    THEN.day,
    "low",
    tuple(
        DomainPoints(domain, 0, 0, count)
        for domain, count in SHAPES.find("coach", 64).questions.items()
    ),
)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", "Type the code"),
        ("  ", "Type the code"),
        (code(THEN)[:-1], "too short: 1 character of 12 is missing"),
        (code(THEN)[:9], "too short: 4 characters of 12 are missing"),
        (code(THEN) + "0", "too long: it has 1 character more"),
        (code(THEN) + "00", "too long: it has 2 characters more"),
        (code(THEN)[:-1] + "U", "No code has “U” in it"),
        (code(THEN)[:-1] + "<", "No code has “<” in it"),
        (SWAPPED, "typing mistake"),
        (code(YET_TO_COME), "version 3 of the questions"),
        (code(ELSEWHERE), "a questionnaire that this site does not have"),
    ],
)
def test_a_broken_code_says_what_is_wrong_and_stays_as_it_was_typed(client, broken, said):
    page = send(client, broken)
    (summary,) = parse(page).query(".errors")
    assert said in summary.to_text(), summary.to_text()
    assert summary.query("a")[0].attrs["href"] == "#then"
    assert "<title>Error: " in page and typed(page) == [broken, ""]
    assert parse(page).query("#then")[0].attrs["aria-invalid"] == "true"


def test_both_fields_can_be_wrong_and_the_good_one_is_kept(client):
    assert len(parse(send(client, "X", "Y")).query(".errors a")) == 2
    page = send(client, code(THEN), "Y")
    assert typed(page) == [code(THEN), "Y"] and "#now" in page
    assert not parse(page).query(".level")


@given(st.text(), st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=WHOLE_PAGES)
def test_garbage_comes_back_with_a_sentence(client, one, other):
    assert parse(send(client, one, other)).query(".errors")


@pytest.mark.parametrize("show", ["codes", "result"])
def test_what_is_typed_survives_a_change_of_language_and_country(client, show):
    page = client.post(
        "/fr/compare/", data={"then": code(THEN), "now": "X", "show": "codes", "country": "BE"}
    ).text
    assert typed(page) == [code(THEN), "X"] and not parse(page).query(".errors")
    assert "country=BE" in page


# What is said


def test_then_and_now_in_words(client):
    page = send(client, code(THEN), code(NOW))
    levels = [level.attrs["data-level"] for level in parse(page).query(".level")]
    said = words(page)
    assert levels == ["high", "some"]
    assert "lower than then" in said and "does not mean that all is well" in said
    assert "still counts until it is dealt with" in said
    assert "More points than then. More is known now, too" in said
    assert "The same points as then." in said
    assert "Nothing was known then, and nothing is known now." in said
    assert "Fewer points than then. But less is known now" in said
    assert len(parse(page).query("table svg.chart")) == 10
    assert words(send(client, code(NOW), code(THEN))) == said, "the order does not matter"


def test_a_higher_level_puts_help_before_everything_else(client):
    later = replace(THEN, day=THEN.day + timedelta(days=30), level="urgent")
    page = parse(send(client, code(THEN), code(later)))
    first = page.query("main section")[0]
    assert first.attrs["class"] == "danger" and first.query("a[href='tel:112']")
    assert first.query("a[href='tel:3018']") and first.query("a[href='/en/help/?country=FR']")
    higher = replace(NOW, day=NOW.day + timedelta(days=1), level="some")
    page = parse(send(client, code(replace(NOW, level="low")), code(higher)))
    assert page.query("main section")[0].query("a[href='tel:3018']")


def test_two_observers_see_different_parts(client):
    said = words(send(client, code(TEACHER), code(THEN)))
    assert "it is normal that they differ" in said
    assert "Go by the higher one: “Act now”" in said
    assert "Both noticed few signs." in said
    assert "One of the two noticed more: Parent or carer." in said
    assert "Only one of the two knows something about this." in said
    assert "points than then" not in said


def test_two_observers_far_apart_are_no_change(client):
    late = replace(TEACHER, day=THEN.day + timedelta(days=60))
    assert "Do not read it as better or worse" in words(send(client, code(THEN), code(late)))


def test_the_same_code_twice_is_said(client):
    page = send(client, code(THEN), code(THEN).lower())
    assert "Both codes are the same" in words(page) and len(parse(page).query(".level")) == 1


def test_two_results_of_one_day_are_said(client):
    other = replace(THEN, level="low")
    assert "no change over time" in words(send(client, code(THEN), code(other)))


@given(st.lists(snapshots(CONTENT.code_layouts), min_size=1, max_size=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=WHOLE_PAGES)
def test_any_results_make_a_page_that_never_says_all_is_well(client, results):
    codes = [code(snapshot) for snapshot in results]
    for language in ("en", "fr"):
        page = send(client, *codes, page=f"/{language}/compare/")
        assert 'data-page="compare"' in page and "<svg" in page and 'class="errors"' not in page
        assert client.post(f"/{language}/compare/", data={"then": codes[0], "show": "sheet"})
    assert not re.search(r"all is well|nothing to worry|is safe", words(page), re.IGNORECASE)


def test_heading_and_title_tell_nothing(client):
    title = re.compile(r"<title>.*?</title>|<h1>.*?</h1>")
    pages = [client.get(PAGE).text, send(client, code(THEN)), send(client, code(TEACHER))]
    assert len({tuple(title.findall(page)) for page in pages}) == 1


def test_a_result_by_code_is_not_for_search_engines(client):
    assert "noindex" in send(client, code(THEN)) and "noindex" not in client.get(PAGE).text


def test_the_file_is_one_file_and_leaves_out_the_own_part_unless_ticked_in(client):
    both = {"then": code(THEN), "now": code(NOW), "show": "sheet"}
    for extra, part in (({}, False), ({"sensitive": "1"}, True)):
        answer = client.post(PAGE, data=both | extra)
        name = answer.headers["Content-Disposition"]
        assert re.search(r'filename="warning-signs-\d{4}-\d\d-\d\d\.html"', name)
        assert ("Towards others" in answer.text) == part
        assert not re.search(r"<form|<script|<input|(?:href|src)=\"/", answer.text)
