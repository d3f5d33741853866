"""Advice about secrets, blackmail, threats and refusals fits what was ticked."""

from __future__ import annotations

import pytest

from tests.support.answers.plans import answers_for, plan_for, said

SECRET = {"self_harm": ["no"], "demands": ["secrecy"]}


def texts_of(name: str, raw, **reader) -> dict[str, str]:
    """What each step says in this case."""
    return said(plan_for(name, raw, **reader).every_step)


@pytest.mark.parametrize("name", ["parent", "teacher"])
@pytest.mark.parametrize("senders", ["one", "several", "close"])
def test_a_secret_among_young_people_speaks_of_no_adult(name, senders):
    raw = SECRET | {"senders": [senders], "content": ["insults"]}
    plan = plan_for(name, raw)
    assert plan.verdict.id not in {"verdict_adult", "verdict_adult_named"}
    texts = said(plan.every_step)
    assert "adult_author" not in texts
    assert "may be an adult" not in "\n".join(texts.values())


@pytest.mark.parametrize(
    "besides",
    [
        {},
        {"senders": ["anonymous"]},
        {"senders": ["one"], "adult_is": ["stranger"]},
        {"senders": ["one"], "demands": ["secrecy", "pictures"]},
        {"senders": ["close"], "demands": ["secrecy", "meeting"]},
        {"senders": ["several"], "content": ["told_to_die"]},
    ],
)
def test_every_other_secret_may_be_one_with_an_adult(besides):
    assert "adult_author" in texts_of("parent", SECRET | besides)


def test_a_meeting_is_forbidden_only_where_one_was_asked_for():
    for demands in (["money"], ["secrecy"], ["pictures"]):
        raw = {
            "self_harm": ["no"],
            "demands": demands,
            "senders": ["adult"],
            "adult_is": ["stranger"],
        }
        assert "meet nobody" not in "\n".join(texts_of("parent", raw).values())
    assert "meet nobody" in texts_of("parent", raw | {"demands": ["meeting"]})["adult_author"]


def test_whoever_paid_stops_paying_before_anything_else_of_it():
    plan = plan_for("parent", answers_for(["blackmail"], done=["paid"], senders=["anonymous"]))
    assert plan.steps[0].first.msgid.startswith("Stop paying")
    assert "whoever sold the card" in plan.steps[0].line.msgid


@pytest.mark.parametrize(("senders", "known"), [("one", True), ("anonymous", False)])
def test_whoever_is_unknown_is_not_looked_for(senders, known):
    text = texts_of("parent", answers_for([], senders=[senders]))["no_confrontation"]
    assert ("nor their parents" in text) == known
    assert ("Do not look for" in text) != known


def test_a_threatened_child_stays_home_or_is_walked_there_and_not_both():
    raw = answers_for(["violence", "physical"], senders=["several"])
    texts = texts_of("parent", raw)
    assert "Keep your child home tomorrow" in texts["alert_circle"]
    assert "From tomorrow, somebody" not in texts["safe_from_violence"]


def test_home_is_made_safe_in_the_first_step_where_the_address_is_public():
    raw = answers_for(["violence"], content=["private_details", "threats"], senders=["anonymous"])
    first = plan_for("parent", raw).steps[0]
    assert "Open only to the police" in first.line.msgid
    assert "Ask the head" not in texts_of("parent", raw)["alert_circle"]
    at_school = texts_of("parent", raw | {"senders": ["one"]})["alert_circle"]
    assert "Ask the head" in at_school


def test_whoever_is_followed_is_told_how_they_are_found():
    raw = answers_for([], content=["stalking"])
    assert "location and map off" in texts_of("parent", raw)["contact_police"]


def test_who_follows_them_from_an_account_is_put_out_of_it_once_the_police_know():
    texts = texts_of("parent", answers_for([], content=["stalking", "impersonation"]))
    assert "Police first" in texts["secure_account"]
    assert "not your child" not in texts["secure_account"]
    assert "location" not in texts["contact_police"]


ALL_FAILED = {"done": ["school", "reported", "police"], "repeated": ["yes"]}


