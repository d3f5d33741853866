"""Words that readers found said to the wrong person, at the wrong time or about the wrong thing."""

from __future__ import annotations

import pytest

from tests.support.answers.plans import outcome_of, page_of, plan_for, said, steps_for

KNOWN = {"self_harm": ["no"], "disclosed": ["yes"]}
BY_FATHER = {"senders": ["adult"], "adult_is": ["family"]}
THREATS = KNOWN | {"content": ["threats"], "senders": ["one"], "age": ["14_17"]}


def words_of(name, answers) -> dict[str, str]:
    return said(steps_for(name, answers))


@pytest.mark.parametrize("demand", ["private_information", "pictures"])
def test_a_small_child_whom_somebody_asked_for_something_hears_that_nobody_may(demand):
    small = KNOWN | {"age": ["under_8"], "demands": [demand], "senders": ["unknown"]}
    words = page_of("parent", small)
    assert "Nobody may ask you that" in words and "That is mean" not in words
    assert "That is mean" in page_of("parent", KNOWN | {"age": ["under_8"]})


def test_a_teacher_whom_those_in_charge_refused_may_call_the_police_alone():
    refused = {"done": ["school"], "no_help": ["school"]}
    assert "You may call without them." in words_of("teacher", THREATS | refused)["contact_police"]
    assert "You may call without them." not in page_of("teacher", THREATS)
    assert "You may call without them." not in page_of("parent", THREATS | refused)


def test_while_threats_are_open_a_teacher_hears_neither_author_nor_class():
    words = page_of("teacher", THREATS)
    assert "without an audience" not in words and "with the whole class" not in words
    mocked = THREATS | {"content": ["mockery"], "repeated": ["yes"]}
    assert "without an audience" in page_of("teacher", mocked)
    assert "with the whole class" in page_of("teacher", mocked)


@pytest.mark.parametrize("sign", ["low_mood", "sleep", "aches", "self_worth"])
def test_what_is_so_almost_every_day_is_seen_by_a_doctor_this_week(sign):
    grave = {"school_avoidance": ["weekly"], "device_distress": ["weekly"], "isolation": ["weekly"]}
    daily, weekly = (
        words_of("parent", KNOWN | grave | {sign: [often]})["check_again"]
        for often in ("daily", "weekly")
    )
    assert "A doctor sees the child this week" in daily
    assert "no better by then" in weekly


def test_help_is_minutes_away_where_a_pupil_wants_to_die_and_an_hour_elsewhere():
    dying = words_of("teacher", KNOWN | {"self_harm": ["yes"]})["school_protocol"]
    assert "within minutes?" in dying and "within the hour?" not in dying
    threatened = words_of("teacher", THREATS)["school_protocol"]
    assert "within the hour?" in threatened and "within minutes?" not in threatened


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_nobody_who_came_for_help_is_told_not_to_play_it_down(name):
    for answers in (THREATS, KNOWN | {"self_harm": ["yes"]}):
        assert "play it down." not in page_of(name, answers)


def test_what_others_spread_is_repeated_to_nobody_and_the_child_chooses_who_hears_more():
    outed = KNOWN | {"content": ["private_details", "hate"], "circumstances": ["forbids_telling"]}
    assert "unless your child agrees" in page_of("parent", outed)
    assert "unless your child agrees" not in page_of("parent", KNOWN | {"content": ["insults"]})
    assert "adult of your child’s choice" in page_of("parent", outed)


def test_a_stranger_who_knows_the_address_is_not_let_in():
    known = {"content": ["private_details", "stalking"], "senders": ["adult"]}
    at_the_door = KNOWN | known | {"adult_is": ["stranger"], "demands": ["meeting"]}
    assert "open the door to nobody" in page_of("parent", at_the_door)


def test_on_a_ward_nobody_agrees_on_a_place_to_run_to():
    on_a_ward = {"self_harm": ["yes"], "circumstances": ["in_care"]}
    assert "safe place where somebody expects them" not in page_of("parent", on_a_ward)
    assert "safe place where somebody expects them" in page_of("parent", {"self_harm": ["yes"]})


def test_a_target_who_also_sent_on_a_picture_is_not_told_to_put_the_device_away_and_to_keep_it():
    both = KNOWN | {"content": ["mockery"], "own_posts": ["intimate_images"]}
    words = page_of("parent", both)
    assert "Put the device away" not in words or "Do not take their device away" not in words


