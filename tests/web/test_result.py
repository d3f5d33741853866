"""What a result says is found by pure functions: only its page needs the application."""

from flask import has_app_context

from tests.support.answers.plans import outcome_of
from tests.support.content.built_in import built_in_content
from tests.support.content.helplines import everything
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.web.result.result import find_result

CONTENT = built_in_content()


def test_a_result_is_found_without_an_application():
    raw = {"self_harm": ["yes"], "low_mood": ["daily"], "content": ["insults"]}
    answers = outcome_of("parent", raw).case.answers
    parent = CONTENT.questionnaires["parent"]
    assert not has_app_context()
    found = find_result(CONTENT, parent, answers, LANGUAGES["fr"], everything()["FR"])
    assert found.assessment.level == "urgent"
    assert found.card.calls
    assert found.why.known_rows
