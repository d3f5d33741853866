"""Target, taking part, witness, or several at once: each has a way of its own, and none contradicts
another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT, answers_to
from tests.support.answers.plans import SAW_IT, outcome_of, said, steps_for
from warning_signs.assessment.case import Case
from warning_signs.content.models.conditions.parse import parse_condition
from warning_signs.content.models.rules import Involvement

ROLES = ("target", "takes_part", "witness")
PARTS = ("forwarded", "posted", "answered_back", "witness", "accused")
KNOWN = {
    "nothing": {},
    "hint": {"disclosed": ["unsure"]},
    "told": {"disclosed": ["yes"]},
    "laughing": {
        "told_by_other": ["unsure"],
        "laughs_and_hides": ["daily"],
        "took_part": ["unknown"],
    },
    "seen": {"messages_seen": ["yes"]},
    "asked_for_money": {"demands": ["money"]},
    "asked_for_secrecy": {"messages_seen": ["yes"], "demands": ["secrecy"]},
}
GRAVE = {
    "plain": {"content": ["insults"], "channels": ["social", "phone"]},
    "once": {"content": ["insults"], "channels": ["social"], "repeated": ["no"]},
    "between_two": {
        "content": ["insults"],
        "senders": ["close"],
        "repeated": ["no"],
        "change": ["no"],
    },
    "kind": {"content": ["unknown"]},
    "grave": {
        "content": ["blackmail", "impersonation", "private_details", "told_to_die", "images"],
        "channels": ["social", "phone", "email"],
        "senders": ["adult"],
        "own_posts": ["threats"],
    },
    "pictures": {"content": ["intimate_images"], "own_posts": ["intimate_images"]},
}
EVERY_PART = list(chain.from_iterable(combinations(PARTS, n) for n in range(len(PARTS) + 1)))
ONLY_AUTHOR = {"took_part": ["posted"], "own_posts": ["mockery"], "self_harm": ["no"]}
NOT_THEIR_FAULT = r"not their fault|not your fault|is no fault|not to blame"
HURT_BY_OTHERS = r"those who harass|hurts? your child|hurts? the pupil|who are hurt online"


def answers_of(*pieces: dict) -> dict:
    """Raw answers put together, with the safety question answered."""
    return {"self_harm": ["no"]} | {key: value for piece in pieces for key, value in piece.items()}


def texts_of(name, raw) -> dict[str, str]:
    """All that each step says, by its id; what the result says of the role under “role”."""
    involvement = outcome_of(name, raw).involvement
    return said(steps_for(name, raw)) | (
        {"role": f"{involvement.title.msgid}\n{involvement.text.msgid}"} if involvement else {}
    )


@dataclass(frozen=True)
class Shown:
    """What one combination of answers leads to."""

    name: str
    raw: dict
    case: Case
    involvement: Involvement | None
    steps: frozenset[str]
    texts: dict[str, str]

    def is_so(self, condition: str) -> bool:
        """Whether a named condition of rules.yaml holds."""
        return parse_condition(condition).holds(self.case)


@cache
def combined() -> list[Shown]:
    """Every part a child can have, with every way of knowing, mild and grave, for both readers."""
    found = []
    for name, parts, known, grave in product(("parent", "teacher"), EVERY_PART, KNOWN, GRAVE):
        took = {"took_part": list(parts)} if parts else {}
        raw = answers_of(KNOWN[known], GRAVE[grave], took)
        assessment = outcome_of(name, raw)
        texts = texts_of(name, raw)
        found.append(
            Shown(
                name, raw, assessment.case, assessment.involvement, texts.keys() - {"role"}, texts
            )
        )
    return found


scored = st.sampled_from(["parent", "teacher"])
any_raw = scored.flatmap(lambda n: st.tuples(st.just(n), answers_to(CONTENT.questionnaires[n])))


def test_nothing_stands_beside_what_it_contradicts_in_any_combination_of_roles():
    conflicts = {one.id: set(one.conflicts) for one in CONTENT.catalogue.advice}
    for one in combined():
        assert not [step for step in one.steps if conflicts[step] & one.steps], one.raw


def test_the_role_is_said_of_every_child_that_has_one_and_of_no_other():
    for one in combined():
        assert (one.involvement is not None) == any(map(one.is_so, ROLES)), one.raw


def test_every_role_is_reached_and_a_part_of_their_own_stays_off_the_printed_sheet():
    reached = set()
    for one in combined():
        if one.involvement:
            reached.add(one.involvement.id)
            part = ("takes_part", "accused", "witness")
            secret = any(map(one.is_so, part)) or one.involvement.id in (
                "kind_adult",
                "either",
                "either_pupil",
            )
            assert one.involvement.sensitive == secret, one.raw
    assert reached == {involvement.id for involvement in CONTENT.rules.roles}


def test_a_role_is_put_in_the_reader_s_words():
    for one in combined():
        wrong = "your child" if one.name == "teacher" else "the pupil"
        assert wrong not in one.texts.get("role", "").lower(), one.raw


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        ("takes_part_alone", NOT_THEIR_FAULT),
        ("about_another", f"{NOT_THEIR_FAULT}|{HURT_BY_OTHERS}"),
    ],
)
def test_who_is_not_hurt_is_not_spoken_of_as_if_they_were(condition, wrong):
    met = [one for one in combined() if one.is_so(condition)]
    assert met
    for one in met:
        assert {step: text for step, text in one.texts.items() if re.search(wrong, text)} == {}


def test_a_target_is_freed_of_guilt_whatever_they_did_and_keeps_the_phone():
    for one in combined():
        if one.is_so("target"):
            assert {"no_guilt", "keep_the_device"} <= one.steps, one.raw


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_who_took_part_meets_firmness_no_label_no_shaming_and_a_way_to_put_it_right(name):
    said = texts_of(name, ONLY_AUTHOR)["stop_taking_part"]
    for wanted in ("firm about what was done", "no label", "Note date", "take down only that"):
        assert wanted in said
    assert "put it right" in said
    assert "sides meet only if" in said or "speaks with the other family" in said
    assert "school" in said + texts_of(name, ONLY_AUTHOR).get("school_protocol", "")


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_pictures_taken_in_secret_stay_as_they_are_until_somebody_was_asked(name):
    secretly = {"content": ["intimate_images"], "picture": ["taken_secretly"]}
    raw = ONLY_AUTHOR | secretly | {"disclosed": ["yes"], "done": ["school"]}
    said = texts_of(name, raw)["stop_taking_part"]
    assert "stops now" in said
    assert re.search("in secret can be an offence: open, send, delete none; ask", said)


def test_who_is_only_accused_is_heard_first():
    said = texts_of("parent", answers_of({"took_part": ["accused"]}))
    assert "before you believe or deny" in said["stop_taking_part"]
    assert "Somebody says" in said["role"]


def test_who_is_only_accused_is_never_spoken_of_as_if_it_were_so():
    for one in combined():
        if one.is_so("only_accused"):
            role = one.texts["role"]
            assert re.search("omebody|said to have", role) and re.search(
                "Hear (your child|the pupil) first", role
            )
            assert not re.search("may be taking part|may have taken part|hurting others", role)
            assert ("fake account" in role) == one.is_so("fake_account"), one.raw


def test_noting_comes_before_taking_down_and_what_others_sent_stays():
    raw = answers_of(KNOWN["told"], GRAVE["plain"], {"took_part": ["posted"]})
    said = texts_of("parent", raw)["stop_taking_part"]
    assert said.index("Note date") < said.index("take down only that")


def test_both_at_once_are_told_apart():
    raw = answers_of(KNOWN["told"], GRAVE["plain"], {"took_part": ["posted"]})
    said = texts_of("parent", raw)
    assert "one does not excuse the other" in said["role"]
    assert "can wait" not in said["act_quickly"], "to be firm about what was done does not wait"


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_witness_is_shown_how_to_help_among_the_first_things(name):
    raw = answers_of(SAW_IT, GRAVE["plain"])
    ids = [step.id for step in steps_for(name, raw)]
    assert ids.index("support_the_target") < ids.index("save_messages")
    said = texts_of(name, raw)["support_the_target"]
    for wanted in ("can protect that child", "in private", "forward nothing"):
        assert wanted in said


def test_a_witness_who_is_hurt_themself_need_not_rescue_anybody():
    raw = answers_of(KNOWN["told"], {"took_part": ["witness"]})
    assert "rescue" in texts_of("parent", raw)["support_the_target"]


@pytest.mark.parametrize("known", [SAW_IT, KNOWN["told"]], ids=["saw_it", "told"])
def test_who_saw_another_child_in_danger_reads_how_to_act_for_that_child(known):
    raw = answers_of(known, {"content": ["told_to_die"], "took_part": ["witness"]})
    said = texts_of("parent", raw | {"channels": ["messaging"], "repeated": ["yes"]})
    assert "family" in said["immediate_danger"] and "who" in said["immediate_danger"]
    assert "who is in danger" in said["contact_police"]
    assert "other child" in said["ask_about_self_harm"]
    assert "sharp things are locked away" in said["ask_about_self_harm"]
    assert "promise of secrecy may be broken" in said["support_the_target"]
    assert "family of the child in danger: yes" in said["no_confrontation"]
    assert "name your child to nobody" in said["alert_circle"]


@pytest.mark.parametrize("known", [SAW_IT, KNOWN["told"]], ids=["saw_it", "told"])
def test_nothing_cuts_the_other_child_off_from_the_one_they_write_to(known):
    for done in ([], ["talked"], ["saved"], ["device_taken"], ["school"]):
        answers = {"content": ["told_to_die"], "took_part": ["witness"], "done": done}
        said = texts_of("parent", answers_of(known, answers, {"channels": ["messaging"]}))
        assert "Do not block the child who is hurt" in said["suspend_and_report"], done
        assert not re.search("[Pp]ause the account|then block", "".join(said.values())), done


def test_a_witness_who_joined_in_does_not_write_to_the_other_child_unasked():
    for one in combined():
        if one.is_so("shared_or_posted") and one.is_so("witness"):
            said = one.texts["support_the_target"]
            assert "in private" not in said and "tell an adult" in said


@given(any_raw)
def test_a_part_of_their_own_never_takes_away_what_a_target_needs(case):
    name, raw = case
    raw = raw | {"disclosed": {"yes"}}
    without = {step.id for step in steps_for(name, raw | {"took_part": {"none"}})}
    for part in PARTS:
        shown = {step.id for step in steps_for(name, raw | {"took_part": {part}})}
        assert without - {"second_observer", "other_causes"} <= shown | {"watch_for_signs"}


def test_the_result_says_the_role_where_it_says_why_and_never_on_a_sheet_to_hand_over(client):
    answers = {"self_harm": "no", "took_part": "witness"}
    page = client.post("/en/parent/", data=answers).text
    assert page.index("Why this result") < page.index("data-role=")
    assert "data-role" not in client.post("/en/parent/", data=answers | {"show": "sheet"}).text
    assert "data-role" in client.post("/en/parent/", data=answers | {"show": "for_me"}).text