def test_whoever_is_somewhere_else_than_a_child_who_may_die_sends_help_there():
    assert "Not with you? Say where they are." in page_of("parent", {"self_harm": ["yes"]})


def test_no_pause_at_night_cuts_off_a_child_who_may_want_to_die():
    told = KNOWN | {"age": ["14_17"]}
    assert "a pause at night" in page_of("parent", told)
    for feared in ("yes", "unsure"):
        assert "a pause at night" not in page_of("parent", told | {"self_harm": [feared]})


@pytest.mark.parametrize("more", [{}, {"done": ["blocked", "paid"]}, {"demands": ["pictures"]}])
def test_whoever_has_blocked_a_blackmailer_is_not_told_to_block_nobody(more):
    blackmailed = KNOWN | {"demands": ["money"], "content": ["blackmail"], "done": ["blocked"]}
    words = words_of("parent", blackmailed | more)["pay_nothing"]
    assert "block nothing" not in words and "delete or block" not in words


def test_money_is_spoken_of_where_it_was_asked_for():
    threatened = KNOWN | {"content": ["blackmail"]}
    assert "Do not pay" not in page_of("parent", threatened)
    assert "Do not pay" in page_of("parent", threatened | {"demands": ["money"]})


def test_to_be_asked_for_something_private_is_not_yet_that_somebody_knows_the_address():
    asked = KNOWN | {"demands": ["private_information", "secrecy"], "senders": ["unknown"]}
    assert "know our address" not in page_of("parent", asked)
    stranger = {"senders": ["adult"], "adult_is": ["stranger"]}
    assert "know our address" in page_of("parent", asked | stranger)


def test_a_child_who_begs_for_secrecy_plans_with_the_adult_what_the_school_hears():
    begging = KNOWN | {"content": ["exclusion"], "circumstances": ["forbids_telling"]}
    mocked = begging | {"content": ["mockery"], "repeated": ["yes"], "low_mood": ["daily"]}
    assert "before your child knows" in words_of("parent", mocked)["alert_circle"]


def test_whoever_insulted_others_agrees_on_something_else_than_likes():
    insulted = {"self_harm": ["no"], "took_part": ["posted"], "own_posts": ["insults"]}
    assert "A like, a forward" not in words_of("parent", insulted)["inform_and_prevent"]
    forwarded = insulted | {"took_part": ["forwarded"]}
    assert "A like, a forward" in words_of("parent", forwarded)["inform_and_prevent"]


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_child_who_said_nothing_is_not_to_be_believed_but_asked(name):
    seen = {"self_harm": ["no"], "disclosed": ["no"], "messages_seen": ["yes"]}
    assert "believe" not in words_of(name, seen)["invite_to_talk"]
    assert "believe" in words_of(name, KNOWN)["invite_to_talk"]


def test_an_adult_of_the_family_who_was_talked_to_may_notice_something():
    posted = KNOWN | {"content": ["images"], "channels": ["social"]}
    father = posted | {"senders": ["adult"], "adult_is": ["family"]}
    assert "must notice nothing" in page_of("parent", father)
    assert "must notice nothing" not in page_of("parent", father | {"done": ["confronted"]})


def test_a_teacher_is_asked_for_no_child_of_their_own():
    once = {"self_harm": ["no"], "messages_seen": ["yes"], "content": ["mockery"]}
    between_two = once | {"senders": ["one"], "repeated": ["no"], "change": ["no"]}
    assert "ours too" in page_of("parent", between_two)
    assert "ours too" not in page_of("teacher", between_two)
    saw = THREATS | {"took_part": ["witness"], "age": ["under_8"], "content": ["told_to_die"]}
    assert "Yours: stay" in page_of("parent", saw)
    assert "ours: stay" not in page_of("teacher", saw) and "ask yours" not in page_of(
        "teacher", saw
    )


@pytest.mark.parametrize("name", ["parent", "teacher"])
def test_a_second_look_is_sooner_the_graver_it_is(name):
    mocked = KNOWN | {"content": ["images"], "repeated": ["yes"]}
    for answers, days in (({"self_harm": ["unsure"]}, 1), (mocked, 7), ({"self_harm": ["no"]}, 14)):
        assert plan_for(name, answers).look_again_in == days, answers


