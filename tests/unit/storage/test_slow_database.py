"""A database that answers late: what a change made on one machine means for the others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from threading import Event

import pytest

from tests.support.campaigns.database import CELL
from warning_signs.storage import campaigns, repository

LONGEST = 0.2
"""Seconds that the database may cost a result, whatever it does (docs/tasks/deploying.md)."""
CHANGES = {
    "closed": lambda connection: campaigns.close(connection, "ligue", date(2026, 11, 24)),
    "deleted": lambda connection: campaigns.delete_campaign(connection, "ligue"),
}


@contextmanager
def late_answers(monkeypatch):
    """Let nobody read whether a campaign has changed until the event that this yields is set."""
    answering, real = Event(), campaigns.revision

    def revision(connection, slug):
        answering.wait(30)
        return real(connection, slug)

    with monkeypatch.context() as patch:
        patch.setattr(campaigns, "revision", revision)
        try:
            yield answering
        finally:
            answering.set()


def test_reading_and_counting_stay_within_what_the_documentation_promises():
    assert repository.SECONDS_TO_READ + repository.SECONDS_TO_COUNT < LONGEST


@pytest.mark.usefixtures("generous_timeouts")
@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_that_is_late_but_in_time_is_waited_for(kept, monkeypatch, change):
    assert kept.other.campaign("ligue").closed_on is None
    kept.change(CHANGES[change])
    with late_answers(monkeypatch) as answering, ThreadPoolExecutor(1) as reader:
        reading = reader.submit(kept.other.campaign, "ligue")
        with pytest.raises(TimeoutError):
            reading.result(timeout=0.2)
        answering.set()
        found = reading.result()
    assert found is None or found.closed_on == date(2026, 11, 24)


@pytest.mark.usefixtures("generous_timeouts")
@pytest.mark.parametrize("change", CHANGES)
def test_a_machine_that_gets_no_answer_shows_what_it_knew_and_counts_nothing(
    kept, monkeypatch, change
):
    known = kept.other.campaign("ligue")
    kept.change(CHANGES[change])
    with late_answers(monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(repository, "SECONDS_TO_READ", 0.01)
            assert kept.other.campaign("ligue") == known, "it has not heard of the change"
        kept.other.count_result(*CELL, kept.token())
        kept.other.count_opened(*CELL[:3])
    assert not any(kept.counts().values())


@pytest.mark.usefixtures("generous_timeouts")
@pytest.mark.parametrize("change", CHANGES)
def test_as_soon_as_the_database_answers_again_the_change_holds(kept, monkeypatch, change):
    kept.other.campaign("ligue")
    kept.change(CHANGES[change])
    with late_answers(monkeypatch), monkeypatch.context() as patch:
        patch.setattr(repository, "SECONDS_TO_READ", 0.01)
        kept.other.campaign("ligue")
    found = kept.other.campaign("ligue")
    assert found is None or found.closed_on == date(2026, 11, 24)
