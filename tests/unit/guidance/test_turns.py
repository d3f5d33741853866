"""Acts that tell, send, keep, hand over, take away or leave alone turn round where they must.

For each of them and for each red flag and circumstance, the table says whether its words change
(“turns”), or stay, and why they may. What is in neither list must have the very same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.answers.plans import RAISED, answers_for, said, steps_for

PLAIN = {
    "self_harm": ["no"],
    "disclosed": ["yes"],
    "channels": ["social"],
    "senders": ["one"],
    "content": ["insults"],
    "repeated": ["yes"],
    "age": ["11_13"],
}
FACTORS = {
    **RAISED,
    "secrecy": {"demands": ["secrecy"], "senders": ["anonymous"]},
    "family": {"senders": ["adult"], "adult_is": ["family"]},
    "school_or_club": {"senders": ["adult"], "adult_is": ["school_or_club"]},
    "stranger": {"senders": ["adult"], "adult_is": ["stranger"]},
    "disability": {"circumstances": ["disability"]},
    "in_care": {"circumstances": ["in_care"]},
    "new_school": {"circumstances": ["new_school"]},
    "two_homes": {"circumstances": ["two_homes"]},
    "home_may_harm": {"circumstances": ["home_may_harm"]},
    "will_not_talk": {"circumstances": ["will_not_talk"]},
    "forbids_telling": {"circumstances": ["forbids_telling"]},
}
ADULT = {"adult_author", "meeting", "family", "school_or_club", "stranger"}
WAY_IN = {"told_to_die", "blackmail", "meeting", "secrecy", "adult_author", "school_or_club"}
WAY_IN |= {"stranger"}
HOME = {"family", "home_may_harm"}
FLAGS = {*RAISED}


@dataclass(frozen=True)
class Act:
    """Where an act turns: for parents, for teachers; why its words stay as they are elsewhere.

    because: answers with which the act is shown at all; parent, teacher: None if it is not theirs.
    """

    because: dict[str, list[str]]
    parent: frozenset[str] | None
    teacher: frozenset[str] | None
    same: str


def act(same: str, because=None, *, parent=frozenset(), teacher=frozenset()) -> Act:
    """One row of the table."""
    sets = (None if one is None else frozenset(one) for one in (parent, teacher))
    return Act(because or {}, *sets, same)


SELF_HARM = {"self_harm": ["yes"]}
TURNS = {
    "immediate_danger": act(
        "a life is saved in the same way whoever is behind it",
        SELF_HARM,
        parent={"told_to_die", "violence", "in_care", "two_homes"},
        teacher={"told_to_die", "violence", *HOME},
    ),
    "ask_about_self_harm": act(
        "the question is the same whoever is behind it; whoever treats them hears of it elsewhere",
        SELF_HARM,
        parent={"disability", "will_not_talk", "in_care"},
        teacher={"will_not_talk", *HOME},
    ),
    "running_away": act(
        "the place is agreed with the child, and only relatives can be the wrong one",
        SELF_HARM,
        parent={"family", "two_homes", "in_care"},
        teacher=HOME,
    ),
    "call_helpline": act(
        "a helpline tells nobody, and is called without a name",
        parent={"family", "will_not_talk", "forbids_telling"},
        teacher={"will_not_talk", "forbids_telling"},
    ),
    "adult_author": act(
        "it is about the adult alone; a pupil agrees to nothing, whoever that is",
        {"senders": ["adult"]},
        parent={"meeting", "secrecy", "family", "school_or_club", "stranger"},
        teacher={"meeting", "family", "school_or_club"},
    ),
    "contact_police": act(
        "what is said and shown to the police stays the same; for words alone a helpline is asked",
        parent={*FLAGS, *ADULT, "secrecy", "forbids_telling"} - {"family"},
        teacher={*FLAGS, *ADULT, "home_may_harm"} - {"self_harm"},
    ),
    "safe_from_violence": act(
        "injuries are seen and the way is made safe whatever else is true",
        {"offline_too": ["physical"]},
        parent={"family", "school_or_club", "violence"},
        teacher=HOME,
    ),
    "pay_nothing": act(
        "giving in brings new demands whoever makes them; comfort depends on what is threatened",
        {"content": ["blackmail"]},
        parent={"family", "violence"},
        teacher={"family", "violence"},
    ),
    "image_removal": act(
        "it is taken down the same way; only an adult of the family must not be warned",
        {"content": ["intimate_images"]},
        parent={"family"},
        teacher={"family"},
    ),
    "save_messages": act(
        "saving tells nobody, and is asked of the pupil or of an adult who is safe for them",
        parent={"intimate_images", "secrecy", "will_not_talk", "self_harm", "told_to_die", *ADULT},
        teacher={"intimate_images"},
    ),
    "suspend_and_report": act(
        "a report tells nobody but the service; who is dangerous or at home must not be warned",
        parent={"intimate_images", "secrecy", "blackmail", "told_to_die", *ADULT},
        teacher={"intimate_images", "secrecy", "blackmail", "told_to_die", *ADULT},
    ),
    "alert_circle": act(
        "whoever is told is chosen with the child; only who may be the wrong one changes that",
        parent={*FLAGS, *ADULT, "secrecy", "new_school", "two_homes", "forbids_telling"},
        teacher={*FLAGS, *ADULT, "secrecy", "new_school", "home_may_harm"},
    ),
    "keep_the_device": act(
        "only where the device lets somebody in, is a voice or a way to help, does it matter",
        parent={"self_harm", "family", "disability", *WAY_IN},
        teacher={"self_harm", "disability", *WAY_IN, *HOME},
    ),
    "tell_who_treats_them": act(
        "those who treat them are bound to secrecy; at home it can reach the wrong person",
        {"circumstances": ["in_care"]},
        parent={"family", "self_harm"},
        teacher=HOME,
    ),
    "if_nobody_acts": act(
        "whoever stands above the school has no part in it, unless the adult is of the school; a "
        "teacher waits where home may harm",
        {"done": ["school"], "no_help": ["school"]},
        parent={"school_or_club"},
        teacher={"school_or_club", "family", "home_may_harm"},
    ),
    "school_protocol": act(
        "the person in charge hears it in any case; the family may be asked to help",
        parent=None,
        teacher={*FLAGS, *ADULT, "secrecy", "home_may_harm"},
    ),
    "protect_confidence": act(
        "secrecy is never promised; what home may hear depends on home alone",
        parent=None,
        teacher={"forbids_telling", *HOME},
    ),
}
CELLS = [
    (id_, name, factor)
    for id_, name, factor in product(TURNS, ("parent", "teacher"), FACTORS)
    if getattr(TURNS[id_], name) is not None
]


def shown(name: str, *answers: dict[str, list[str]]) -> dict[str, str]:
    """What each step says where all of these were answered; what is not asked is left out."""
    raw = dict(PLAIN)
    for question, values in (pair for one in answers for pair in one.items()):
        adds = question in ("content", "demands", "circumstances")
        raw[question] = [*raw.get(question, ()), *values] if adds else values
    asked = CONTENT.questionnaires[name].questions
    return said(
        steps_for(name, {q: [one for one in v if one in asked[q].by_value] for q, v in raw.items()})
    )


@cache
def words_with(id_: str, name: str, factor: str | None) -> str:
    """What an act says where this is so too."""
    return shown(name, TURNS[id_].because, FACTORS[factor] if factor else {})[id_]


def test_an_act_turns_exactly_where_the_table_says_so():
    wrong = {
        (id_, name, factor): TURNS[id_].same
        for id_, name, factor in CELLS
        if (words_with(id_, name, factor) != words_with(id_, name, None))
        != (factor in getattr(TURNS[id_], name))
    }
    assert wrong == {}


def test_every_flag_and_circumstance_is_tried():
    circumstances = CONTENT.questionnaires["parent"].questions["circumstances"].telling
    assert {flag.id for flag in CONTENT.rules.flags} | {*circumstances} <= {*FACTORS}


FAMILY = FACTORS["family"]
HURT = {"injuries": ["rarely"]}
KNOWS_HOME = {"demands": ["private_information"]}
BLAMED = {"content": ["impersonation"], "took_part": ["accused"]}
RUMINATES = {"circumstances": ["disability"], "sleep": ["daily"]}
NAMED = [
    ("parent", "adult_author", [FAMILY], "relatives", None),
    ("parent", "adult_author", [FAMILY], "report and block nothing", None),
    ("parent", "adult_author", [FAMILY, FACTORS["two_homes"], HURT], "send no notes", None),
    ("parent", "adult_author", [FACTORS["stranger"]], "Agree to nothing", "relative"),
    ("parent", "adult_author", [FACTORS["meeting"]], "Nobody goes to the meeting", None),
    ("teacher", "adult_author", [FACTORS["school_or_club"]], "straight to child protection", None),
    ("parent", "contact_police", [FAMILY], "nasty posts", "police today"),
    ("parent", "contact_police", [{"content": ["hate"]}], "no proof first", "not stop"),
    ("parent", "running_away", [SELF_HARM, FAMILY], "outside the family", None),
    ("parent", "save_messages", [FAMILY], "photo cloud", None),
    ("parent", "save_messages", [FACTORS["stranger"]], "Photo clouds", None),
    ("parent", "keep_the_device", [FAMILY], "way to get help", "Close the way in"),
    ("parent", "keep_the_device", [FACTORS["stranger"]], "unchanged", "punishment"),
    ("parent", "keep_the_device", [SELF_HARM], "Somebody stays with them", "Close the way in"),
    ("parent", "keep_the_device", [{"age": ["8_10"]}], "pause the game", None),
    ("parent", "keep_the_device", [FACTORS["disability"]], "need to speak", None),
    ("parent", "suspend_and_report", [FAMILY], "In the app, report and block nothing", None),
    ("parent", "suspend_and_report", [FACTORS["blackmail"]], "block last", "then block"),
    ("parent", "alert_circle", [FAMILY], "outside the family", "school"),
    ("parent", "pay_nothing", [{"demands": ["money"]}, {"done": ["paid"]}], "the bank", None),
    ("teacher", "school_protocol", [FACTORS["home_may_harm"]], "nobody at home yet", "parents"),
    ("teacher", "save_messages", [], "Search no phone", "with your child"),
    ("teacher", "ask_about_self_harm", [SELF_HARM], "go home alone", "tonight"),
    ("parent", "tell_who_treats_them", [SELF_HARM, FACTORS["in_care"]], "no parcel", None),
    ("parent", "ask_about_self_harm", [SELF_HARM, FACTORS["in_care"]], "nurses", "tonight"),
    ("parent", "adult_author", [FAMILY, FACTORS["two_homes"]], "Ask a helpline before", "not okay"),
    ("parent", "no_confrontation", [FAMILY, FACTORS["two_homes"]], "once “This is not okay”", None),
    ("parent", "adult_author", [FACTORS["stranger"], KNOWS_HOME], "come back", None),
    ("parent", "contact_police", [FACTORS["stranger"], KNOWS_HOME], "At the door?", None),
    ("parent", "alert_circle", [FACTORS["stranger"], KNOWS_HOME], "neighbours", "chooses"),
    ("parent", "adult_author", [FACTORS["told_to_die"], FACTORS["secrecy"]], "older teen", None),
    ("parent", "save_messages", [FACTORS["told_to_die"], FACTORS["secrecy"]], "of harm", None),
    ("parent", "secure_account", [BLAMED], "Stolen: take it back now", "signed"),
    ("parent", "suspend_and_report", [BLAMED], "hacked account", None),
    ("parent", "invite_to_talk", [RUMINATES], "one fixed time", None),
    ("parent", "save_messages", [RUMINATES], "need not read it again", None),
]


@pytest.mark.parametrize(("name", "id_", "answers", "wanted", "unwanted"), NAMED)
def test_the_turns_that_practice_asks_for(name, id_, answers, wanted, unwanted):
    text = shown(name, *answers)[id_]
    assert wanted in text
    assert unwanted is None or unwanted not in text


PICTURES = {
    "made_up": (r"counts like a real one", None),
    "not_seen": (r"Nobody has to see it", "pick"),
    "spreading": (r"Give the address", None),
    "taken_secretly": (r"did wrong, not your child", None),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_what_is_known_of_a_picture_changes_how_it_is_taken_down(picture):
    text = shown("parent", FACTORS["intimate_images"], {"picture": [picture]})["image_removal"]
    wanted, unwanted = PICTURES[picture]
    assert wanted in text
    assert unwanted is None or unwanted not in text


def test_firearms_are_named_only_where_they_are_in_homes():
    raw = answers_for(["self_harm"])
    for country, named in (("US", True), ("FR", False), (None, False)):
        text = said(steps_for("parent", raw, country=country))["ask_about_self_harm"]
        assert ("firearms" in text.lower()) == named


@pytest.mark.parametrize(
    ("country", "said_there"), [("FR", "In the EU"), ("AU", "eSafety"), ("US", "48 hours")]
)
def test_the_law_of_one_country_is_told_there_and_nowhere_else(country, said_there):
    raw = answers_for(["intimate_images"], done=["reported"], no_help=["service"])
    for where in ("FR", "AU", "US", "GB", None):
        text = said(steps_for("parent", raw, country=where))["if_nobody_acts"]
        assert (said_there in text) == (where == country)
