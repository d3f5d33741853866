"""Answers of which one alone helps, and what the site makes of them by page and by API."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from tests.support.answers.any_answers import CONTENT, SCORED
from tests.support.pages.checks import parse

RED_FLAGS = {
    ("self_harm", "yes"): "self_harm",
    ("demands", "money"): "blackmail",
    ("demands", "pictures"): "blackmail",
    ("demands", "meeting"): "meeting",
    ("content", "threats"): "violence",
    ("content", "told_to_die"): "told_to_die",
    ("content", "blackmail"): "blackmail",
    ("content", "intimate_images"): "intimate_images",
    ("senders", "adult"): "adult_author",
    ("offline_too", "physical"): "physical",
    ("own_posts", "threats"): "violence",
    ("own_posts", "intimate_images"): "intimate_images",
}
"""Every answer that raises a red flag by itself, and the flag."""
FACTS = {
    ("disclosed", "yes"),
    ("told_by_other", "yes"),
    ("messages_seen", "yes"),
    ("demands", "money"),
    ("demands", "meeting"),
    ("demands", "private_information"),
    ("demands", "pictures"),
    ("demands", "secrecy"),
}
BOTH = pytest.mark.parametrize("name", SCORED)
ALL_NO = dict.fromkeys(("disclosed", "told_by_other", "messages_seen"), "no") | {
    "demands": "none",
    "took_part": "none",
}
"""What every further question hangs on, answered with “no” throughout."""


def html_of(client, name: str, raw, **more) -> str:
    """The page that somebody gets who posts raw answers."""
    pairs = [(q, v) for q, values in raw.items() for v in _listed(values)]
    posted = MultiDict([*pairs, *more.items()])
    return client.post(f"/en/{name}/?country=FR", data=posted).text


def by_page(client, name: str, raw, **more):
    """The same page, to be asked with CSS selectors."""
    return parse(html_of(client, name, raw, **more))


def by_api(client, name: str, raw):
    """What a program gets for the same."""
    questions = CONTENT.questionnaires[name].questions
    answers = {
        q: list(_listed(values)) if questions[q].type == "many" else next(iter(_listed(values)))
        for q, values in raw.items()
    }
    return client.post(f"/api/v1/questionnaires/{name}/assessment", json={"answers": answers})


def _listed(values):
    return [values] if isinstance(values, str) else sorted(values)


def level_of(page) -> str | None:
    """The level of a page that is a result."""
    (main,) = page.query("main")
    return main.attrs["data-page"] == "result" and main.attrs["data-level"]


def held(page) -> set[tuple[str, str]]:
    """The answers that a result holds for the next post."""
    return {
        (one.attrs["name"], one.attrs["value"])
        for one in page.query("#again input[type=hidden]")
        if one.attrs["name"] != "version"
    }


def openers(name: str, question: str) -> set[str]:
    """The questions of which an answer opens this one."""
    questionnaire = CONTENT.questionnaires[name]
    condition = questionnaire.asked_if.get(question)
    return {one.question for one in condition.any} if condition else set()


def asked_again(page) -> list[tuple[str, str]]:
    """The buttons that answer a question on the result: (value, words)."""
    return [(b.attrs["value"], b.to_text().strip()) for b in page.query("[data-ask] button")]
