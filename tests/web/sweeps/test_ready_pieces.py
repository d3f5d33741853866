"""Most of a result comes ready from a cache: it must be what a page made anew would be."""

from __future__ import annotations

from itertools import cycle

import pytest

from tools.lib.cases import read_cases
from warning_signs.web.request.site import site

READERS = (
    ("fr", "FR", {}),
    ("ar", "DE", {"second_language": "fr"}),
    ("en", "GB", {"show": "for_me"}),
    ("de", "", {}),
    ("fr", "CA", {"show": "to_hand_over", "second_language": "en"}),
    ("es", "US", {"second_language": "fr", "second_how": "instead"}),
)
"""Language, country, and what else a form says."""


@pytest.fixture
def two_sites(make_app):
    """Two sites; the second one makes every piece anew."""
    ready, anew = make_app(), make_app()
    anew.jinja_env.globals["cached_fragment"] = lambda _key, make, *arguments: make(*arguments)
    return ready, anew


def test_a_result_of_ready_pieces_is_the_result_made_anew(two_sites):
    here = site(two_sites[0])
    for case, (language, country, more) in zip(read_cases(), cycle(READERS), strict=False):
        address = f"/{language}/{case.questionnaire}/?country={country}"
        form = case.all_answers(here.content.questionnaires[case.questionnaire]) | more
        ready, anew = (one.test_client().post(address, data=form) for one in two_sites)
        assert ready.text == anew.text, (case.id, address, more)
    assert len(here.fragments) > 300
