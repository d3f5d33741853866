"""Any answers at all, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.content.built_in import built_in_content
from warning_signs.content.models.questionnaire import Question, Questionnaire

CONTENT = built_in_content()
SCORED = [name for name, one in CONTENT.questionnaires.items() if one.scored]
"""The questionnaires that have a level."""


def answers_to(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, set[str]]]:
    """Raw answers: any questions left open, any values, neutral ones beside telling ones too."""
    every = {q.id: _values(q) for q in questionnaire.questions.values()}
    return st.fixed_dictionaries({}, optional=every)


def known_signs(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, set[str]]]:
    """An answer other than “I don’t know” to every question about a sign."""
    frequency = st.sampled_from(["never", "rarely", "weekly", "daily"]).map(lambda value: {value})
    return st.fixed_dictionaries({sign.id: frequency for sign in questionnaire.signs})


def _values(question: Question) -> st.SearchStrategy[set[str]]:
    one = st.sampled_from(sorted(question.by_value))
    return st.sets(one, max_size=4) if question.type == "many" else one.map(lambda value: {value})