@pytest.mark.parametrize("country", ["GB", "IE", "FR", "US", None])
def test_each_instance_that_failed_has_its_next_office_and_the_school_its_own_first(country):
    raw = answers_for([], content=["insults"]) | ALL_FAILED
    alone = texts_of("parent", raw | {"no_help": ["school"]}, country=country)["if_nobody_acts"]
    every = {"no_help": ["school", "service", "police"]}
    steps = {s.id: s for s in plan_for("parent", raw | every, country=country).every_step}
    step = steps["if_nobody_acts"]
    assert step.line.msgid in alone
    text = said([step])["if_nobody_acts"]
    for wanted in ("for every record", "The service: its complaint", "The police: another station"):
        assert wanted in text


@pytest.mark.parametrize("flag", ["told_to_die", "blackmail", "adult_author"])
def test_the_way_in_is_closed_after_the_report(flag):
    ids = [step.id for step in plan_for("parent", answers_for([flag])).every_step]
    assert ids.index("keep_the_device") > ids.index("suspend_and_report")


@pytest.mark.parametrize("raw", [answers_for(["self_harm"]), {"self_harm": ["unsure"]}])
@pytest.mark.parametrize("more", [{}, {"circumstances": ["two_homes"]}])
def test_a_child_that_may_die_wakes_or_calls_somebody_and_is_sent_nowhere(raw, more):
    text = texts_of("parent", raw | more)["running_away"]
    assert "whom they wake or call" in text and "emergency number at once" in text
    assert "can go" not in text


@pytest.mark.parametrize("flag", ["told_to_die", "blackmail", "adult_author", "meeting"])
def test_where_the_way_in_is_closed_nothing_says_who_may_write(flag):
    texts = texts_of("parent", answers_for([flag]))
    assert "Pause that account" in texts["keep_the_device"]
    assert "who may write" not in texts.get("suspend_and_report", "")


@pytest.mark.parametrize("flag", ["told_to_die", "violence", "blackmail", "meeting"])
def test_in_danger_help_waits_for_no_leave(flag):
    raw = answers_for([flag], circumstances=["forbids_telling"], disclosed=["yes"])
    text = texts_of("parent", raw)["invite_to_talk"]
    assert "cannot wait" in text and "Let them choose" not in text


def test_whoever_is_blackmailed_has_nothing_to_put_right():
    raw = answers_for(
        ["blackmail", "intimate_images"], picture=["sent_by_child"], took_part=["answered_back"]
    )
    text = texts_of("parent", raw)["whole_story"]
    assert "that is no fault" in text and "even if" not in text.lower()
    assert "Putting things right" not in text


def test_whoever_passed_a_picture_on_tells_the_school_unless_it_knows():
    raw = {"took_part": ["posted"], "own_posts": ["intimate_images"], "self_harm": ["no"]}
    assert "Tell the school today" in texts_of("parent", raw)["alert_circle"]
    knows = texts_of("parent", raw | {"done": ["school", "talked"]})
    assert "Tell the school today" not in knows["alert_circle"]
    assert "Then ask" not in knows["invite_to_talk"]


@pytest.mark.parametrize("own", ["intimate_images", "mockery"])
def test_what_they_do_next_time_is_agreed_before_later(own):
    raw = {"took_part": ["posted"], "own_posts": [own], "self_harm": ["no"]}
    (step,) = (s for s in plan_for("parent", raw).every_step if s.id == "inform_and_prevent")
    assert step.horizon != "later"


def test_nothing_is_shown_to_a_child_of_whom_only_somebody_else_spoke():
    told = {"told_by_other": ["yes"], "disclosed": ["no"], "messages_seen": ["no"]}
    raw = told | {"self_harm": ["no"], "demands": ["none"], "content": ["insults"]}
    texts = texts_of("parent", raw)
    assert "If they tell you" in texts["no_guilt"]
    assert "show nothing" in texts["save_messages"]
    assert "with your child" not in texts["save_messages"]
    assert "decide it together" not in texts["invite_to_talk"]
    assert (
        "show nothing" not in texts_of("parent", raw | {"messages_seen": ["yes"]})["save_messages"]
    )


def test_an_adult_who_does_it_is_spoken_of_only_where_one_was_ticked():
    secret = {"self_harm": ["yes"], "demands": ["secrecy"], "content": ["told_to_die"]}
    assert "the one who does this" not in texts_of("parent", secret)["alert_circle"]
    named = secret | {"senders": ["adult"], "adult_is": ["stranger"]}
    assert "the one who does this" in texts_of("parent", named)["alert_circle"]
