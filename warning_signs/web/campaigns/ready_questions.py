"""The questions of a campaign, ready but for the number against counting twice.

That number makes each page one of its own, so the page cache cannot hold it. The rest is the same
for all who open the address: it is rendered once, and packed once (web/middleware/gzip_parts.py).
"""

from dataclasses import dataclass
from datetime import date

from flask import current_app, g, request

from warning_signs.web.questionnaire import views as questionnaires
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import TURN

PLACE = "0" * 56
"""What stands in place of the number, which is as long (campaigns/submission_token.py)."""


@dataclass(frozen=True)
class ReadyQuestions:
    """A page of questions before and after its number."""

    start: bytes
    end: bytes

    def __len__(self) -> int:
        return len(self.start) + len(self.end)


def questions_with(token: str, questionnaire: str) -> bytes:
    """The page of a questionnaire with this number in its form, for a reader of `g.campaign`.

    In debug it is made anew: whoever changes a template wants to see the change.
    """
    key = (
        *(request.root_path, TURN in request.args, g.locale.tag, g.country),
        *(g.campaign.slug, g.campaign.revision, questionnaire, date.today()),
    )
    ready = site().campaign_questions.get(key)
    if ready is None or current_app.debug:
        g.submission_token = PLACE
        start, end = questionnaires.questions(questionnaire).split(PLACE)
        ready = ReadyQuestions(start.encode(), end.encode())
        site().campaign_questions.put(key, ready)
    g.shared_part = ready.start
    return b"".join((ready.start, token.encode(), ready.end))
