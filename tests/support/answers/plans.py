"""Plans for raw answers, and every set of red flags, for tests of what a result advises."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, combinations, product
from random import Random

from tests.support.answers.any_answers import CONTENT
from warning_signs.assessment.answers import settle_answers
from warning_signs.assessment.assess import Assessment, assess
from warning_signs.assessment.preparedness import Preparedness, assess_preparedness
from warning_signs.content.models.questionnaire import Question
from warning_signs.guidance.advise import Step
from warning_signs.guidance.plan import Plan, make_plan

RAISED = {
    "self_harm": {"self_harm": ["yes"]},
    "told_to_die": {"content": ["told_to_die"]},
    "violence": {"content": ["threats"]},
    "blackmail": {"content": ["blackmail"]},
    "meeting": {"demands": ["meeting"]},
    "intimate_images": {"content": ["intimate_images"]},
    "adult_author": {"senders": ["adult"]},
    "physical": {"offline_too": ["physical"]},
}
"""An answer that raises each of the red flags."""

EVERY_SET = tuple(chain.from_iterable(combinations(RAISED, n) for n in range(len(RAISED) + 1)))
EVEN_SETS = tuple(flags for flags in EVERY_SET if len(flags) % 2 == 0)
"""Half of them, in which any seven of the flags are raised and not raised in every combination."""
TOLD = {"self_harm": ["no"], "disclosed": ["yes"], "channels": ["messaging", "phone"]}
SAW_IT = {
    "messages_seen": ["yes"],
    "took_part": ["witness"],
    "disclosed": ["no"],
    "told_by_other": ["no"],
    "demands": ["none"],
}
"""A witness, and nothing says that it happens to this child: by chance that is too rare."""


def answers_for(flags, **besides: list[str]) -> dict[str, list[str]]:
    """Raw answers that raise these flags, with others besides."""
    raw = TOLD | besides
    for flag in flags:
        for question, values in RAISED[flag].items():
            kept = raw.get(question, []) if question in ("content", "demands") else []
            raw = raw | {question: [*kept, *values]}
    return raw


def sets_with(besides: dict[str, list[str]]) -> tuple[tuple[str, ...], ...]:
    """Every set of flags; where something else was answered too, half of them."""
    return EVEN_SETS if besides else EVERY_SET


def cases(
    besides: Mapping[str, dict[str, list[str]]],
) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Each questionnaire with a level, flags and what else was answered, by its name."""
    return tuple(
        (name, flags, also)
        for name, also in product(("parent", "teacher"), besides)
        for flags in sets_with(besides[also])
    )


def outcome_of(name: str, raw) -> Assessment | Preparedness:
    """What raw answers to the questionnaire of this name come to."""
    answers = settle_answers(CONTENT.questionnaires[name], raw, CONTENT.rules)
    return _outcome_of(name, tuple(answers.items()))


@lru_cache(maxsize=1)  # a test asks for the screen, the sheet and the case of the same answers
def _outcome_of(name: str, answers: tuple[tuple[str, frozenset[str]], ...]):
    questionnaire = CONTENT.questionnaires[name]
    find = assess if questionnaire.scored else assess_preparedness
    return find(questionnaire, CONTENT.rules, dict(answers))


def plan_for(
    name: str, raw, *, redacted: bool = False, foreign: bool = False, country=None
) -> Plan:
    """The plan that raw answers lead to, on the screen or on a sheet to hand over."""
    return make_plan(
        CONTENT.catalogue,
        outcome_of(name, raw),
        foreign_language=foreign,
        country=country,
        edition="to_hand_over" if redacted else "everything",
    )


def both_plans(name: str, raw, **reader) -> tuple[Plan, Plan]:
    """The plan of the screen, and that of a sheet to hand over."""
    return plan_for(name, raw, **reader), plan_for(name, raw, redacted=True, **reader)


def steps_for(name: str, raw, **reader) -> tuple[Step, ...]:
    """All advice of that plan in page order, lines of other steps too."""
    return plan_for(name, raw, **reader).every_step


def texts_of(step: Step) -> list[str]:
    """All that a step says, once each."""
    first = [step.first.msgid] if step.first != step.title else []
    return [step.title.msgid, *first, step.line.msgid, *(line.text.msgid for line in step.how)]


def said(steps) -> dict[str, str]:
    """What each step says, line by line, by its id."""
    return {step.id: "\n".join(texts_of(step)) for step in steps}


def anything(draw: Random, question: Question) -> list[str]:
    """One to three values of a question, as somebody might tick them."""
    count = draw.randint(1, 3) if question.type == "many" else 1
    return draw.sample(sorted(question.by_value), min(count, len(question.by_value)))


def page_of(name: str, raw, **reader) -> str:
    """All that a result says to this reader, step by step."""
    return "\n".join(said(plan_for(name, raw, **reader).every_step).values())