@pytest.mark.parametrize("done", [[], ["blocked"], ["paid"], ["paid", "blocked"]])
@pytest.mark.parametrize("adult", ["stranger", "unknown"])
@pytest.mark.parametrize("demand", ["pictures", "money"])
def test_who_is_to_send_and_answer_nothing_is_the_pupil_and_not_the_teacher(demand, adult, done):
    asked = KNOWN | {"demands": [demand], "senders": ["adult"], "adult_is": [adult], "done": done}
    words = words_of("teacher", asked)
    assert "The pupil pays, sends and answers nothing." in words["pay_nothing"]
    assert "The pupil agrees to nothing." in words["adult_author"]
    assert "Stop answering" in page_of("parent", asked)


def test_where_a_child_may_die_what_to_do_if_it_is_missing_is_never_folded():
    for hint in ("yes", "unsure"):
        feared = {"self_harm": [hint], "messages_seen": ["yes"], "content": ["insults"]}
        for more in ({}, {"circumstances": ["two_homes"]}, BY_FATHER):
            (missing,) = (
                one for one in steps_for("parent", feared | more) if one.id == "running_away"
            )
            assert missing.first.msgid == "Child missing? Call the emergency number at once."


def test_nobody_who_was_sent_an_intimate_picture_of_a_child_writes_to_her_of_it():
    saw = {"self_harm": ["no"], "messages_seen": ["yes"], "took_part": ["witness"]}
    words = words_of("parent", saw | {"content": ["intimate_images"]})["support_the_target"]
    assert "I saw it" not in words and "A helpline says who tells" in words
    assert "I saw it" in words_of("parent", saw | {"content": ["mockery"]})["support_the_target"]


def test_a_threat_is_taken_down_only_once_the_police_were_asked():
    posted = KNOWN | {"took_part": ["posted"]}
    threat = words_of("parent", posted | {"own_posts": ["threats"]})["stop_taking_part"]
    assert "Ask the police before a threat is removed" in threat
    assert "they take down" not in threat
    insult = words_of("parent", posted | {"own_posts": ["insults"]})["stop_taking_part"]
    assert "they take down only that" in insult


def test_hate_against_a_child_who_begs_for_secrecy_is_first_spoken_of_with_a_helpline():
    hated = KNOWN | {"content": ["hate"], "repeated": ["yes"]}
    begs = {"circumstances": ["forbids_telling"]}
    assert "Report the hate to the police" in page_of("parent", hated)
    assert "Report the hate to the police" not in page_of("parent", hated | begs)
    threatened = words_of("parent", hated | begs | {"content": ["hate", "threats"]})
    assert "helpline" not in threatened["contact_police"].splitlines()[0]


def test_a_teacher_promises_no_pupil_that_a_home_which_may_harm_will_not_punish():
    told = KNOWN | {"demands": ["pictures", "secrecy"], "senders": ["unknown"]}
    assert "You will not be punished" in page_of("teacher", told)
    for home in ({"circumstances": ["home_may_harm"]}, BY_FATHER):
        assert "You will not be punished" not in page_of("teacher", told | home)
        assert "It was right to tell me" in page_of("teacher", told | home)


def test_an_adult_of_a_club_is_avoided_under_a_pretext_unless_there_are_nasty_words_alone():
    trainer = KNOWN | {"senders": ["adult"], "adult_is": ["school_or_club"]}
    for content in (["insults", "threats"], ["insults", "stalking"], ["mockery", "images"], []):
        assert "such as a cold" in page_of("parent", trainer | {"content": content})
    assert "such as a cold" not in page_of("parent", trainer | {"content": ["insults"]})


def test_a_device_that_no_stranger_reaches_them_by_is_no_proof_to_keep():
    tasks = {"self_harm": ["yes"], "demands": ["secrecy"], "done": ["device_taken"]}
    kept = "An adult keeps the device"
    young = tasks | {"senders": ["several"], "messages_seen": ["yes"]}
    assert kept in words_of("parent", young)["keep_the_device"]
    assert kept not in words_of("parent", tasks | BY_FATHER).get("keep_the_device", "")


