"""Letters as tests see them: in English, by the answers, and as the form of a page."""

from __future__ import annotations

import pytest

from tests.support.answers.any_answers import CONTENT
from tests.support.pages.checks import parse
from warning_signs.assessment.answers import settle_answers
from warning_signs.letters.compose import compose, letter_text

LETTERS = (
    "school",
    "service",
    "operator",
    "police",
    "complaint",
    "regulator",
    "school_authority",
)
COUNTRIES = (None, "FR", "US")
"""Without a country, in the European Union, and elsewhere."""
NOBODY_HELPED = ["school", "service", "police"]
OBSERVERS = ("parent", "teacher")
each_letter = pytest.mark.parametrize("to", LETTERS)

GRAVE = {
    "disclosed": "yes",
    "self_harm": "yes",
    "content": ["threats", "intimate_images"],
    "channels": ["phone", "social"],
    "demands": ["pictures"],
    "senders": "several",
    "repeated": "yes",
    "school_avoidance": "daily",
    "aggressive": "daily",
    "took_part": ["posted"],
    "own_posts": ["mockery"],
    "done": ["saved", "sent_more"],
}
SECRETS = (
    "want to die",
    "wants to die",
    "Intimate or nude pictures",
    "intimate pictures of a child",
    "asks a child for intimate pictures",
    "Intimate pictures or videos",
    "own part",
    "They wrote or posted something hurtful",
    "More aggressive",
    "More pictures or secrets were sent",
    "An adult, or perhaps an adult",
    "To meet",
    "asks a child for a meeting",
)


def settled(name: str, raw) -> dict[str, frozenset[str]]:
    """The answers that count, from plain lists and values."""
    given = {q: {v} if isinstance(v, str) else set(v) for q, v in raw.items()}
    return settle_answers(CONTENT.questionnaires[name], given, CONTENT.rules)


def blocks(to: str, name: str, answers, *, sensitive: bool = False, country: str | None = None):
    letter, questionnaire = CONTENT.letters[to], CONTENT.questionnaires[name]
    return compose(
        letter,
        questionnaire,
        CONTENT.rules.conditions,
        answers,
        sensitive=sensitive,
        country=country,
    )


def written(
    to: str, name: str, answers, *, sensitive: bool = False, country: str | None = None
) -> str:
    """The letter in English."""
    composed = blocks(to, name, answers, sensitive=sensitive, country=country)
    return letter_text(composed, lambda text: text.msgid)


def every_answer(name: str):
    """Sets of answers that together give every value of every question once at least."""
    questions = CONTENT.questionnaires[name].questions.values()
    most = max(len(question.options) for question in questions)
    for turn in range(most):
        yield settled(
            name,
            {
                q.id: [o.value for o in q.options if not o.neutral]
                if q.type == "many" and turn
                else [q.options[turn % len(q.options)].value]
                for q in questions
            },
        )


def told(name: str, answers, no_help=("none",)) -> dict[str, frozenset[str]]:
    """The same answers of somebody who told all whom they could; `no_help`: who did nothing."""
    done = ["school", "reported", "police", "saved"]
    return settled(name, {**answers, "disclosed": ["yes"], "done": done, "no_help": no_help})


def urgent_notes(to: str, case) -> str:
    notes = CONTENT.letters[to].notes
    return " ".join(n.text.msgid for n in notes if n.urgent and n.when.holds(case))


def fields(html: str) -> dict[str, list[str]]:
    """What the form of a letter would send."""
    page, found = parse(html), {}
    for one in page.query("form#letter-form input, main form input[type=hidden]"):
        kind = one.attrs.get("type")
        if kind == "hidden" or "checked" in one.attrs:
            found.setdefault(one.attrs["name"], []).append(one.attrs.get("value", ""))
    for one in page.query("textarea"):
        found[one.attrs["name"]] = ["".join(c.data for c in one.children).removeprefix("\n")]
    for one in page.query("select[name=letter_language] option[selected]"):
        found["letter_language"] = [one.attrs["value"]]
    return {name: list(dict.fromkeys(values)) for name, values in found.items()}


def letter_of(html: str) -> str:
    return fields(html)["letter"][0]


def from_result(client, to: str, language="en", **more):
    """Press the button of the result that leads to the letter."""
    return client.post(f"/{language}/letters/{to}/", data={"from": "parent", **GRAVE, **more})
