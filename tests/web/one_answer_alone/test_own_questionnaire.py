"""A questionnaire of a site’s own helps as early as ours."""

from __future__ import annotations

import pytest

from tests.support.answers.one_answer import asked_again, by_page, level_of
from tests.support.sites import make_site

CAMP = """\
id: camp
version: 1
audience: parent
title: What have you noticed at the camp?
intro: Think of the last week.
asked_when:
  told: {any: [{question: told_us, values: [weekly, daily]}]}
sections:
  - id: signs
    title: What you have noticed
    questions:
      - id: self_harm
        type: one
        required: true
        sensitive: true
        text: Did they say that they want to die or to hurt themself?
        short: Wanting to die
        options:
          - {value: 'no', label: 'No'}
          - {value: 'yes', label: 'Yes'}
          - {value: unsure, label: Not sure}
          - {value: unknown, neutral: true, label: I don’t know}
      - id: messages_seen
        type: one
        text: Did you see such messages?
        short: Messages
        options: [{value: 'no', label: 'No'}, {value: 'yes', label: 'Yes'}]
      - {id: told_us, type: frequency, domain: school, text: Did they tell us?, short: Told us}
      - id: senders
        type: one
        asked_when: told
        text: Who is it?
        short: Who
        options:
          - {value: one, label: One child}
          - {value: adult, sensitive: true, label: An adult}
"""


@pytest.fixture(scope="module")
def camp(tmp_path_factory):
    """Fetches pages of a site that has a questionnaire of its own, with danger in a follow-up."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "camp.yaml").write_text(CAMP, encoding="utf-8")
    return make_site({"WARNING_SIGNS_CONTENT": str(folder)}).test_client()


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ({"self_harm": "yes"}, "urgent"),
        ({"messages_seen": "yes"}, "some"),
        ({"senders": "adult"}, "urgent"),
        ({"senders": "adult", "told_us": "unknown"}, "urgent"),
        ({"senders": "adult", "told_us": "never"}, False),
        ({"senders": "one"}, False),
        ({"messages_seen": "no"}, False),
    ],
    ids=str,
)
def test_a_questionnaire_of_a_sites_own_helps_as_early_as_ours(camp, raw, level):
    assert level_of(by_page(camp, "camp", raw)) == level
    found = camp.post("/api/v1/questionnaires/camp/assessment", json={"answers": raw})
    assert found.json.get("level", False) == level and found.status_code in (200, 422)
    if level and "self_harm" not in raw:
        assert len(asked_again(by_page(camp, "camp", raw))) == 4