def test_whoever_was_refused_everywhere_reads_among_the_first_acts_who_stands_above():
    everywhere = {
        "content": ["insults", "rumours"], "repeated": ["yes"], "senders": ["several"],
        "done": ["school", "police", "reported"], "no_help": ["school", "police", "service"],
    }  # fmt: skip
    plan = plan_for("parent", KNOWN | everywhere)
    assert "if_nobody_acts" in [step.id for step in plan.steps[:3]]
    assert plan.verdict.id == "verdict_not_helped"


def test_who_tells_of_another_child_in_secret_is_neither_named_nor_asked_whether_to_tell():
    saw_it = {"messages_seen": ["yes"], "took_part": ["witness"], "self_harm": ["no"]}
    begs = saw_it | {"disclosed": ["no"], "circumstances": ["forbids_telling"]}
    words = page_of("parent", begs)
    for line in ("decide it together", "whom you tell", "write kindly", "leave the chat once"):
        assert line not in words, line
    assert "Cover their name" in words
    assert "write kindly" in page_of("parent", saw_it)


def test_what_is_private_is_captured_before_it_is_taken_down_and_reported_once():
    public = KNOWN | {"content": ["private_details"], "senders": ["one"]}
    assert "Capture it, then report it" in page_of("parent", public)
    assert "Somebody turns up?" in page_of("parent", public)
    assert "Capture it" not in page_of("parent", public | {"done": ["reported"]})
    intimate = {"content": ["private_details", "intimate_images"]}
    assert "Capture it" not in page_of("parent", public | intimate)


def test_who_fears_for_the_house_may_speak_of_it_there_and_opens_to_the_police():
    shared = "Repeat to nobody, at home either"
    assert shared in page_of("parent", KNOWN | {"content": ["private_details"]})
    words = page_of("parent", THREATS | {"content": ["threats", "private_details"]})
    assert shared not in words and "Open only to the police" in words


def test_a_hint_alone_and_an_accusation_alone_lead_to_no_talk_with_the_class():
    hint = {"self_harm": ["no"], "told_by_other": ["unsure"]}
    accused = {"self_harm": ["no"], "messages_seen": ["unsure"], "took_part": ["accused"]}
    for answers in (hint, accused):
        assert "Then talk with the whole class" not in page_of("teacher", answers)
    told = KNOWN | {"content": ["mockery"]}
    assert "Then talk with the whole class" in page_of("teacher", told)


def test_nobody_says_that_a_pupil_is_hurt_of_whom_only_an_accusation_is_known():
    accused = {"self_harm": ["no"], "messages_seen": ["unsure"], "took_part": ["accused"]}
    assert outcome_of("teacher", accused).involvement.id == "accused_pupil"
    told = accused | {"told_by_other": ["yes"]}
    assert outcome_of("teacher", told).involvement.id == "hurt_and_accused_pupil"
    said_to_them = words_of("teacher", accused)["no_guilt"]
    assert "Whatever it is, I am here" in said_to_them and "fault" not in said_to_them
    saved = words_of("teacher", accused)["save_messages"]
    assert "nobody asks this pupil to" in saved
    ids = [step.id for step in steps_for("teacher", accused)]
    assert ids.index("save_messages") < ids.index("invite_to_talk")
    for hurt in (KNOWN, KNOWN | {"took_part": ["accused"]}):
        assert "nobody asks this pupil to" not in words_of("teacher", hurt)["save_messages"]


def test_a_teacher_stays_and_sends_somebody():
    low = KNOWN | {"self_harm": ["unknown"], "low_mood": ["daily"]}
    for answers in (low, low | {"age": ["8_10"]}):
        words = words_of("teacher", answers)["ask_about_self_harm"]
        assert "stay, and send somebody for the person in charge" in words


def test_a_teacher_whom_the_school_refused_is_not_sent_back_to_those_in_charge():
    rumour = KNOWN | {"content": ["rumours"], "repeated": ["yes"], "channels": ["messaging"]}
    refused = rumour | {"done": ["school"], "no_help": ["school"]}
    home = {"circumstances": ["home_may_harm"]}
    for more in ({}, home, *({"content": [one]} for one in ("hate", "stalking", "threats"))):
        words = words_of("teacher", refused | more)["contact_police"]
        assert "with the person in charge" not in words, more
    steps = {step.id: step for step in steps_for("teacher", refused | home)}
    assert "Ask child protection yourself" in steps["school_protocol"].first.msgid
    letters = {steps[id_].tool for id_ in ("school_protocol", "if_nobody_acts")}
    assert "letter" not in letters  # a letter reaches home before child protection has answered
    assert "without the pupil’s name" in steps["if_nobody_acts"].line.msgid


