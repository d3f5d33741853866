"""Campaigns that lead from one to the next: the walk along them always ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.chain import chain_from, is_circle

SLUGS = "abcde"


def campaign(slug: str, leads_to: str | None) -> Campaign:
    return Campaign(
        slug=slug,
        name=slug,
        origins=("https://www.example.org",),
        languages=("en",),
        questionnaires=("parent",),
        scored=("parent",),
        begins=date(2026, 11, 2),
        leads_to=leads_to,
    )


def walked(leads: dict[str, str | None]) -> tuple[str, bool]:
    """The slugs of the chain from a, and whether it is a circle."""
    asked = []

    def find(slug: str) -> Campaign | None:
        asked.append(slug)
        assert len(asked) <= len(SLUGS), "it goes round for ever"
        return campaign(slug, leads[slug]) if slug in leads else None

    chain = chain_from(campaign("a", leads["a"]), find)
    return "".join(one.slug for one in chain), is_circle(chain)


@pytest.mark.parametrize(
    ("leads", "chain", "circle"),
    [
        ({"a": None}, "a", False),
        ({"a": "b", "b": "c", "c": None}, "abc", False),
        ({"a": "b", "b": "gone"}, "ab", False),
        ({"a": "a"}, "a", True),
        ({"a": "b", "b": "a"}, "ab", True),
        ({"a": "b", "b": "c", "c": "b"}, "abc", True),
    ],
)
def test_each_comes_once_and_a_circle_is_told(leads, chain, circle):
    assert walked(leads) == (chain, circle)


@given(st.fixed_dictionaries({one: st.sampled_from([*SLUGS, "f", None]) for one in SLUGS}))
def test_wherever_they_lead_it_ends_at_one_that_leads_no_further(leads):
    chain, circle = walked(leads)
    assert len(set(chain)) == len(chain)
    assert circle == (leads[chain[-1]] in {*chain})
