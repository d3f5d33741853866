"""Checks of platforms.yaml against the questionnaires and countries that it names."""

from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.platforms import CHANNELS_QUESTION
from warning_signs.content.yaml_source import Finding

FILE = "platforms.yaml"


def check_platforms(content: Content) -> Iterator[Finding]:
    """Yield each name in the guides that does not exist."""
    asked = (q.questions.get(CHANNELS_QUESTION) for q in content.questionnaires.values())
    values = {value for question in asked if question for value in question.by_value}
    for i, guide in enumerate(content.guides.guides):
        if missing := ", ".join(one for one in guide.channels if one not in values):
            message = f"{missing}: no answer of the question “{CHANNELS_QUESTION}”. Use its values."
            yield FILE, ("guides", i, "channels"), message
    for i, flagger in enumerate(content.guides.trusted_flaggers):
        if flagger.country not in content.countries:
            message = f"“{flagger.country}” has no file in helplines/. Check the country code."
            yield FILE, ("trusted_flaggers", i, "country"), message