def test_tasks_that_young_people_set_are_asked_about_and_their_group_is_not_cut_off_alone():
    tasks = {
        "messages_seen": ["yes"], "demands": ["secrecy"], "senders": ["several"],
        "channels": ["messaging"], "repeated": ["yes"], "self_harm": ["unsure"],
    }  # fmt: skip
    words = page_of("parent", tasks)
    assert "whether something is set for tonight" in words
    assert "Report and block only together" in words
    assert words_of("parent", tasks)["contact_police"].startswith("Ask a helpline")


def test_hate_among_children_of_ten_goes_to_a_helpline_before_the_police():
    hate = KNOWN | {"content": ["hate"], "senders": ["several"]}
    small = words_of("parent", hate | {"age": ["8_10"]})["contact_police"]
    assert small.startswith("Ask a helpline")
    older = words_of("parent", hate | {"age": ["14_17"]})["contact_police"]
    assert older.startswith("Report the hate")


def test_nobody_is_looked_for_in_an_account_where_there_is_only_an_advert():
    advert = KNOWN | {"content": ["impersonation", "stalking"], "senders": ["anonymous"]}
    out = "Get this person out of the accounts"
    assert out not in page_of("parent", advert | {"channels": ["web", "phone"]})
    assert out in page_of("parent", advert | {"channels": ["web", "social"]})


def test_a_teacher_passes_on_what_a_pupil_who_was_shut_out_does_not_hear_and_offers_a_place():
    shut_out = KNOWN | {"content": ["exclusion"], "offline_too": ["left_out"]}
    words = page_of("teacher", shut_out)
    assert "reach the pupil" in words and "safe place for breaks" in words
    assert "reach the pupil" not in page_of("teacher", KNOWN | {"content": ["insults"]})


def test_a_small_child_who_said_nothing_hears_of_it_only_if_they_know():
    small = {
        "self_harm": ["no"],
        "messages_seen": ["yes"],
        "age": ["under_8"],
        "content": ["images"],
    }
    assert "If they know of it" in page_of("parent", small | {"disclosed": ["no"]})
    assert "If they know of it" not in page_of("parent", small | {"disclosed": ["yes"]})


def test_an_account_that_was_taken_for_money_cannot_be_paused():
    taken = KNOWN | {"content": ["impersonation"], "demands": ["money"], "senders": ["anonymous"]}
    assert "Pause" not in words_of("parent", taken)["keep_the_device"]
    for more in ({"content": ["impersonation", "blackmail"]}, {"demands": ["money", "pictures"]}):
        assert "Pause that account" in words_of("parent", taken | more)["keep_the_device"]


def test_who_may_want_to_die_is_asked_tonight_even_before_child_protection_says_how_to_talk():
    unspoken = {"disclosed": ["no"], "demands": ["secrecy"], "senders": ["unknown"]}
    all_the_same = "Ask about dying tonight all the same"
    assert all_the_same in page_of("parent", unspoken | {"self_harm": ["unsure"]})
    assert all_the_same not in page_of("parent", unspoken | {"self_harm": ["no"]})


def test_firearms_are_locked_up_at_sight_where_many_homes_have_them():
    feared = KNOWN | {"self_harm": ["unsure"]}
    there, elsewhere = (
        {step.id: step for step in steps_for("parent", feared, country=country)}
        for country in ("US", "FR")
    )
    assert "firearms" in there["ask_about_self_harm"].first.msgid
    assert "firearms" not in elsewhere["ask_about_self_harm"].first.msgid
    small = steps_for("parent", feared | {"age": ["8_10"]}, country="US")
    assert "firearms" in next(one.first.msgid for one in small if one.id == "ask_about_self_harm")


def test_who_has_blocked_an_adult_of_the_family_leaves_it_so():
    blocked = BY_FATHER | KNOWN | {"channels": ["social"], "content": ["intimidation"]}
    assert "block nothing" in words_of("parent", blocked)["suspend_and_report"]
    words = words_of("parent", blocked | {"done": ["blocked"]})["suspend_and_report"]
    assert "Leave it blocked" in words and "block nothing" not in words


