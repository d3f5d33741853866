"""The rules that always hold, told a second time and apart from rules.yaml, to compare with it."""

from __future__ import annotations

from tests.support.answers.any_answers import CONTENT
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import Assessment, assess
from warning_signs.content.models.base import RANK, RANKED_LEVELS

FACT_QUESTIONS = ("disclosed", "told_by_other", "messages_seen")
DEMANDS = {"money", "meeting", "private_information", "pictures", "secrecy"}
DANGERS_ASKED_FURTHER = {
    "content": {"threats", "told_to_die", "blackmail", "intimate_images"},
    "senders": {"adult"},
    "offline_too": {"physical"},
}
SERIOUS = {"images", "impersonation", "hate", "stalking", "intimidation", "private_details"}
CORE = {
    "parent": {"school_avoidance", "device_distress", "withdrawal"},
    "teacher": {"school_avoidance", "isolation", "withdrawal"},
}
OF_THE_SCREEN = ("device_distress", "device_jumpy", "device_change")


def judge(name, answers) -> Assessment:
    """The assessment of raw answers to the questionnaire of this name."""
    questionnaire = CONTENT.questionnaires[name]
    return assess(
        questionnaire, CONTENT.rules, settle_answers(questionnaire, answers, CONTENT.rules)
    )


def rank(assessment: Assessment) -> int:
    """How grave a level is; unsure counts as low."""
    return RANKED_LEVELS.index("low" if assessment.level == "unsure" else assessment.level)


def at_least(level: str, assessment: Assessment) -> bool:
    """Whether the level is this one or a graver one."""
    return rank(assessment) >= RANKED_LEVELS.index(level)


def has(assessment: Assessment, question: str, *values: str) -> bool:
    """Whether one of the values was chosen, in the answers that count."""
    return not assessment.case.values(question).isdisjoint(values)


def is_fact(assessment: Assessment) -> bool:
    """Seen or told for certain."""
    return any(has(assessment, q, "yes") for q in FACT_QUESTIONS) or has(
        assessment, "demands", *DEMANDS
    )


def is_hint(assessment: Assessment) -> bool:
    """Perhaps seen or told, or danger in what is asked further; and no fact."""
    unsure = any(has(assessment, q, "unsure") for q in FACT_QUESTIONS)
    danger = any(has(assessment, q, *values) for q, values in DANGERS_ASKED_FURTHER.items())
    return (unsure or danger) and not is_fact(assessment)


def is_target(assessment: Assessment) -> bool:
    """It happens to this child, as far as is known; not only to somebody whom they saw hurt."""
    told = any(has(assessment, q, "yes", "unsure") for q in ("disclosed", "told_by_other"))
    theirs = told or has(assessment, "demands", *DEMANDS)
    known = is_fact(assessment) or is_hint(assessment)
    return known and (theirs or not has(assessment, "took_part", "witness"))


def takes_part(assessment: Assessment) -> bool:
    """They shared or posted; or are accused, and no fake account may be the reason."""
    accused = has(assessment, "took_part", "accused")
    faked = has(assessment, "content", "impersonation")
    return has(assessment, "took_part", "forwarded", "posted") or (accused and not faked)


def often(assessment: Assessment, question: str) -> int:
    """How often a sign was seen, 0 to 3; 0 too where it is not known or not asked."""
    sign = assessment.case.questionnaire.questions.get(question)
    return (sign and assessment.case.rank(sign)) or 0


def seen(assessment: Assessment, frequency: str, *, core: bool = False) -> int:
    """How many signs were seen that often or more."""
    questionnaire = assessment.case.questionnaire
    signs = CORE[questionnaire.id] if core else {sign.id for sign in questionnaire.signs}
    return sum(often(assessment, sign) >= RANK[frequency] for sign in signs)


def high_floors(found: Assessment) -> dict[str, bool]:
    """Each rule that asks for high at least, and whether it applies."""
    fact, hint = is_fact(found), is_hint(found)
    several = (
        has(found, "senders", "several") or len(found.case.values("channels") - {"unknown"}) >= 2
    )
    core_weekly = seen(found, "weekly", core=True)
    repeated_open = not has(found, "repeated", "yes", "no")
    return {
        "self-harm feared": has(found, "self_harm", "unsure"),
        "a fact, repeated": fact and has(found, "repeated", "yes"),
        "a fact, perhaps repeated": fact and repeated_open and seen(found, "weekly") >= 1,
        "a fact, several": fact and several,
        "known and serious": (fact or hint) and has(found, "content", *SERIOUS),
        "known and left out": (fact or hint) and has(found, "offline_too", "left_out"),
        "asked for": has(found, "demands", "private_information", "secrecy"),
        "a fact and a main sign": fact and core_weekly >= 1,
        "a fact, very young": fact and has(found, "age", "under_8"),
        "a fact, a disability": fact and has(found, "circumstances", "disability"),
        "a hint, repeated, several": hint and has(found, "repeated", "yes") and several,
        "injuries": often(found, "injuries") >= 1,
        "three main signs": core_weekly >= 3,
        "four daily": seen(found, "daily") >= 4,
        "five weekly and worse": seen(found, "weekly") >= 5
        and has(found, "change", "worse", "sudden"),
    }


def some_floors(found: Assessment) -> dict[str, bool]:
    """Each rule that asks for some at least, and whether it applies."""
    return {
        "known": is_fact(found) or is_hint(found),
        "takes part": takes_part(found),
        "hopeless": often(found, "self_worth") >= 2 or often(found, "low_mood") >= 3,
        "screen": sum(often(found, sign) >= 2 for sign in OF_THE_SCREEN) >= 2,
        "jumpy": often(found, "device_jumpy") >= 3,
        "a main sign daily": seen(found, "daily", core=True) >= 1,
        "two main signs": seen(found, "weekly", core=True) >= 2,
        "two daily": seen(found, "daily") >= 2,
        "three weekly": seen(found, "weekly") >= 3,
    }


def expected_level(found: Assessment) -> str:
    """The level that the rules and the points ask for; low where it may be unsure."""
    points = sum(often(found, sign.id) for sign in found.case.questionnaire.signs)
    reached = {band.level for band in CONTENT.rules.bands if points >= band.points}
    if found.flags:
        return "urgent"
    if any(high_floors(found).values()) or "high" in reached:
        return "high"
    return "some" if any(some_floors(found).values()) or "some" in reached else "low"
