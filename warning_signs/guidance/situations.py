"""Advice sorted by the situation that a reader is in, for the page of all advice. Pure."""

from collections.abc import Iterator

from warning_signs.content.models.advice import Advice, AdviceCatalogue

SITUATIONS = {
    "danger": (
        "immediate_danger",
        "ask_about_self_harm",
        "safe_from_violence",
        "injuries_seen",
        "running_away",
        "call_helpline",
    ),
    "pressure": ("pay_nothing", "image_removal", "adult_author"),
    "talking": (
        "act_quickly",
        "before_you_react",
        "invite_to_talk",
        "no_guilt",
        "whole_story",
        "tell_who_treats_them",
        "your_own_language",
    ),
    "messages": (
        "save_messages",
        "do_not_reply",
        "no_confrontation",
        "keep_the_device",
        "suspend_and_report",
        "secure_account",
        "change_number",
        "inform_operator",
    ),
    "others": (
        "alert_circle",
        "school_protocol",
        "protect_confidence",
        "contact_police",
        "review_what_was_done",
        "if_nobody_acts",
    ),
    "own_part": ("stop_taking_part", "support_the_target"),
    "doubt": (
        "low_is_not_no",
        "other_causes",
        "second_observer",
        "watch_for_signs",
        "check_again",
    ),
    "beforehand": (
        "primary_school_too",
        "protect_contact_details",
        "inform_and_prevent",
        "teach_saving",
    ),
}
"""Situation → ids of advice, both in the order of the page. An id may be one that a site replaced
or left out."""
OTHER = "other"
"""The situation of advice that is in none of them: a site’s own."""


def by_situation(catalogue: AdviceCatalogue) -> Iterator[tuple[str, list[Advice]]]:
    """Yield each situation with its advice; all advice comes once, a site’s own at the end."""
    left = {advice.id: advice for advice in catalogue.advice}
    for situation, ids in SITUATIONS.items():
        if found := [left.pop(one) for one in ids if one in left]:
            yield situation, found
    if left:
        yield OTHER, list(left.values())
