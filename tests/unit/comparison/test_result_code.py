"""The code of a result: it comes back whole, and no slip of a finger goes unnoticed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.answers.any_snapshots import SHAPES, every_state, snapshots
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import assess
from warning_signs.comparison.check_digits import (
    ALPHABET,
    LENGTH,
    CodeError,
    check_symbols,
    read_characters,
    write_characters,
)
from warning_signs.comparison.result_code import DAYS, FIRST_DAY, LEVELS, decode, encode
from warning_signs.comparison.snapshot import DomainPoints, Snapshot, snapshot_of
from warning_signs.content.models.code_layouts import MOST_STATES, NUMBERS, VERSIONS

SNAPSHOT = Snapshot(
    "parent",
    1,
    date(2026, 11, 22),
    "high",
    (
        DomainPoints("school", 7, 4, 5),
        DomainPoints("screen", 0, 4, 4),
        DomainPoints("withdrawal", 0, 0, 3),
        DomainPoints("body", 6, 2, 2),
        DomainPoints("participation", 1, 1, 2),
    ),
)


def kind_of(text: str) -> str:
    """What is wrong with a code; empty if nothing is."""
    try:
        decode(text, SHAPES)
    except CodeError as error:
        return error.kind
    return ""


def bare(code: str) -> str:
    return code.replace("-", "")


# There and back


@given(snapshots())
@settings(max_examples=500)
def test_every_snapshot_comes_back_from_its_code(snapshot):
    code = encode(snapshot, SHAPES)
    assert decode(code, SHAPES) == snapshot
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{2}}[{ALPHABET}]{{4}}", code)


@pytest.mark.parametrize("shape", SHAPES.shapes, ids=lambda s: f"{s.questionnaire}-{s.version}")
def test_every_state_of_every_domain_comes_back_by_itself(shape):
    empty = [DomainPoints(domain, 0, 0, n) for domain, n in shape.questions.items()]
    for place, (domain, questions) in enumerate(shape.questions.items()):
        for state in every_state(domain, questions):
            domains = (*empty[:place], state, *empty[place + 1 :])
            snapshot = Snapshot(shape.questionnaire, shape.version, FIRST_DAY, "low", domains)
            assert decode(encode(snapshot, SHAPES), SHAPES) == snapshot


def test_every_day_and_every_level_comes_back():
    for day, level in zip(range(DAYS), itertools.cycle(LEVELS), strict=False):
        snapshot = replace(SNAPSHOT, day=FIRST_DAY + timedelta(days=day), level=level)
        assert decode(encode(snapshot, SHAPES), SHAPES) == snapshot


def test_a_code_has_room_for_what_the_content_may_hold():
    assert NUMBERS * VERSIONS * DAYS * len(LEVELS) * MOST_STATES <= 32 ** (LENGTH - 2)
    assert max(shape.states for shape in SHAPES.shapes) <= MOST_STATES


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2025, 12, 31)},
        {"day": FIRST_DAY + timedelta(days=DAYS)},
        {"version": 4},
        {"questionnaire": "family"},
        {"level": "calm"},
        {"domains": SNAPSHOT.domains[1:]},
        {"domains": (DomainPoints("school", 13, 4, 5), *SNAPSHOT.domains[1:])},
        {"domains": (DomainPoints("school", 3, 6, 5), *SNAPSHOT.domains[1:])},
        {"domains": (DomainPoints("school", 3, 4, 4), *SNAPSHOT.domains[1:])},
    ],
)
def test_what_no_code_can_hold_is_refused(change):
    with pytest.raises(ValueError):
        encode(replace(SNAPSHOT, **change), SHAPES)


def test_codes_that_are_out_there_stay_readable():
    """Written down by somebody once. If this fails, change the program and not the test."""
    assert decode("73FZ-KPDH-805V", CONTENT.code_layouts) == SNAPSHOT


@given(st.sampled_from(["parent", "teacher"]).flatmap(
    lambda name: st.tuples(st.just(name), answers_to(CONTENT.questionnaires[name]))
))  # fmt: skip
def test_the_result_of_any_answers_has_a_code(asked):
    questionnaire, rules = CONTENT.questionnaires[asked[0]], CONTENT.rules
    found = assess(questionnaire, rules, settle_answers(questionnaire, asked[1], rules))
    for include_participation in (True, False):
        snapshot = snapshot_of(
            found, date(2026, 11, 22), include_participation=include_participation
        )
        assert decode(encode(snapshot, CONTENT.code_layouts), CONTENT.code_layouts) == snapshot
        for score in found.scores:
            held = snapshot.domain(score.domain)
            assert (held.points, held.known * 3) == (score.points, score.maximum)
    assert snapshot.domain("participation").known == 0, "left out with the child’s own part"


# Slips of a finger


def test_every_one_or_two_wrong_characters_change_the_checks():
    """The checks are linear: what a slip adds to them depends on the slip alone, so this is all."""
    data = LENGTH - 2
    for first, second in itertools.combinations(range(LENGTH), 2):
        for a, b in itertools.product(range(32), range(32)):
            slip = [0] * LENGTH
            slip[first], slip[second] = a, b
            unnoticed = check_symbols(slip[:data]) == slip[data:]
            assert unnoticed == (a == b == 0)


@given(*[st.lists(st.integers(0, 31), min_size=10, max_size=10)] * 2)
def test_the_checks_are_linear(one, other):
    both = [a ^ b for a, b in zip(one, other, strict=True)]
    added = [a ^ b for a, b in zip(check_symbols(one), check_symbols(other), strict=True)]
    assert check_symbols(both) == added


@given(snapshots())
@settings(max_examples=20)
def test_every_wrong_character_is_noticed(snapshot):
    code = encode(snapshot, SHAPES)
    for place, right in enumerate(code):
        for wrong in set(ALPHABET + ALPHABET.lower()) - {right, right.lower()}:
            assert right == "-" or kind_of(code[:place] + wrong + code[place + 1 :]) == "typing"


@given(snapshots())
def test_every_swap_of_two_characters_is_noticed(snapshot):
    code = bare(encode(snapshot, SHAPES))
    for i, j in itertools.combinations(range(LENGTH), 2):
        typed = list(code)
        typed[i], typed[j] = code[j], code[i]
        assert code[i] == code[j] or kind_of("".join(typed)) == "typing"


@given(snapshots())
def test_a_character_too_few_or_too_many_is_noticed(snapshot):
    code = bare(encode(snapshot, SHAPES))
    for place in range(LENGTH):
        assert kind_of(code[:place] + code[place + 1 :]) == "short"
        assert kind_of(code[:place] + code[place] + code[place:]) == "long"


# Typed as people type


@given(snapshots(), st.data())
def test_small_letters_spaces_and_look_alikes_do_not_matter(snapshot, data):
    code = encode(snapshot, SHAPES)
    localised_macros = {
        "0": "0Oo",
        "1": "1IiLl",
        "-": ["", " ", "-", "–", "\u2011", "\u00a0", "\n", "\u200f"],
    }
    typed = "".join(
        data.draw(st.sampled_from([*localised_macros.get(c, c + c.lower())])) for c in code
    )
    assert decode(f" {typed} ", SHAPES) == snapshot


def test_digits_of_any_script_and_full_width_letters_are_read():
    code = encode(SNAPSHOT, SHAPES)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    arabic = code.translate({ord("0") + n: chr(0x660 + n) for n in range(10)})
    assert decode(wide, SHAPES) == decode(arabic, SHAPES) == SNAPSHOT != arabic


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("", "empty", ""),
        (" -\u200f–\n", "empty", ""),
        ("DP47-X6A3", "short", 4),
        ("DP47-X6A3-8025-8025", "long", 4),
        ("U", "character", "U"),
        ("DP47-X6A3-802ß", "character", "ß"),
        ("DP47-X6A3-80.5", "character", "."),
        ("DP47-X6A3-80А5", "character", "А"),  # the Cyrillic one
        ("0000-0000-0001", "typing", ""),
        ("💥" * 99, "character", "💥"),
        ("0" * 100_000, "long", 188),
    ],
)
def test_a_broken_code_says_what_is_wrong(text, kind, detail):
    with pytest.raises(CodeError) as caught:
        decode(text, SHAPES)
    assert (caught.value.kind, caught.value.detail) == (kind, detail)


@given(st.text() | st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH))
@example("ﷺ" * 200)
@example("\ud800")
@settings(max_examples=1000)
def test_garbage_is_a_code_error_and_nothing_else(text):
    kind_of(text)


@given(st.integers(0, 2**50 - 1))
@settings(max_examples=1000)
def test_a_code_with_right_checks_and_any_content_is_read_or_refused_in_words(number):
    code = write_characters(number)
    assert read_characters(code) == number
    kind = kind_of(code)
    assert kind in ("", "typing", "questionnaire", "version")
    assert kind or encode(decode(code, SHAPES), SHAPES) == code, "no snapshot has two codes"


# Versions


def test_a_code_of_an_older_version_is_read_when_there_is_a_newer_one():
    code = encode(SNAPSHOT, CONTENT.code_layouts)
    assert SHAPES.find("parent", 2) and decode(code, SHAPES) == SNAPSHOT


def test_a_code_of_a_version_yet_to_come_says_so():
    newer = Snapshot(
        "parent",
        3,
        FIRST_DAY,
        "some",
        (DomainPoints("body", 3, 1, 1), DomainPoints("school", 0, 0, 2)),
    )
    with pytest.raises(CodeError) as caught:
        decode(encode(newer, SHAPES), CONTENT.code_layouts)
    assert (caught.value.kind, caught.value.detail) == ("version", 3)


def test_a_code_of_a_questionnaire_of_another_site_says_so():
    (coach,) = (shape for shape in SHAPES.shapes if shape.questionnaire == "coach")
    domains = tuple(DomainPoints(d, 0, 0, n) for d, n in coach.questions.items())
    code = encode(Snapshot("coach", 64, FIRST_DAY, "low", domains), SHAPES)
    with pytest.raises(CodeError) as caught:
        decode(code, CONTENT.code_layouts)
    assert caught.value.kind == "questionnaire"