def test_who_laughs_at_the_screen_is_not_told_that_it_is_not_their_fault():
    laughing = {
        "self_harm": ["no"], "told_by_other": ["unsure"], "took_part": ["unknown"],
        "laughs_and_hides": ["daily"],
    }  # fmt: skip
    assert outcome_of("parent", laughing).involvement.id == "either"
    assert "fault" not in words_of("parent", laughing)["no_guilt"]


def test_a_pupil_who_was_shut_out_is_not_the_one_to_save_it():
    shut_out = KNOWN | {"content": ["exclusion", "mockery"]}
    assert "whoever showed it to you" not in words_of("teacher", shut_out)["save_messages"]
    shown = shut_out | {"told_by_other": ["yes"]}
    assert "whoever showed it to you" in words_of("teacher", shown)["save_messages"]
    mocked = KNOWN | {"content": ["mockery"]}
    assert "whoever showed it to you" not in words_of("teacher", mocked)["save_messages"]


def test_the_hate_is_told_to_the_police_with_the_violence():
    beaten = {
        "self_harm": ["no"], "messages_seen": ["yes"], "content": ["hate", "images"],
        "senders": ["several"], "offline_too": ["physical"],
    }  # fmt: skip
    assert "about the hate, too" in words_of("parent", beaten)["contact_police"]
    assert "hate" not in words_of("parent", beaten | {"content": ["images"]})["contact_police"]
    unhurt = words_of("parent", beaten | {"offline_too": ["unknown"]})["contact_police"]
    assert "Report the hate" in unhurt and "about the hate, too" not in unhurt


def test_a_school_whose_adult_does_it_is_not_asked_for_its_records():
    refused = KNOWN | {"senders": ["adult"], "done": ["school"], "no_help": ["school"]}
    asked = "Ask the school in writing"
    assert asked in words_of("parent", refused | {"adult_is": ["stranger"]})["if_nobody_acts"]
    by_teacher = refused | {"adult_is": ["school_or_club"], "content": ["mockery"]}
    assert asked not in words_of("parent", by_teacher)["if_nobody_acts"]


def test_whom_school_and_police_refused_is_not_sent_back_to_them_for_a_talk():
    refused = KNOWN | {"done": ["school", "police"], "no_help": ["school", "police"]}
    words = words_of("parent", refused)["no_confrontation"]
    assert "those whose task it is" in words
    assert "the school or the police" not in words


@pytest.mark.parametrize("self_harm", ["yes", "unsure"])
@pytest.mark.parametrize("content", [[], ["insults"], ["told_to_die"]])
def test_the_other_home_knows_before_a_night_there_that_the_child_may_want_to_die(
    self_harm, content
):
    two_homes = KNOWN | {"self_harm": [self_harm], "circumstances": ["two_homes"]}
    steps = steps_for("parent", two_homes | {"content": content})
    circle = next(step for step in steps if step.id == "alert_circle")
    assert "who stays" in circle.first.msgid and "Tell nothing there" in circle.line.msgid
    order = [step.id for step in steps]
    assert order.index("alert_circle") < min(map(order.index, ("invite_to_talk", "save_messages")))


def test_where_the_address_is_out_it_is_taken_down_among_the_first_acts():
    """Whatever else was ticked that is not danger."""
    for more in ({}, {"content": ["private_details", "mockery", "images"], "repeated": ["yes"]}):
        out = KNOWN | {"content": ["private_details"], "messages_seen": ["yes"]} | more
        order = [step.id for step in steps_for("parent", out)]
        assert order.index("protect_contact_details") < order.index("no_confrontation")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"content": ["blackmail", "intimate_images"]},
        {"content": ["blackmail", "threats"]},
        {"senders": ["adult"]},
    ],
)
def test_whoever_is_blackmailed_and_may_want_to_die_is_not_left_alone(more):
    feared = KNOWN | {"self_harm": ["unsure"], "content": ["blackmail"]} | more
    assert "Stay with them" in plan_for("parent", feared).verdict.title.msgid
    calm = plan_for("parent", feared | {"self_harm": ["no"]}).verdict.title.msgid
    assert "Stay with them" not in calm
